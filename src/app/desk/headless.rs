//! Check-in without a screen: every frame of a source in order, every verdict a line, every accepted face an event.

use std::time::Duration;

use jiff::Timestamp;
use serde::Serialize;

use crate::{
    app::{
        desk::{
            badges::{self, Found},
            recorder::{Desk, Evidence},
        },
        error::AppError,
        faces::{
            badges_seen::BadgesSeen,
            lane::{Asked, Label, Verdict},
            recognition::Recognition,
        },
    },
    camera::{CameraError, Feed, FeedEvent, FrameReader, Next, SourceSpec},
    domain::{
        challenge::Side,
        delegate::DelegateId,
        event::{EventId, Means},
        reception::{Arrival, Certainty, Obstacle, Question, Reception},
        recognition::{Decision, Doubt},
    },
};

/// What a line says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum State {
    /// Checked in; the event is in the store.
    Present,
    /// Was present already; nothing was recorded.
    Duplicate,
    /// A person has to look; nothing was recorded.
    Confirm,
    /// Recognised at an unattended door, and asked to turn the head; nothing is recorded yet.
    Challenge,
    /// Nobody who is enrolled.
    Unknown,
    /// Not eligible; nothing was recorded.
    Blocked,
    /// An alternate sits in this delegate's place; nothing was recorded.
    Substituted,
    /// A badge that was replaced by another; nothing was recorded.
    Revoked,
    /// A badge of another congress; nothing was recorded.
    Foreign,
    /// A code that is no badge; nothing was recorded.
    Stray,
    /// The camera gives no frames.
    Stalled,
    /// The camera is gone; it is waited for.
    Lost,
    /// The camera gives frames again.
    Back,
}

/// One line of the answer.
#[derive(Debug, Clone, Serialize)]
pub struct Line {
    /// The committed event.
    pub event: Option<EventId>,
    /// The delegate who was recognised; none where the line is about the camera.
    pub delegate: Option<DelegateId>,
    /// The delegate's full name, for readers of the output.
    pub full_name: Option<String>,
    /// By face; none where the line is about the camera.
    pub means: Option<Means>,
    /// Cosine of the weakest agreeing frame.
    pub score: Option<f32>,
    /// Lead over the runner-up.
    pub margin: Option<f32>,
    /// What came of it.
    pub state: State,
    /// Why a person has to check.
    pub doubt: Option<Doubt>,
    /// To which side the head is to be turned.
    pub side: Option<Side>,
    /// The number of the frame that decided, from 0.
    pub frame: u64,
    /// The source that it is about, from 0, in the order in which the sources were named.
    pub lane: usize,
}

impl Line {
    fn about(state: State) -> Self {
        Self {
            event: None,
            delegate: None,
            full_name: None,
            means: None,
            score: None,
            margin: None,
            state,
            doubt: None,
            side: None,
            frame: 0,
            lane: 0,
        }
    }
}

/// How long a camera is waited for before the next is read.
const FRAME_TIMEOUT: Duration = Duration::from_millis(20);

/// One source and the recogniser that reads it.
struct Lane {
    number: usize,
    input: Input,
    recognition: Recognition,
    badges: BadgesSeen,
}

enum Input {
    /// A clip: every frame of it, in order.
    Clip(FrameReader),
    /// A camera: its latest frame.
    Live(Feed),
}

/// Runs the sources, each with its own recogniser: clips frame by frame to their end, a camera's latest frames for as
/// long as `told` succeeds. A delegate checked in before one camera is a duplicate before the other.
pub fn run<E: From<AppError>>(
    desk: &mut Desk,
    recognitions: Vec<Recognition>,
    sources: &[SourceSpec],
    mut told: impl FnMut(&Line) -> Result<(), E>,
) -> Result<(), E> {
    let camera = |error: CameraError| AppError::from(error);
    let open = |(number, (source, mut recognition)): (usize, (&SourceSpec, Recognition))| {
        if matches!(source, SourceSpec::Clip(_)) {
            // A clip waits for recognition, so no frame has to be skipped.
            recognition.look_at_all();
        }
        let input = match source {
            SourceSpec::Clip(_) => Input::Clip(FrameReader::new(crate::camera::open(source).map_err(camera)?)),
            SourceSpec::Camera(_) | SourceSpec::Http(_) => Input::Live(Feed::start(source.clone())),
        };
        Ok(Lane { number, input, recognition, badges: BadgesSeen::default() })
    };
    let mut lanes: Vec<Lane> =
        sources.iter().zip(recognitions).enumerate().map(open).collect::<Result<_, AppError>>()?;
    while !lanes.is_empty() {
        let mut ended = Vec::new();
        for lane in &mut lanes {
            let mut told = |line: Line| told(&Line { lane: lane.number, ..line });
            let frame = match &mut lane.input {
                Input::Clip(reader) => {
                    let frame = reader.next_frame().map_err(camera)?;
                    if frame.is_none() {
                        ended.push(lane.number);
                    }
                    frame
                }
                Input::Live(feed) => match feed.next(FRAME_TIMEOUT) {
                    Next::Nothing | Next::Event(FeedEvent::Opened(_)) => None,
                    Next::Frame(frame) => Some(frame),
                    Next::Event(FeedEvent::Failed(error)) => return Err(camera(error).into()),
                    Next::Event(FeedEvent::Ended) => {
                        ended.push(lane.number);
                        None
                    }
                    Next::Event(FeedEvent::Stalled) => {
                        told(Line::about(State::Stalled))?;
                        None
                    }
                    Next::Event(FeedEvent::Lost) => {
                        lane.recognition.restart();
                        told(Line::about(State::Lost))?;
                        None
                    }
                    Next::Event(FeedEvent::Back) => {
                        told(Line::about(State::Back))?;
                        None
                    }
                },
            };
            let Some(frame) = frame else { continue };
            let step = lane.recognition.step(&frame.image, frame.number, frame.at).map_err(AppError::from)?;
            for asked in step.asked {
                told(challenge(desk, &asked)?)?;
            }
            let busy = step.faces.iter().any(|face| face.label == Label::Looking);
            if let Some(text) = lane.badges.look(&frame.image, frame.at, busy) {
                told(badge(desk, &text, frame.number, Timestamp::now())?)?;
            }
            for verdict in step.verdicts {
                told(settle(desk, &verdict, Timestamp::now())?)?;
            }
        }
        lanes.retain(|lane| !ended.contains(&lane.number));
    }
    Ok(())
}

/// Checks the owner of a badge in.
fn badge(desk: &mut Desk, text: &str, frame: u64, now: Timestamp) -> Result<Line, AppError> {
    let found = badges::find(&desk.congress().store, &desk.roster().delegates, text)?;
    let about = |state| Line { means: Some(Means::Qr), frame, ..Line::about(state) };
    Ok(match found {
        Found::Of(delegate) => {
            let Received { state, event, .. } = receive(desk, delegate, Evidence::by(Means::Qr, None), None, now)?;
            Line { event, ..whose(desk, delegate, &about(state))? }
        }
        Found::Revoked(delegate, _) => whose(desk, delegate, &about(State::Revoked))?,
        Found::Elsewhere => about(State::Foreign),
        Found::Unknown | Found::Damaged => about(State::Unknown),
        Found::Stray => about(State::Stray),
    })
}

/// What became of somebody who came before a door at which nobody can be asked.
struct Received {
    state: State,
    /// Why a person would have to look.
    doubt: Option<Doubt>,
    /// What was committed.
    event: Option<EventId>,
}

/// Does what the rule of reception says.
fn receive(
    desk: &mut Desk,
    delegate: DelegateId,
    evidence: Evidence,
    doubt: Option<Doubt>,
    now: Timestamp,
) -> Result<Received, AppError> {
    let certainty = doubt.map_or_else(|| evidence.certainty(), Certainty::Doubtful);
    let arrival = Arrival { means: evidence.means, attended: false };
    let nothing = |state| Received { state, doubt: None, event: None };
    Ok(match desk.reception(delegate, arrival, certainty)? {
        // The desk itself says why a closed session takes nobody.
        Reception::Record | Reception::Refuse(Obstacle::Closed) => {
            let event = desk.check_in(delegate, evidence, now)?;
            Received { event: Some(event.id), ..nothing(State::Present) }
        }
        Reception::Return => {
            desk.receives()?;
            let event = desk.come_back(delegate, now)?;
            Received { event: Some(event.id), ..nothing(State::Present) }
        }
        Reception::Already => nothing(State::Duplicate),
        Reception::Ask(Question::Doubt(doubt)) => Received { doubt: Some(doubt), ..nothing(State::Confirm) },
        Reception::Ask(Question::Reason | Question::Excused | Question::Out) => nothing(State::Confirm),
        Reception::Refuse(Obstacle::Blocked) => nothing(State::Blocked),
        Reception::Refuse(Obstacle::Substituted) => nothing(State::Substituted),
    })
}

/// The line with the delegate whom it is about.
fn whose(desk: &Desk, delegate: DelegateId, line: &Line) -> Result<Line, AppError> {
    let full_name = Some(desk.delegate(delegate)?.full_name.clone());
    Ok(Line { delegate: Some(delegate), full_name, ..*line })
}

/// What an unattended door asks for.
fn challenge(desk: &Desk, asked: &Asked) -> Result<Line, AppError> {
    Ok(Line {
        delegate: Some(asked.candidate.delegate),
        full_name: Some(desk.delegate(asked.candidate.delegate)?.full_name.clone()),
        means: Some(Means::Face),
        score: Some(asked.candidate.score),
        side: Some(asked.side),
        frame: asked.frame,
        ..Line::about(State::Challenge)
    })
}

/// Carries a verdict out.
fn settle(desk: &mut Desk, verdict: &Verdict, now: Timestamp) -> Result<Line, AppError> {
    let (candidate, margin, doubt) = match verdict.decision {
        Decision::Accept { candidate, margin } => (candidate, margin, None),
        Decision::Confirm { candidate, margin, doubt } => (candidate, margin, Some(doubt)),
        Decision::Unknown | Decision::Wait => {
            let score = verdict.nearest.first().map(|best| best.score);
            return Ok(Line { means: Some(Means::Face), score, frame: verdict.frame, ..Line::about(State::Unknown) });
        }
    };
    let evidence = Evidence::face(candidate.score, margin);
    let Received { state, doubt, event } = receive(desk, candidate.delegate, evidence, doubt, now)?;
    let line = Line {
        event,
        means: Some(Means::Face),
        score: Some(candidate.score),
        margin: Some(margin),
        doubt,
        frame: verdict.frame,
        ..Line::about(state)
    };
    whose(desk, candidate.delegate, &line)
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use image::RgbImage;

    use super::*;
    use crate::{
        app::desk::fixture,
        domain::{attendance::Presence, badge::BadgeCode, recognition::Candidate},
    };

    fn verdict(number: u128, doubt: Option<Doubt>) -> Verdict {
        let candidate = Candidate { delegate: fixture::id(number), score: 0.71 };
        let decision = match doubt {
            None => Decision::Accept { candidate, margin: 0.4 },
            Some(doubt) => Decision::Confirm { candidate, margin: 0.4, doubt },
        };
        Verdict { track: 1, frame: 9, decision, nearest: vec![candidate], crop: Arc::new(RgbImage::new(1, 1)) }
    }

    fn code(desk: &Desk, number: u128) -> String {
        let congress = desk.congress().store.badge_congress().expect("numbered");
        let token = crate::domain::badge::token(desk.delegate(fixture::id(number)).expect("known").qr_token);
        BadgeCode { congress, token }.to_string()
    }

    /// The state, and whether anything was recorded.
    fn told(line: &Line) -> (State, bool) {
        (line.state, line.event.is_some())
    }

    #[test]
    fn nobody_is_told_present_whom_the_roll_does_not_count() {
        for by_face in [true, false] {
            for (presence, expected) in [
                (Presence::Expected, (State::Present, true)),
                (Presence::Present, (State::Duplicate, false)),
                (Presence::Out, (State::Present, true)),
                (Presence::Excused, (State::Present, true)),
                (Presence::Substituted, (State::Substituted, false)),
                (Presence::Blocked, (State::Blocked, false)),
            ] {
                let (_room, mut desk) = fixture::desk();
                let number = fixture::brought_to(&mut desk, presence);
                let line = if by_face {
                    settle(&mut desk, &verdict(number, None), fixture::now()).expect("settled")
                } else {
                    let text = code(&desk, number);
                    badge(&mut desk, &text, 9, fixture::now()).expect("read")
                };
                assert_eq!(told(&line), expected, "{presence:?} by face: {by_face}");
                assert_eq!(line.delegate, Some(fixture::id(number)));
                let here = desk.roll().presence(fixture::id(number)) == Presence::Present;
                let says_so = matches!(line.state, State::Present | State::Duplicate);
                assert_eq!(here, says_so, "{presence:?} by face: {by_face}");
            }
        }
    }

    #[test]
    fn a_doubtful_face_is_for_a_person_whoever_it_may_be() {
        for presence in [Presence::Expected, Presence::Present, Presence::Substituted, Presence::Blocked] {
            let (_room, mut desk) = fixture::desk();
            let number = fixture::brought_to(&mut desk, presence);
            let line = settle(&mut desk, &verdict(number, Some(Doubt::Twin)), fixture::now()).expect("settled");
            assert_eq!((told(&line), line.doubt), ((State::Confirm, false), Some(Doubt::Twin)), "{presence:?}");
        }
    }

    #[test]
    fn the_desk_records_nobody_whom_the_roll_would_ignore() {
        let (_room, mut desk) = fixture::desk();
        let number = fixture::brought_to(&mut desk, Presence::Substituted);
        let refused = desk.check_in(fixture::id(number), Evidence::by(Means::Name, None), fixture::now());
        assert!(matches!(refused, Err(AppError::Impossible(_))), "{refused:?}");
        let by_hand = desk.check_in(fixture::id(2), Evidence::by(Means::Manual, Some(" ".to_owned())), fixture::now());
        assert!(matches!(by_hand, Err(AppError::ReasonMissing)), "{by_hand:?}");
    }
}
