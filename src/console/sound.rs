//! Three short sounds that are told apart without looking: received, a person has to look, something is wrong. They are
//! made here, and played by whatever the machine has for it, on a thread of its own.

use std::{
    env, fs, io,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    sync::mpsc::{Receiver, SyncSender, sync_channel},
    thread,
    time::{Duration, Instant},
};

/// What is heard.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sound {
    /// Received: two notes upwards.
    Accepted,
    /// A person has to look: the same note twice.
    Person,
    /// Something is wrong: a long low note, falling.
    Problem,
}

impl Sound {
    const ALL: [Self; 3] = [Self::Accepted, Self::Person, Self::Problem];

    /// How often the terminal's bell rings for it, where nothing can play it.
    pub fn bells(self) -> usize {
        match self {
            Self::Accepted => 1,
            Self::Person => 2,
            Self::Problem => 3,
        }
    }

    /// Notes: hertz and milliseconds; 0 Hz is a rest. A sixth upwards is glad, a repeated note asks, a falling third warns;
    /// rhythm tells them apart for those who hear no pitch.
    fn notes(self) -> &'static [(f32, u32)] {
        match self {
            Self::Accepted => &[(659.3, 70), (1_046.5, 130)],
            Self::Person => &[(784.0, 90), (0.0, 70), (784.0, 90)],
            Self::Problem => &[(311.1, 220), (0.0, 40), (246.9, 340)],
        }
    }

    fn file(self) -> &'static str {
        match self {
            Self::Accepted => "accepted.wav",
            Self::Person => "person.wav",
            Self::Problem => "problem.wav",
        }
    }
}

/// Samples a second: more than the highest note needs, and what every sound card takes.
const RATE: u32 = 22_050;

/// The sound as a WAV file: one channel, 16 bits (RIFF WAVE, format 1).
fn wav(sound: Sound) -> Vec<u8> {
    let mut samples: Vec<i16> = Vec::new();
    for &(hertz, millis) in sound.notes() {
        let many = RATE * millis / 1_000;
        // A few milliseconds of rise and fall: a note that starts at full strength clicks.
        let edge = (RATE / 125).min(many / 2).max(1);
        for sample in 0..many {
            let time = sample as f32 / RATE as f32;
            let envelope = sample.min(many - sample).min(edge) as f32 / edge as f32;
            let turn = std::f32::consts::TAU * hertz * time;
            // A little of the octave makes it carry in a hall.
            let value = (turn.sin() + 0.25 * (2.0 * turn).sin()) / 1.25;
            samples.push((value * envelope * 0.6 * f32::from(i16::MAX)) as i16);
        }
    }
    let bytes = samples.len() as u32 * 2;
    let mut file = Vec::with_capacity(44 + bytes as usize);
    file.extend_from_slice(b"RIFF");
    file.extend_from_slice(&(36 + bytes).to_le_bytes());
    file.extend_from_slice(b"WAVEfmt ");
    file.extend_from_slice(&16_u32.to_le_bytes());
    file.extend_from_slice(&1_u16.to_le_bytes());
    file.extend_from_slice(&1_u16.to_le_bytes());
    file.extend_from_slice(&RATE.to_le_bytes());
    file.extend_from_slice(&(RATE * 2).to_le_bytes());
    file.extend_from_slice(&2_u16.to_le_bytes());
    file.extend_from_slice(&16_u16.to_le_bytes());
    file.extend_from_slice(b"data");
    file.extend_from_slice(&bytes.to_le_bytes());
    file.extend(samples.iter().flat_map(|sample| sample.to_le_bytes()));
    file
}

/// Players and what they want to be quiet: `PipeWire`, `PulseAudio`, ALSA, macOS.
const PLAYERS: [(&str, &[&str]); 4] = [("pw-play", &[]), ("paplay", &[]), ("aplay", &["-q"]), ("afplay", &[])];

/// The first player on the path.
fn player() -> Option<(PathBuf, &'static [&'static str])> {
    let path = env::var_os("PATH")?;
    PLAYERS.iter().find_map(|(name, arguments)| {
        env::split_paths(&path)
            .map(|folder| folder.join(name))
            .find(|file| file.is_file())
            .map(|file| (file, *arguments))
    })
}

/// Plays sounds on its own thread. Dropping it ends the thread after the sound that is being played.
pub struct Speaker {
    queue: SyncSender<Sound>,
}

impl Speaker {
    /// None where the machine has nothing to play with: the terminal's bell is rung instead.
    pub fn start() -> Option<Self> {
        let (program, arguments) = player()?;
        let folder = tempfile::tempdir().ok()?;
        for sound in Sound::ALL {
            fs::write(folder.path().join(sound.file()), wav(sound)).ok()?;
        }
        // One waits while one is played; a third would be heard when nobody knows any more what it was about.
        let (queue, sounds) = sync_channel(1);
        let body = move || speak(&sounds, &program, arguments, folder.path());
        thread::Builder::new().name("sound".to_owned()).spawn(body).ok()?;
        Some(Self { queue })
    }

    /// Plays it soon; answers whether it will. It won't where the player has failed; one that comes while another waits
    /// is dropped.
    pub fn play(&self, sound: Sound) -> bool {
        use std::sync::mpsc::TrySendError;
        !matches!(self.queue.try_send(sound), Err(TrySendError::Disconnected(_)))
    }
}

fn speak(sounds: &Receiver<Sound>, program: &Path, arguments: &[&str], folder: &Path) {
    while let Ok(sound) = sounds.recv() {
        let started = Command::new(program)
            .args(arguments)
            .arg(folder.join(sound.file()))
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn();
        // Where there is a player but no sound card the bell takes over: the queue closes.
        if !started.and_then(finished).unwrap_or(false) {
            return;
        }
    }
}

/// Waits for a player, but not for one that hangs.
fn finished(mut child: Child) -> io::Result<bool> {
    const LONGEST: Duration = Duration::from_secs(3);
    let started = Instant::now();
    loop {
        if let Some(status) = child.try_wait()? {
            return Ok(status.success());
        }
        if started.elapsed() > LONGEST {
            child.kill()?;
            child.wait()?;
            return Ok(false);
        }
        thread::sleep(Duration::from_millis(20));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sounds_are_short_whole_files_and_differ() {
        let files = Sound::ALL.map(wav);
        for file in &files {
            assert_eq!(&file[..4], b"RIFF");
            let told = |at: usize| u32::from_le_bytes([file[at], file[at + 1], file[at + 2], file[at + 3]]) as usize;
            assert_eq!((told(4) + 8, told(40) + 44), (file.len(), file.len()));
            let millis = (file.len() - 44) as u32 / 2 * 1_000 / RATE;
            assert!((150..700).contains(&millis), "{millis} ms");
            let loudest = file[44..].chunks(2).map(|pair| i16::from_le_bytes([pair[0], pair[1]]).unsigned_abs()).max();
            assert!(loudest > Some(8_000) && loudest < Some(30_000), "{loudest:?}");
        }
        assert!(files[0] != files[1] && files[1] != files[2]);
        let bells: Vec<usize> = Sound::ALL.map(Sound::bells).to_vec();
        assert_eq!(bells, [1, 2, 3], "told apart by ear where there is only the bell");
    }
}
