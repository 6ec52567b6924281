//! The desk's threads, with lanes that a test speaks for.

use std::{
    sync::{
        Mutex,
        mpsc::{Receiver, channel},
    },
    time::Duration,
};

use image::RgbImage;

use super::*;
use crate::{
    app::{
        desk::{fixture, recorder::Evidence},
        faces::{
            lane::{CameraState, Preview, Report},
            lane_thread::Order,
        },
    },
    domain::{
        delegate::ConsentMethod,
        event::{Action, EventId, Means},
    },
};

/// No test waits this long where all is well; a desk that hangs must fail and not stop the others.
const HANGS: Duration = Duration::from_mins(1);

/// What a test holds of a desk with fake lanes: each lane's mouth, and the orders it gets.
struct Lanes {
    says: Vec<Outputs>,
    orders: Vec<Receiver<Order>>,
}

fn started(many: usize, reply: impl Fn(Reply) + Send + Sync + 'static) -> (tempfile::TempDir, FrontDesk, Lanes) {
    let (room, desk) = fixture::desk();
    let sources = (1..=many as u32).map(SourceSpec::Camera).collect();
    let lanes = Mutex::new(Lanes { says: Vec::new(), orders: Vec::new() });
    let front = FrontDesk::with_lanes(desk, sources, Arc::new(reply), |_, outputs| {
        let (lane, orders) = Lane::fake();
        let mut lanes = lanes.lock().expect("one thread");
        lanes.says.push(outputs);
        lanes.orders.push(orders);
        Ok(lane)
    });
    (room, front.expect("started"), lanes.into_inner().expect("one thread"))
}

fn preview() -> Output {
    let image = Arc::new(RgbImage::new(2, 2));
    Output::Report(Report::Preview(Preview { image, faces: Vec::new(), fps: 30.0, millis: 9.0 }))
}

#[test]
fn a_picture_reaches_the_screen_while_the_store_is_at_work() {
    let (hold, gate) = channel::<()>();
    let gate = Mutex::new(gate);
    let (shown, screen) = channel();
    let (busy, at_work) = channel();
    let (_room, front, lanes) = started(1, move |reply| match reply {
        // The store's thread is in here as long as the test likes, as it is in an fsync, a PIN's hash or a roster.
        Reply::Recorded { .. } => {
            busy.send(()).expect("the test waits");
            let _ = gate.lock().expect("one thread").recv();
        }
        Reply::Lane(lane, Report::Preview(_)) => shown.send(format!("picture {lane}")).expect("the test waits"),
        Reply::Lane(lane, Report::Camera(_)) => shown.send(format!("camera {lane}")).expect("the test waits"),
        _ => {}
    });
    // Let go before the desk is, whose end waits for the store's thread.
    let hold = hold;
    assert!(front.ask(Request::CheckIn(fixture::id(1), Evidence::by(Means::Name, None))));
    at_work.recv_timeout(HANGS).expect("the store is at work");
    assert!((lanes.says[0])(preview()));
    assert!((lanes.says[0])(Output::Report(Report::Camera(CameraState::Lost))));
    let told: Vec<String> = (0..2).map(|_| screen.recv_timeout(HANGS).expect("shown meanwhile")).collect();
    assert_eq!(told, ["picture 0", "camera 0"]);
    drop(hold);
}

#[test]
fn the_lane_that_the_request_names_enrols() {
    let (told, replies) = channel();
    let (_room, front, lanes) = started(2, move |reply| drop(told.send(reply)));
    // The other camera sees somebody all the while.
    (lanes.says[0])(preview());
    let delegate = fixture::id(1);
    assert!(front.ask(Request::Consent(delegate, ConsentMethod::Paper)));
    assert!(front.ask(Request::Enrol { lane: 1, delegate }));
    assert!(front.ask(Request::Enrol { lane: 7, delegate }));
    drop(front);
    let refused: Vec<Request> = replies
        .try_iter()
        .filter_map(|reply| match reply {
            Reply::Refused(request, _) => Some(request),
            _ => None,
        })
        .collect();
    assert_eq!(refused, [Request::Enrol { lane: 7, delegate }], "a lane that is not there is said");
    let enrols = |lane: usize| lanes.orders[lane].try_iter().any(|order| matches!(order, Order::Enrol(..)));
    assert_eq!([enrols(0), enrols(1)], [false, true]);
}

#[test]
fn an_undo_is_of_the_delegate_whom_it_names() {
    let (told, replies) = channel();
    let (_room, front, _lanes) = started(1, move |reply| drop(told.send(reply)));
    assert!(front.ask(Request::CheckIn(fixture::id(1), Evidence::by(Means::Name, None))));
    let event = std::iter::from_fn(|| replies.recv_timeout(HANGS).ok()).find_map(|reply| match reply {
        Reply::Recorded { event, .. } => Some(event.id),
        _ => None,
    });
    let event: EventId = event.expect("recorded");
    let undo = |delegate| Request::Undo { event, delegate, reason: "nhầm".to_owned() };
    assert!(front.ask(undo(fixture::id(2))));
    assert!(front.ask(undo(fixture::id(1))));
    drop(front);
    let outcomes: Vec<String> = replies
        .try_iter()
        .filter_map(|reply| match reply {
            Reply::Refused(request, AppError::NoEvent) => Some(format!("{:?}", request.delegate())),
            Reply::Recorded { event, .. } => {
                assert!(matches!(event.action, Action::Undo { .. }));
                Some("undone".to_owned())
            }
            _ => None,
        })
        .collect();
    assert_eq!(outcomes, [format!("{:?}", Some(fixture::id(2))), "undone".to_owned()]);
}
