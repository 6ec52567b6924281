//! The driver: takes messages from a channel, lets the machine work, has its effects carried out, and draws.
//!
//! Keys are read on their own thread and services never block, so that a key is drawn at once whatever the camera,
//! the recogniser and the store are doing.

use std::{
    io::{self, IsTerminal, Stdout, Write},
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
        mpsc::{Receiver, RecvTimeoutError, Sender},
    },
    thread,
    time::{Duration, Instant},
};

use anyhow::Context;
use crossterm::{
    event::{self, DisableMouseCapture, EnableMouseCapture, Event},
    execute, queue,
    terminal::{BeginSynchronizedUpdate, EndSynchronizedUpdate},
};
use jiff::Timestamp;
use ratatui::{
    DefaultTerminal, Terminal,
    backend::{Backend, ClearType},
};

use super::{
    Effect, Message, Model,
    pictures::Pictures,
    sound::{Sound, Speaker},
    terminal, update, view,
};

/// No two drawings are closer than this: thirty a second are enough for the eye, and spare the terminal.
const FRAME: Duration = Duration::from_millis(33);
/// How often the machine hears what time it is.
const TICK: Duration = Duration::from_millis(250);
/// How long the keyboard's thread sleeps before it looks whether it is still wanted: the longest that leaving takes. It
/// wakes at once for a key; but crossterm spins through the last millisecond of each wait, so short ones cost an idle desk.
const KEY_WAIT: Duration = Duration::from_millis(400);

/// Carries effects out. Outcomes come back as messages through the channel that the services were made with.
pub trait Services {
    /// Takes an effect up. Must not block: what takes time goes to a thread of its own.
    fn perform(&mut self, effect: Effect);
}

/// What only a real terminal has.
pub trait Host {
    /// A drawing begins.
    fn begin(&mut self) {}
    /// A drawing ends.
    fn end(&mut self) {}
    /// Sound something.
    fn sound(&mut self, _sound: Sound) {}
    /// What time it is.
    fn now(&self) -> Timestamp;
}

/// The terminal that the program was started in.
struct Tty {
    out: Stdout,
    speaker: Option<Speaker>,
}

impl Host for Tty {
    fn begin(&mut self) {
        // A terminal that does not know synchronised updates ignores them.
        let _ = queue!(self.out, BeginSynchronizedUpdate);
    }

    fn end(&mut self) {
        let _ = execute!(self.out, EndSynchronizedUpdate);
    }

    fn sound(&mut self, sound: Sound) {
        if self.speaker.as_ref().is_some_and(|speaker| speaker.play(sound)) {
            return;
        }
        self.speaker = None;
        let bells = [0x07; 3];
        let _ = self.out.write_all(&bells[..sound.bells()]).and_then(|()| self.out.flush());
    }

    fn now(&self) -> Timestamp {
        Timestamp::now()
    }
}

/// Columns and rows of the terminal that the program was started in; none where it was started in none.
pub fn terminal_size() -> Option<(u16, u16)> {
    io::stdout().is_terminal().then(|| crossterm::terminal::size().ok()).flatten()
}

/// Opens the console in the terminal and runs it until it is left. The terminal is given back as it was, after a
/// panic too.
///
/// `messages` is both ends of the channel that `services` sends through.
pub fn run(
    mut services: impl Services,
    mut model: Model,
    messages: (Sender<Message>, Receiver<Message>),
) -> anyhow::Result<()> {
    let mut screen: DefaultTerminal = ratatui::try_init().context("the terminal can't be used as a screen")?;
    // Before anybody else reads keys: the terminal's answers come the same way.
    let painted = messages.0.clone();
    model.ascii = terminal::is_ascii();
    model.pictures = Pictures::on_a_worker(terminal::graphics(model.graphics.as_deref()), move || {
        painted.send(Message::Painted).is_ok()
    });
    let mut tty = Tty { out: io::stdout(), speaker: Speaker::start() };
    // A terminal without a mouse ignores it.
    if model.mouse {
        let _ = execute!(tty.out, EnableMouseCapture);
    }
    let wanted = Arc::new(AtomicBool::new(true));
    let (sender, receiver) = messages;
    let watch = stop_signals(&sender)?;
    let keyboard = {
        let wanted = Arc::clone(&wanted);
        thread::Builder::new().name("keys".to_owned()).spawn(move || read_keys(&sender, &wanted))
    };
    let outcome = keyboard.context("no thread for the keyboard").and_then(|keyboard| {
        let outcome = drive(&mut screen, &mut tty, &mut services, &mut model, &receiver);
        wanted.store(false, Ordering::Relaxed);
        let _ = keyboard.join();
        outcome
    });
    drop(watch);
    let _ = execute!(io::stdout(), DisableMouseCapture);
    ratatui::try_restore().context("the terminal can't be given back")?;
    outcome
}

/// Asks the console to leave when the system ends the program or its terminal goes, so that the terminal is given back and
/// what is being written is finished. Until it is dropped.
#[cfg(unix)]
fn stop_signals(sender: &Sender<Message>) -> anyhow::Result<impl Drop + use<>> {
    use signal_hook::{
        consts::{SIGHUP, SIGTERM},
        iterator::{Handle, Signals},
    };
    struct Watch(Handle);
    impl Drop for Watch {
        fn drop(&mut self) {
            self.0.close();
        }
    }
    let mut signals = Signals::new([SIGTERM, SIGHUP]).context("signals can't be waited for")?;
    let watch = Watch(signals.handle());
    let sender = sender.clone();
    thread::Builder::new()
        .name("signals".to_owned())
        .spawn(move || {
            for _ in signals.forever() {
                let _ = sender.send(Message::Terminate);
            }
        })
        .context("no thread for signals")?;
    Ok(watch)
}

#[cfg(not(unix))]
fn stop_signals(_: &Sender<Message>) -> anyhow::Result<()> {
    Ok(())
}

fn read_keys(sender: &Sender<Message>, wanted: &AtomicBool) {
    while wanted.load(Ordering::Relaxed) {
        let message = match event::poll(KEY_WAIT) {
            Ok(false) => continue,
            Ok(true) => match event::read() {
                Ok(Event::Key(key)) => Message::Key(key),
                Ok(Event::Resize(columns, rows)) => Message::Resize(columns, rows),
                Ok(Event::Mouse(mouse)) => Message::Mouse(mouse),
                Ok(_) => continue,
                Err(_) => return,
            },
            Err(_) => return,
        };
        if sender.send(message).is_err() {
            return;
        }
    }
}

/// The main loop, over any terminal: until `Effect::Quit`, or until all senders are gone.
pub fn drive<B: Backend>(
    terminal: &mut Terminal<B>,
    host: &mut impl Host,
    services: &mut impl Services,
    model: &mut Model,
    messages: &Receiver<Message>,
) -> anyhow::Result<()>
where
    B::Error: Send + Sync + 'static,
{
    let mut effects = update(model, Message::Tick(host.now()));
    if let Ok(size) = terminal.size() {
        effects.extend(update(model, Message::Resize(size.width, size.height)));
    }
    let (mut drawn, mut drawn_at) = (None, None::<Instant>);
    let mut ticked = Instant::now();
    // A key is drawn at once: it must not wait for the turn of the next frame.
    let mut typed = false;
    let mut whole = false;
    loop {
        for effect in std::mem::take(&mut effects) {
            match effect {
                Effect::Quit => {
                    draw(terminal, host, model, whole)?;
                    return Ok(());
                }
                Effect::Chime => host.sound(Sound::Accepted),
                Effect::Bell => host.sound(Sound::Person),
                Effect::Alarm => host.sound(Sound::Problem),
                Effect::Redraw => whole = true,
                effect => services.perform(effect),
            }
        }
        let since = drawn_at.filter(|_| !typed).map_or(FRAME, |at| at.elapsed());
        let due = FRAME.saturating_sub(since);
        let stale = drawn != Some(model.revision);
        if stale && due.is_zero() {
            draw(terminal, host, model, whole)?;
            (drawn, drawn_at) = (Some(model.revision), Some(Instant::now()));
            (typed, whole) = (false, false);
            continue;
        }
        let next_tick = TICK.saturating_sub(ticked.elapsed());
        match messages.recv_timeout(if stale { due.min(next_tick) } else { next_tick }) {
            Ok(message) => {
                typed |= matches!(message, Message::Key(_));
                // How long a question stood before a key is told by the clock as it is now, not by the last tick's.
                effects.extend(update(model, Message::Tick(host.now())));
                effects.extend(update(model, message));
                // Whatever else has come is taken in before the next drawing: of many frames the last is drawn.
                while let Ok(message) = messages.try_recv() {
                    typed |= matches!(message, Message::Key(_));
                    effects.extend(update(model, message));
                }
            }
            Err(RecvTimeoutError::Timeout) => {}
            Err(RecvTimeoutError::Disconnected) => return Ok(()),
        }
        if ticked.elapsed() >= TICK {
            ticked = Instant::now();
            effects.extend(update(model, Message::Tick(host.now())));
        }
    }
}

/// Draws what has changed, or the `whole` screen.
fn draw<B: Backend>(terminal: &mut Terminal<B>, host: &mut impl Host, model: &Model, whole: bool) -> anyhow::Result<()>
where
    B::Error: Send + Sync + 'static,
{
    host.begin();
    model.pictures.begin();
    let wiped = if whole { wipe(terminal) } else { Ok(()) };
    let mut drawn = wiped.and_then(|()| terminal.draw(|frame| view(model, frame)).map(|_| ()));
    if model.pictures.end() && drawn.is_ok() {
        drawn = wipe(terminal).and_then(|()| terminal.draw(|frame| view(model, frame)).map(|_| ()));
    }
    host.end();
    drawn.context("the terminal can't be drawn on")
}

/// Blanks the screen, so that the next drawing writes every cell.
///
/// `Terminal::clear` would ask the terminal where its cursor is, and the thread that reads keys would take the answer.
fn wipe<B: Backend>(terminal: &mut Terminal<B>) -> Result<(), B::Error> {
    terminal.backend_mut().clear_region(ClearType::All)?;
    terminal.swap_buffers();
    Ok(())
}
