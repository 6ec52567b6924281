//! Check-in without a screen: every frame of a source in order, every verdict a line, every accepted face an event.

use std::time::Duration;

use jiff::Timestamp;
use serde::Serialize;

use super::{
    badges::{self, Found},
    badges_seen::BadgesSeen,
    desk::{Desk, Evidence},
    error::AppError,
    lane::{Asked, Label, Verdict},
    recognition::Recognition,
};
use crate::{
    camera::{CameraError, Event, Feed, Next, Reader, SourceSpec},
    domain::{
        attendance::Presence,
        challenge::Side,
        delegate::DelegateId,
        event::{EventId, Means},
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
    /// Who.
    pub delegate: Option<DelegateId>,
    /// By name.
    pub full_name: Option<String>,
    /// By face; none where the line is about the camera.
    pub means: Option<Means>,
    /// Cosine of the weakest agreeing frame.
    pub score: Option<f32>,
    /// Lead over the runner-up.
    pub margin: Option<f32>,
    /// What came of it.
    pub state: State,
    /// Why a person has to look.
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

/// How long a camera is waited for before the next is looked at.
const PATIENCE: Duration = Duration::from_millis(20);

/// One source and the recogniser that looks at it.
struct Lane {
    number: usize,
    input: Input,
    recognition: Recognition,
    badges: BadgesSeen,
}

enum Input {
    /// A clip: every frame of it, in order.
    Clip(Reader),
    /// A camera: its latest frame.
    Live(Feed),
}

/// Runs the sources, each with its own recogniser: clips frame by frame to their end, a camera's latest frames for as
/// long as `told` succeeds. Who was checked in before one camera is a duplicate before the other.
pub fn run<E: From<AppError>>(
    desk: &mut Desk,
    recognitions: Vec<Recognition>,
    sources: &[SourceSpec],
    mut told: impl FnMut(&Line) -> Result<(), E>,
) -> Result<(), E> {
    let camera = |error: CameraError| AppError::from(error);
    let open = |(number, (source, mut recognition)): (usize, (&SourceSpec, Recognition))| {
        if matches!(source, SourceSpec::Clip(_)) {
            // A clip waits for whoever looks at it.
            recognition.look_at_all();
        }
        let input = match source {
            SourceSpec::Clip(_) => Input::Clip(Reader::new(crate::camera::open(source).map_err(camera)?)),
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
                Input::Live(feed) => match feed.next(PATIENCE) {
                    Next::Nothing | Next::Event(Event::Opened(_)) => None,
                    Next::Frame(frame) => Some(frame),
                    Next::Event(Event::Failed(error)) => return Err(camera(error).into()),
                    Next::Event(Event::Ended) => {
                        ended.push(lane.number);
                        None
                    }
                    Next::Event(Event::Stalled) => {
                        told(Line::about(State::Stalled))?;
                        None
                    }
                    Next::Event(Event::Lost) => {
                        lane.recognition.restart();
                        told(Line::about(State::Lost))?;
                        None
                    }
                    Next::Event(Event::Back) => {
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
    let (state, delegate) = match found {
        Found::Of(delegate) => match desk.roll().presence(delegate) {
            Presence::Present => (State::Duplicate, delegate),
            Presence::Blocked => (State::Blocked, delegate),
            _ => (State::Present, delegate),
        },
        Found::Revoked(delegate, _) => (State::Revoked, delegate),
        Found::Elsewhere => return Ok(about(State::Foreign)),
        Found::Unknown | Found::Damaged => return Ok(about(State::Unknown)),
        Found::Stray => return Ok(about(State::Stray)),
    };
    let full_name = Some(desk.delegate(delegate)?.full_name.clone());
    let event = match state {
        State::Present => Some(desk.check_in(delegate, Evidence::by(Means::Qr, None), now)?.id),
        _ => None,
    };
    Ok(Line { event, delegate: Some(delegate), full_name, ..about(state) })
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
    let line = |state, delegate| Line {
        delegate,
        means: Some(Means::Face),
        score: verdict.nearest.first().map(|best| best.score),
        frame: verdict.frame,
        ..Line::about(state)
    };
    match verdict.decision {
        Decision::Accept { candidate, margin } => {
            let full_name = Some(desk.delegate(candidate.delegate)?.full_name.clone());
            let scored = |state| Line {
                score: Some(candidate.score),
                margin: Some(margin),
                full_name,
                ..line(state, Some(candidate.delegate))
            };
            match desk.roll().presence(candidate.delegate) {
                Presence::Present => Ok(scored(State::Duplicate)),
                Presence::Blocked => Ok(scored(State::Blocked)),
                _ => {
                    let event = desk.check_in(candidate.delegate, Evidence::face(candidate.score, margin), now)?;
                    Ok(Line { event: Some(event.id), ..scored(State::Present) })
                }
            }
        }
        Decision::Confirm { candidate, margin, doubt } => Ok(Line {
            doubt: Some(doubt),
            score: Some(candidate.score),
            margin: Some(margin),
            full_name: Some(desk.delegate(candidate.delegate)?.full_name.clone()),
            ..line(State::Confirm, Some(candidate.delegate))
        }),
        Decision::Unknown | Decision::Wait => Ok(line(State::Unknown, None)),
    }
}
