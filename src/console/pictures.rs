//! Pictures on the screen: shrunk and encoded on a thread of their own, so that drawing a screen only copies cells, and a
//! key never waits for a frame.

use std::{
    collections::HashMap,
    sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError},
    thread,
    time::{Duration, Instant},
};

use image::RgbImage;
use ratatui::{buffer::Buffer, layout::Rect};

use super::{
    theme::Theme,
    widgets::picture::{Drawn, Mark, encode},
};

pub use super::widgets::picture::Graphics;

/// The enrolled photo of who may be at the camera.
#[derive(Debug, Clone)]
pub enum Photo {
    /// Asked for.
    Loading,
    /// There is none.
    Absent,
    /// Here it is.
    Image(Arc<RgbImage>),
}

/// What is to be drawn: equal wishes give the same picture.
#[derive(Clone)]
struct Wish {
    image: Arc<RgbImage>,
    marks: Vec<Mark>,
    size: (u16, u16),
    graphics: Graphics,
    theme: Theme,
}

impl Wish {
    fn is(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.image, &other.image) && self.fits(other) && self.marks == other.marks
    }

    /// Whether one may stand for the other while a frame is under way.
    fn fits(&self, other: &Self) -> bool {
        (self.size, self.graphics, self.theme) == (other.size, other.graphics, other.theme)
    }
}

/// A place on the screen.
struct Slot {
    /// The number by which the terminal knows its picture.
    id: u32,
    wanted: Option<Wish>,
    ready: Option<(Wish, Drawn)>,
    encoded_at: Option<Instant>,
    /// The drawing in which it was last seen.
    seen: u64,
}

#[derive(Default)]
struct State {
    slots: HashMap<Rect, Slot>,
    drawing: u64,
    next_id: u32,
    /// Places that hold pixels since the drawing before this one, and in this one.
    before: Vec<Rect>,
    now: Vec<Rect>,
    closed: bool,
}

#[derive(Default)]
struct Shared {
    state: Mutex<State>,
    work: Condvar,
}

impl Shared {
    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The pictures of one terminal. Without a worker each is encoded where it is drawn, as tests want it.
#[derive(Default)]
pub struct Pictures {
    graphics: Graphics,
    worker: Option<Arc<Shared>>,
}

impl Drop for Pictures {
    fn drop(&mut self) {
        if let Some(shared) = &self.worker {
            shared.lock().closed = true;
            shared.work.notify_all();
        }
    }
}

/// How a picture is wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Of a camera: while the newest frame is encoded the one before may stand.
    Live,
    /// Of a person: never another one's, not for a moment.
    Still,
}

impl Pictures {
    /// Encodes where it draws, with nobody else working for it.
    pub fn in_place(graphics: Graphics) -> Self {
        Self { graphics, worker: None }
    }

    /// Encodes on a thread of its own; `painted` is told when a picture is ready to be drawn, and answers whether
    /// anybody still listens.
    pub fn on_a_worker(graphics: Graphics, painted: impl Fn() -> bool + Send + 'static) -> Self {
        let shared = Arc::new(Shared::default());
        let worker = Arc::clone(&shared);
        let started = thread::Builder::new().name("pictures".to_owned()).spawn(move || work(&worker, &painted));
        Self { graphics, worker: started.is_ok().then_some(shared) }
    }

    /// How this terminal shows pictures, where nothing lies over them. Pixels lie under no letters, so that with a window
    /// over the screen cells are used.
    pub(crate) fn graphics(&self, covered: bool) -> Graphics {
        match self.graphics {
            Graphics::Kitty { .. } | Graphics::Sixel { .. } if covered => Graphics::Half,
            graphics => graphics,
        }
    }

    /// Draws a picture over the whole of `area`, or asks for it and draws it the next time.
    pub(crate) fn draw(
        &self,
        image: &Arc<RgbImage>,
        (kind, marks): (Kind, Vec<Mark>),
        area: Rect,
        buffer: &mut Buffer,
        (theme, covered): (Theme, bool),
    ) {
        let graphics = self.graphics(covered);
        if area.is_empty() || image.is_empty() || graphics == Graphics::None {
            return;
        }
        let wish = Wish { image: Arc::clone(image), marks, size: (area.width, area.height), graphics, theme };
        let Some(shared) = &self.worker else {
            if let Some(drawn) = encode(&wish.image, &wish.marks, wish.size, (theme, graphics), 1) {
                drawn.render(area, buffer);
            }
            return;
        };
        let mut state = shared.lock();
        let drawing = state.drawing;
        if !state.slots.contains_key(&area) {
            state.next_id += 1;
            let id = state.next_id;
            state.slots.insert(area, Slot { id, wanted: None, ready: None, encoded_at: None, seen: drawing });
        }
        let Some(slot) = state.slots.get_mut(&area) else { return };
        // A place that was not on the screen a drawing ago holds no live picture.
        if slot.seen + 1 < drawing {
            slot.ready = None;
        }
        slot.seen = drawing;
        let done = slot.ready.as_ref().is_some_and(|(ready, _)| ready.is(&wish));
        let mut pixels = false;
        if let Some((ready, drawn)) = &slot.ready
            && (done || (kind == Kind::Live && ready.fits(&wish)))
        {
            drawn.render(area, buffer);
            pixels = drawn.is_pixels();
        }
        if !done && !slot.wanted.as_ref().is_some_and(|wanted| wanted.is(&wish)) {
            slot.wanted = Some(wish);
            shared.work.notify_one();
        }
        if pixels {
            state.now.push(area);
        }
    }

    /// A drawing begins.
    pub fn begin(&self) {
        let Some(shared) = &self.worker else { return };
        let mut state = shared.lock();
        state.drawing += 1;
        state.before = std::mem::take(&mut state.now);
        let drawing = state.drawing;
        state.slots.retain(|_, slot| slot.seen + 4 > drawing);
    }

    /// A drawing ended. Answers whether pixels stand where no picture is any more: the screen has to be wiped, as cells
    /// that are blank before and after are not written.
    pub fn end(&self) -> bool {
        let Some(shared) = &self.worker else { return false };
        let state = shared.lock();
        state.before.iter().any(|area| !state.now.contains(area))
    }
}

/// How often a place's picture is sent again at the most: more than the terminal can draw would only queue up in it.
fn pause(graphics: Graphics) -> Duration {
    match graphics {
        Graphics::Sixel { .. } => Duration::from_millis(300),
        Graphics::Kitty { .. } => Duration::from_millis(100),
        Graphics::Half | Graphics::None => Duration::ZERO,
    }
}

fn work(shared: &Shared, painted: &impl Fn() -> bool) {
    let mut state = shared.lock();
    loop {
        if state.closed {
            return;
        }
        let now = Instant::now();
        let due = |slot: &Slot| {
            let wish = slot.wanted.as_ref()?;
            // The first picture of a place comes at once.
            let fitting = slot.ready.as_ref().is_some_and(|(ready, _)| ready.fits(wish));
            let at = slot.encoded_at.filter(|_| fitting).map_or(now, |at| at + pause(wish.graphics));
            Some(at.saturating_duration_since(now))
        };
        let next = state.slots.iter().filter_map(|(area, slot)| Some((*area, due(slot)?))).min_by_key(|(_, at)| *at);
        let Some((area, wait)) = next else {
            state = shared.work.wait(state).unwrap_or_else(PoisonError::into_inner);
            continue;
        };
        if !wait.is_zero() {
            state = shared.work.wait_timeout(state, wait).unwrap_or_else(PoisonError::into_inner).0;
            continue;
        }
        let Some((wish, id)) = state.slots.get_mut(&area).and_then(|slot| Some((slot.wanted.take()?, slot.id))) else {
            continue;
        };
        drop(state);
        let drawn = encode(&wish.image, &wish.marks, wish.size, (wish.theme, wish.graphics), id);
        state = shared.lock();
        if let (Some(slot), Some(drawn)) = (state.slots.get_mut(&area), drawn) {
            slot.encoded_at = Some(now);
            slot.ready = Some((wish, drawn));
            drop(state);
            if !painted() {
                return;
            }
            state = shared.lock();
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc::channel;

    use super::*;

    fn plain(value: u8) -> Arc<RgbImage> {
        Arc::new(RgbImage::from_pixel(8, 8, image::Rgb([value; 3])))
    }

    #[test]
    fn a_picture_is_asked_for_and_drawn_when_it_is_ready() {
        let (sender, painted) = channel();
        let pictures = Pictures::on_a_worker(Graphics::Half, move || sender.send(()).is_ok());
        let area = Rect::new(0, 0, 4, 2);
        let draw = |image: &Arc<RgbImage>, kind| {
            let mut buffer = Buffer::empty(area);
            pictures.begin();
            pictures.draw(image, (kind, Vec::new()), area, &mut buffer, (Theme::default(), false));
            assert!(!pictures.end());
            buffer
        };
        let (first, second) = (plain(200), plain(90));
        assert_eq!(draw(&first, Kind::Still), Buffer::empty(area), "nothing waits for it");
        painted.recv().expect("painted");
        let shown = draw(&first, Kind::Still);
        assert_ne!(shown, Buffer::empty(area));
        assert_eq!(draw(&second, Kind::Still), Buffer::empty(area), "never another person's photo");
        painted.recv().expect("painted");
        let newest = draw(&second, Kind::Live);
        assert_eq!(draw(&first, Kind::Live), newest, "of a camera the frame before stands");
        painted.recv().expect("painted");
        assert_eq!(draw(&first, Kind::Live), shown);
        assert!(painted.try_recv().is_err(), "what is drawn already is not painted again");
    }

    #[test]
    fn a_camera_that_was_away_shows_no_old_frame() {
        let (sender, painted) = channel();
        let pictures = Pictures::on_a_worker(Graphics::Half, move || sender.send(()).is_ok());
        let area = Rect::new(0, 0, 4, 2);
        let draw = |image: &Arc<RgbImage>| {
            let mut buffer = Buffer::empty(area);
            pictures.begin();
            pictures.draw(image, (Kind::Live, Vec::new()), area, &mut buffer, (Theme::default(), false));
            buffer
        };
        draw(&plain(200));
        painted.recv().expect("painted");
        pictures.begin();
        pictures.begin();
        assert_eq!(draw(&plain(90)), Buffer::empty(area));
    }

    #[test]
    fn pixels_that_lose_their_picture_are_wiped() {
        let (sender, painted) = channel();
        let graphics = Graphics::Sixel { font: (8, 16) };
        let pictures = Pictures::on_a_worker(graphics, move || sender.send(()).is_ok());
        let area = Rect::new(0, 0, 4, 2);
        let image = plain(120);
        let draw = |covered| {
            let mut buffer = Buffer::empty(area);
            pictures.begin();
            pictures.draw(&image, (Kind::Live, Vec::new()), area, &mut buffer, (Theme::default(), covered));
            pictures.end()
        };
        draw(false);
        painted.recv().expect("painted");
        assert!(!draw(false));
        assert!(draw(true), "a window lies over it");
        assert!(!draw(true));
    }
}
