//! A lane's thread: takes the latest frame, recognises who is in it, enrols when asked to, and reports.

use std::{
    collections::HashSet,
    panic::{AssertUnwindSafe, catch_unwind},
    sync::{
        Arc, Weak,
        mpsc::{Receiver, Sender, TryRecvError, channel},
    },
    thread,
    time::{Duration, Instant},
};

use image::RgbImage;

use crate::{
    app::{
        error::{AppError, Rejection},
        faces::{
            badges_seen::BadgesSeen,
            enrol::{PICTURES, Session, Taken},
            lane::{CameraState, EnrolState, Label, Preview, Report, Unusable},
            recognition::Recognition,
        },
    },
    camera::{Description, Feed, FeedEvent, Frame, Next, SourceSpec},
    domain::delegate::{Delegate, DelegateId},
    vision::{Embedding, Gallery},
};

/// Previews on their way to the screen; more would only make it lag.
const PREVIEWS: usize = 2;
/// How long the thread waits for a frame before it checks for orders again.
const FRAME_TIMEOUT: Duration = Duration::from_millis(50);

/// Between a panic and the next try; each further one waits twice as long, up to the last.
const FIRST_PAUSE: Duration = Duration::from_millis(200);
const LAST_PAUSE: Duration = Duration::from_secs(10);

/// What the lane is asked to do.
pub(in crate::app) enum Order {
    /// Compare with this gallery from now on; who of it are look-alikes.
    Gallery(Arc<Gallery<DelegateId>>, Arc<HashSet<DelegateId>>),
    /// Enrol whoever stands nearest as this delegate; the look-alikes whom the pictures may resemble.
    Enrol(Box<Delegate>, Vec<DelegateId>),
    /// Stop enrolling; pictures that were not stored are forgotten.
    StopEnrol,
    /// Read from another source.
    Source(SourceSpec),
}

/// What the lane says.
pub(in crate::app) enum Output {
    /// For the screen.
    Report(Report),
    /// A camera that can't be used, to be put into words.
    CameraFailed(AppError),
    /// Recognition can't go on.
    Broken(AppError),
    /// For the store's thread, which looks something up or writes it down.
    Store(ForStore),
}

/// What of a lane's output needs the store.
pub(in crate::app) enum ForStore {
    /// The models are loaded; embeddings of this set can be compared.
    Ready {
        /// The set's identity.
        model_set: String,
    },
    /// A code came into sight: what it says.
    Badge(String),
    /// Enough pictures were taken; they are to be stored.
    Captured {
        /// The delegate whose face they show.
        delegate: DelegateId,
        /// The embeddings, and whether each is of the weaker alignment.
        faces: Vec<(Embedding, bool)>,
    },
    /// The pictures can't be taken: the person resembles somebody else who is enrolled.
    Rejected {
        /// The delegate who was to be enrolled.
        delegate: DelegateId,
        rejection: Rejection,
    },
    /// Recognition died, and is started again; the `Ready` that follows says when it works. It goes the same way as that
    /// one, so that the two keep their order.
    Died,
}

/// A running lane. Dropping it ends it.
pub(in crate::app) struct Lane {
    orders: Sender<Order>,
}

impl Lane {
    /// Starts the thread; `open` loads the models there, as that takes a while, and again after a panic.
    pub(in crate::app) fn start(
        source: SourceSpec,
        open: impl Fn() -> Result<Recognition, AppError> + Send + 'static,
        outputs: impl Fn(Output) -> bool + Send + 'static,
    ) -> Result<Self, AppError> {
        let (orders, inbox) = channel();
        let body = move || supervise(source, &open, &inbox, &outputs);
        thread::Builder::new().name("lane".to_owned()).spawn(body).map_err(|_| AppError::WorkerGone)?;
        Ok(Self { orders })
    }

    /// A lane without a camera, whose orders come out of the receiver.
    #[cfg(test)]
    pub(in crate::app) fn fake() -> (Self, Receiver<Order>) {
        let (orders, inbox) = channel();
        (Self { orders }, inbox)
    }

    /// Gives an order; an ended lane has said why.
    pub(in crate::app) fn order(&self, order: Order) {
        // A lane that ended has reported it; the order has nobody left to carry it out.
        let _ = self.orders.send(order);
    }
}

/// Runs the lane until it is dropped or can't go on. A panic, such as of a model's runtime over one odd frame, costs a
/// moment and not the morning; one after the other, each is waited out longer.
fn supervise(
    mut source: SourceSpec,
    open: &impl Fn() -> Result<Recognition, AppError>,
    inbox: &Receiver<Order>,
    outputs: &impl Fn(Output) -> bool,
) {
    let mut pause = FIRST_PAUSE;
    loop {
        let started = Instant::now();
        let run = || open().and_then(|recognition| Worker::new(&mut source, recognition, outputs).run(inbox));
        match catch_unwind(AssertUnwindSafe(run)) {
            Ok(Ok(())) => return,
            Ok(Err(error)) => {
                outputs(Output::Broken(error));
                return;
            }
            Err(_) => {
                tracing::error!("recognition died and is started again");
                if !outputs(Output::Store(ForStore::Died)) {
                    return;
                }
                if started.elapsed() > LAST_PAUSE {
                    pause = FIRST_PAUSE;
                }
                thread::sleep(pause);
                pause = (pause * 2).min(LAST_PAUSE);
            }
        }
    }
}

struct Worker<'a, F: Fn(Output) -> bool> {
    feed: Feed,
    source: &'a mut SourceSpec,
    recognition: Recognition,
    outputs: &'a F,
    sent: Vec<Weak<RgbImage>>,
    enrolling: Option<Session>,
    badges: BadgesSeen,
}

impl<'a, F: Fn(Output) -> bool> Worker<'a, F> {
    fn new(source: &'a mut SourceSpec, recognition: Recognition, outputs: &'a F) -> Self {
        Self {
            feed: Feed::start(source.clone()),
            source,
            recognition,
            outputs,
            sent: Vec::new(),
            enrolling: None,
            badges: BadgesSeen::default(),
        }
    }

    fn run(mut self, orders: &Receiver<Order>) -> Result<(), AppError> {
        let model_set = self.recognition.model_set().to_owned();
        self.store(ForStore::Ready { model_set });
        self.say(Report::Camera(CameraState::Starting));
        loop {
            loop {
                match orders.try_recv() {
                    Ok(order) => self.obey(order),
                    Err(TryRecvError::Empty) => break,
                    Err(TryRecvError::Disconnected) => return Ok(()),
                }
            }
            let alive = match self.feed.next(FRAME_TIMEOUT) {
                Next::Frame(frame) => self.frame(&frame)?,
                Next::Event(event) => self.event(event),
                Next::Nothing => true,
            };
            if !alive {
                return Ok(());
            }
        }
    }

    fn say(&self, report: Report) -> bool {
        (self.outputs)(Output::Report(report))
    }

    fn store(&self, what: ForStore) -> bool {
        (self.outputs)(Output::Store(what))
    }

    fn obey(&mut self, order: Order) {
        match order {
            Order::Gallery(gallery, twins) => self.recognition.set_gallery(gallery, twins),
            Order::Enrol(delegate, twins) => {
                self.enrolling = Some(Session::new(delegate, twins));
                self.say_progress(None);
            }
            Order::StopEnrol => self.enrolling = None,
            Order::Source(source) => {
                self.recognition.restart();
                self.source.clone_from(&source);
                self.feed = Feed::start(source);
                self.say(Report::Camera(CameraState::Starting));
            }
        }
    }

    fn event(&mut self, event: FeedEvent) -> bool {
        let running = |about: Option<Description>| {
            CameraState::Running(
                about.map_or_else(String::new, |about| format!("{}x{} {}", about.size.0, about.size.1, about.format)),
            )
        };
        let state = match event {
            FeedEvent::Opened(about) => running(Some(about)),
            FeedEvent::Back => running(self.feed.description()),
            FeedEvent::Stalled => CameraState::Stalled,
            FeedEvent::Lost => CameraState::Lost,
            FeedEvent::Ended => CameraState::Ended,
            FeedEvent::Failed(error) => return (self.outputs)(Output::CameraFailed(error.into())),
        };
        if state != CameraState::Stalled {
            self.recognition.restart();
        }
        self.say(Report::Camera(state))
    }

    fn frame(&mut self, frame: &Frame) -> Result<bool, AppError> {
        let started = Instant::now();
        if self.enrolling.is_some() {
            self.take_picture(frame)?;
        }
        let step = self.recognition.step(&frame.image, frame.number, frame.at)?;
        for verdict in step.verdicts {
            // While somebody is being enrolled, nobody is checked in.
            if self.enrolling.is_none() && !self.say(Report::Verdict(verdict)) {
                return Ok(false);
            }
        }
        let busy = step.faces.iter().any(|face| face.label == Label::Looking);
        if self.enrolling.is_none()
            && let Some(text) = self.badges.look(&frame.image, frame.at, busy)
            && !self.store(ForStore::Badge(text))
        {
            return Ok(false);
        }
        self.sent.retain(|preview| preview.strong_count() > 0);
        if self.sent.len() > PREVIEWS {
            return Ok(true);
        }
        let image = Arc::new(frame.image.clone());
        self.sent.push(Arc::downgrade(&image));
        Ok(self.say(Report::Preview(Preview {
            image,
            faces: step.faces,
            fps: self.feed.stats().fps as f32,
            millis: started.elapsed().as_secs_f32() * 1000.0,
        })))
    }

    /// Takes a picture, if it is time for one, it is good enough, and it is of the same person.
    fn take_picture(&mut self, frame: &Frame) -> Result<(), AppError> {
        let Some(mut session) = self.enrolling.take() else { return Ok(()) };
        if session.is_due(frame.at) {
            let judged = self.recognition.judge(&frame.image, session.delegate(), session.twins())?;
            let delegate = session.delegate().id;
            match session.take(judged, frame.image.dimensions(), frame.at) {
                Taken::All(faces) => {
                    self.store(ForStore::Captured { delegate, faces });
                    return Ok(());
                }
                Taken::Refused(rejection) => {
                    self.store(ForStore::Rejected { delegate, rejection });
                    return Ok(());
                }
                Taken::Hint(hint) => {
                    self.enrolling = Some(session);
                    self.say_progress(hint);
                }
            }
        } else {
            self.enrolling = Some(session);
        }
        Ok(())
    }

    fn say_progress(&self, hint: Option<Unusable>) {
        if let Some(session) = &self.enrolling {
            let (delegate, taken) = (session.delegate().id, session.taken());
            self.say(Report::Enrol(EnrolState::Taking { delegate, taken, wanted: PICTURES, hint }));
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::*;

    #[test]
    fn a_panic_is_told_and_the_lane_starts_again() {
        let (told, heard) = channel();
        let tries = AtomicUsize::new(0);
        // Dies, and then says why it can't go on.
        let open = move || {
            assert!(tries.fetch_add(1, Ordering::Relaxed) > 0, "the first try dies");
            Err(AppError::WorkerGone)
        };
        let lane = Lane::start(SourceSpec::Camera(99), open, move |output| told.send(output).is_ok());
        assert!(lane.is_ok());
        assert!(matches!(heard.recv(), Ok(Output::Store(ForStore::Died))));
        assert!(matches!(heard.recv(), Ok(Output::Broken(AppError::WorkerGone))));
    }
}
