//! A desk at work: one session's roll, the rules of who may be checked in, and every event it commits.

use std::{collections::HashSet, sync::Arc};

use jiff::{Timestamp, tz::TimeZone};
use uuid::Uuid;

use crate::{
    app::{
        congress::Congress,
        consent,
        desk::{
            sessions::{self, Step},
            snapshot::{Roster, Snapshot, StaffMember},
        },
        error::AppError,
        operators::{self, Approval, Approved},
        roster::removal,
    },
    domain::{
        attendance::Roll,
        congress::Session,
        correction,
        delegate::{ConsentMethod, Delegate, DelegateId, Eligibility},
        event::{Action, Event, EventId, LogicalTime, Means, Scope},
        permission::{GuardedAction, Operator},
        reception::{Arrival, Certainty, Obstacle, Reception, receive},
    },
};

/// How a delegate was known.
#[derive(Debug, Clone, PartialEq)]
pub struct Evidence {
    /// How the delegate was identified.
    pub means: Means,
    /// Cosine, for a face.
    pub score: Option<f32>,
    /// Lead over the runner-up, for a face.
    pub margin: Option<f32>,
    /// Why by hand.
    pub reason: Option<String>,
}

impl Evidence {
    /// Evidence of a recognised face: cosine, and lead over the runner-up.
    pub fn face(score: f32, margin: f32) -> Self {
        Self { means: Means::Face, score: Some(score), margin: Some(margin), reason: None }
    }

    /// Found by name, or with a reason by hand.
    pub fn by(means: Means, reason: Option<String>) -> Self {
        Self { means, score: None, margin: None, reason }
    }

    /// How sure it is by itself: a check-in by hand is nothing without its reason.
    pub fn certainty(&self) -> Certainty {
        let reasoned = self.reason.as_deref().is_some_and(|reason| !reason.trim().is_empty());
        if self.means == Means::Manual && !reasoned { Certainty::Unreasoned } else { Certainty::Clear }
    }
}

/// An excused absence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Absence {
    /// How far it reaches.
    pub scope: Scope,
    pub reason: String,
    /// The person or body who allowed it, such as "Đoàn Chủ tịch".
    pub approved_by: String,
}

/// A desk: the only writer of its congress.
pub struct Desk {
    congress: Congress,
    session: Session,
    roster: Arc<Roster>,
    staff: Vec<StaffMember>,
    events: Vec<Arc<Event>>,
    roll: Arc<Roll>,
    clock: LogicalTime,
}

impl Desk {
    /// Takes up a congress at one of its sessions. A session that was never opened is opened, at `now`, unless it is
    /// planned for a later day: whoever tries the desk or enrols the evening before falsifies no attendance.
    pub fn new(congress: Congress, session: Option<&str>, now: Timestamp) -> Result<Self, AppError> {
        let mut desk = Self::behind(congress, session)?;
        if desk.session.opened.is_none() && !desk.is_planned_later(now) {
            let name = desk.session.name.clone();
            desk.step(&name, Step::Open, None, now)?;
        }
        Ok(desk)
    }

    fn is_planned_later(&self, now: Timestamp) -> bool {
        let sitting = self.congress.settings.sittings.iter().find(|sitting| sitting.name == self.session.name);
        let today = now.to_zoned(TimeZone::system()).date();
        sitting.and_then(|sitting| sitting.starts).is_some_and(|starts| starts.date() > today)
    }

    /// Takes up a congress behind the desk: for corrections, which open no session.
    pub fn behind(congress: Congress, session: Option<&str>) -> Result<Self, AppError> {
        let session = congress.session(session)?;
        let roster = Arc::new(Roster::new(Vec::new(), []));
        let clock = congress.store.last_logical_time()?;
        let mut desk =
            Self { congress, session, roster, staff: Vec::new(), events: Vec::new(), roll: Arc::default(), clock };
        desk.reload()?;
        Ok(desk)
    }

    /// Reads roster and events again, as another process may have changed them.
    pub fn reload(&mut self) -> Result<(), AppError> {
        let store = &self.congress.store;
        let enrolled: HashSet<DelegateId> = store.enrolled()?.into_iter().collect();
        self.roster = Arc::new(Roster::new(store.delegates()?, enrolled).with_removed(store.removed()?));
        self.events = store.events()?.into_iter().map(Arc::new).collect();
        let member = |operator: Operator| StaffMember { can_allow: operator.can_allow(), name: operator.name };
        self.staff = store.operators()?.into_iter().map(member).collect();
        self.fold();
        Ok(())
    }

    fn fold(&mut self) {
        let events = self.events.iter().map(|event| &**event);
        self.roll = Arc::new(Roll::fold(&self.roster.delegates, events, &self.session));
    }

    /// The congress behind the desk.
    pub fn congress(&self) -> &Congress {
        &self.congress
    }

    /// The congress, for changes that are no attendance: consent, embeddings.
    pub fn congress_mut(&mut self) -> &mut Congress {
        &mut self.congress
    }

    /// Everybody who is called.
    pub fn roster(&self) -> &Arc<Roster> {
        &self.roster
    }

    /// The delegate whom an event is about; none where there is no such event.
    pub fn delegate_of(&self, event: EventId) -> Option<DelegateId> {
        self.events.iter().find(|known| known.id == event).map(|known| known.delegate)
    }

    /// The session's roll as committed.
    pub fn roll(&self) -> &Roll {
        &self.roll
    }

    /// The session whose roll is called.
    pub fn session(&self) -> &Session {
        &self.session
    }

    /// The congress as the screens show it.
    pub fn snapshot(&self) -> Snapshot {
        let settings = &self.congress.settings;
        Snapshot {
            congress: settings.name.clone(),
            session: self.session.clone(),
            door: settings.door.clone(),
            operator: settings.operator.clone(),
            staff: self.staff.clone(),
            roster: Arc::clone(&self.roster),
            events: self.events.clone(),
            roll: Arc::clone(&self.roll),
            counts: self.roll.count(&self.roster.delegates, &settings.rule),
            rule: settings.rule.clone(),
            walk: settings.walk,
        }
    }

    /// The roll of any session, as the screens show it.
    pub fn snapshot_of(&self, session: &str) -> Result<Snapshot, AppError> {
        if session == self.session.name {
            return Ok(self.snapshot());
        }
        let settings = &self.congress.settings;
        Ok(Snapshot::new(
            settings.name.clone(),
            (settings.door.clone(), settings.operator.clone()),
            self.congress.session(Some(session))?,
            Arc::clone(&self.roster),
            self.events.clone(),
            settings.rule.clone(),
        )
        .with_staff(self.staff.clone()))
    }

    /// A delegate on the roster.
    pub fn delegate(&self, id: DelegateId) -> Result<&Delegate, AppError> {
        self.roster.delegate(id).ok_or_else(|| AppError::NoDelegate { query: id.to_string() })
    }

    /// How the rule of reception judges somebody who comes before this desk now.
    pub fn reception(
        &self,
        delegate: DelegateId,
        arrival: Arrival,
        certainty: Certainty,
    ) -> Result<Reception, AppError> {
        let eligibility = self.delegate(delegate)?.eligibility;
        Ok(receive(self.roll.presence(delegate), eligibility, arrival, certainty))
    }

    /// Whether the session takes anybody in now: it is open, and not closed again.
    pub fn receives(&self) -> Result<(), AppError> {
        let name = || self.session.title.clone();
        match (self.session.opened, self.session.closed) {
            (_, Some(_)) => Err(AppError::SessionClosed { name: name() }),
            (None, None) => Err(AppError::SessionNotOpen { name: name() }),
            (Some(_), None) => Ok(()),
        }
    }

    /// Checks a delegate in, as somebody at the desk decided. The event is committed when this returns.
    ///
    /// Refused are those whom the rule of reception refuses, a check-in by hand without a reason, and any before the
    /// session is opened or after it is closed. Somebody who is present already is recorded as a duplicate, which changes
    /// no count: another door or camera was quicker.
    pub fn check_in(&mut self, delegate: DelegateId, evidence: Evidence, now: Timestamp) -> Result<Event, AppError> {
        self.receives()?;
        let name = self.delegate(delegate)?.full_name.clone();
        let certainty = match evidence.certainty() {
            Certainty::Clear => Certainty::Affirmed,
            other => other,
        };
        let arrival = Arrival { means: evidence.means, attended: true };
        match self.reception(delegate, arrival, certainty)? {
            Reception::Record | Reception::Return | Reception::Already => {}
            Reception::Ask(_) => return Err(AppError::ReasonMissing),
            Reception::Refuse(Obstacle::Blocked) => return Err(AppError::Blocked { name }),
            Reception::Refuse(Obstacle::Substituted) => return Err(correction::Impossible::Substituted(name).into()),
            Reception::Refuse(Obstacle::Closed) => {
                return Err(AppError::SessionClosed { name: self.session.title.clone() });
            }
        }
        let event = Event {
            score: evidence.score,
            margin: evidence.margin,
            reason: evidence.reason,
            ..self.event(delegate, Action::Present { means: evidence.means }, now)
        };
        self.commit(event)
    }

    /// Checks a supervisor's approval, for whatever is asked for next.
    pub fn approve(&mut self, approval: &Approval, now: Timestamp) -> Result<Approved, AppError> {
        operators::check(&mut self.congress, approval, now)
    }

    /// Signs an operator on at the desk: one of those whom the congress lists, if it lists any, with a PIN where the
    /// operator has one.
    pub fn sign_on(&mut self, operator: &str, proof: Option<&Approval>, now: Timestamp) -> Result<(), AppError> {
        operators::sit_down(&mut self.congress, operator, proof, now)
    }

    /// Cancels an event, with a reason; what it did is undone for every count. [`GuardedAction::Undo`] says when that
    /// needs a supervisor.
    pub fn undo(
        &mut self,
        event: EventId,
        reason: String,
        approved: Option<&Approved>,
        now: Timestamp,
    ) -> Result<Event, AppError> {
        reasoned(&reason)?;
        let cancelled = self.events.iter().find(|known| known.id == event).ok_or(AppError::NoEvent)?;
        if self.roll.undone.contains(&event) {
            return Err(AppError::UndoneAlready);
        }
        let guarded = GuardedAction::Undo { event: cancelled, door: &self.congress.settings.door, now };
        let authority = operators::authority(&self.congress.store, &guarded, approved)?;
        let undo = self.event(cancelled.delegate, Action::Undo { event }, now);
        self.commit(Event { authority, reason: Some(reason), ..undo })
    }

    /// A delegate who is in the hall goes out.
    pub fn go_out(&mut self, delegate: DelegateId, now: Timestamp) -> Result<Event, AppError> {
        self.act(delegate, Action::StepOut, None, (GuardedAction::Ordinary, None), now)
    }

    /// A delegate who went out comes back.
    pub fn come_back(&mut self, delegate: DelegateId, now: Timestamp) -> Result<Event, AppError> {
        self.act(delegate, Action::Return, None, (GuardedAction::Ordinary, None), now)
    }

    /// Records an absence: its reason, and who approved it (the person or body of the congress; the supervisor's
    /// approval at the desk is stored beside it).
    pub fn excuse(
        &mut self,
        delegate: DelegateId,
        absence: Absence,
        approved: Option<&Approved>,
        now: Timestamp,
    ) -> Result<Event, AppError> {
        reasoned(&absence.reason)?;
        let action = Action::Excuse { scope: absence.scope, approved_by: absence.approved_by.trim().to_owned() };
        self.act(delegate, action, Some(absence.reason), (GuardedAction::Excuse, approved), now)
    }

    /// Seats an alternate in the place of an official delegate who is excused from the whole congress.
    pub fn substitute(
        &mut self,
        delegate: DelegateId,
        (alternate, decision_no): (DelegateId, &str),
        approved: Option<&Approved>,
        now: Timestamp,
    ) -> Result<Event, AppError> {
        self.delegate(alternate)?;
        let action = Action::Substitute { alternate, decision_no: decision_no.trim().to_owned() };
        self.act(delegate, action, None, (GuardedAction::Substitute, approved), now)
    }

    /// Changes a delegate's eligibility, by a decision: who is ineligible is blocked from here on, whatever was recorded.
    pub fn set_eligibility(
        &mut self,
        delegate: DelegateId,
        (eligibility, decision_no): (Eligibility, &str),
        approved: Option<&Approved>,
        now: Timestamp,
    ) -> Result<(), AppError> {
        self.delegate(delegate)?;
        if decision_no.trim().is_empty() {
            return Err(correction::Impossible::NoDecision.into());
        }
        let authority = operators::authority(&self.congress.store, &GuardedAction::Eligibility, approved)?;
        let context = self.congress.context(now).by(authority);
        self.congress.store.set_eligibility(delegate, eligibility, decision_no.trim(), &context)?;
        self.reload()
    }

    /// Takes a delegate off the roster, by a decision; what was recorded stays.
    pub fn remove(
        &mut self,
        delegate: DelegateId,
        decision_no: &str,
        approved: Option<&Approved>,
        now: Timestamp,
    ) -> Result<(), AppError> {
        removal::remove(&mut self.congress, delegate, decision_no, approved, now)?;
        self.reload()
    }

    fn act(
        &mut self,
        delegate: DelegateId,
        action: Action,
        reason: Option<String>,
        (guarded, approved): (GuardedAction<'_>, Option<&Approved>),
        now: Timestamp,
    ) -> Result<Event, AppError> {
        let alternate = match &action {
            Action::Substitute { alternate, .. } => self.roster.delegate(*alternate),
            _ => None,
        };
        correction::judge(&action, self.delegate(delegate)?, alternate, &self.roll)?;
        let authority = operators::authority(&self.congress.store, &guarded, approved)?;
        let event = self.event(delegate, action, now);
        self.commit(Event { authority, reason, ..event })
    }

    /// Takes a session, by its name, a step further; one that is opened is this desk's from then on. To open one again
    /// that was closed needs a supervisor.
    pub fn step(
        &mut self,
        name: &str,
        step: Step,
        approved: Option<&Approved>,
        now: Timestamp,
    ) -> Result<Session, AppError> {
        let session = sessions::step(&mut self.congress, name, step, approved, now)?;
        if session.name == self.session.name || step == Step::Open {
            self.session = session.clone();
            self.fold();
        }
        Ok(session)
    }

    /// Records that a person agreed to be recognised by face.
    pub fn consent(&mut self, delegate: DelegateId, method: ConsentMethod, now: Timestamp) -> Result<(), AppError> {
        self.delegate(delegate)?;
        let context = self.congress.context(now);
        self.congress.store.set_consent(delegate, Some(consent::given(method, now)), &context)?;
        self.reload()
    }

    fn event(&self, delegate: DelegateId, action: Action, now: Timestamp) -> Event {
        let settings = &self.congress.settings;
        Event {
            id: EventId(Uuid::now_v7()),
            session: self.session.name.clone(),
            delegate,
            action,
            score: None,
            margin: None,
            door: settings.door.clone(),
            operator: settings.operator.clone(),
            authority: None,
            reason: None,
            at: now,
            logical: self.clock.tick(now),
        }
    }

    fn commit(&mut self, event: Event) -> Result<Event, AppError> {
        self.congress.store.record(&event)?;
        self.clock = event.logical;
        self.events.push(Arc::new(event.clone()));
        // Snapshots share the roll that was; the new one is theirs but for one delegate.
        if !Arc::make_mut(&mut self.roll).advance(&event, &self.session) {
            self.fold();
        }
        Ok(event)
    }
}

fn reasoned(reason: &str) -> Result<(), AppError> {
    if reason.trim().is_empty() { Err(AppError::ReasonMissing) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        app::congress::Folder,
        config::{Config, SessionConfig},
    };

    #[test]
    fn a_session_of_a_later_day_is_opened_by_a_person_alone() {
        let room = tempfile::tempdir().expect("a folder");
        let now: Timestamp = "2026-03-14T00:41:09Z".parse().expect("a time");
        let mut config = Config::new("Đại hội thử");
        let session = |name: &str, starts: &str| SessionConfig {
            starts: Some(starts.to_owned()),
            ..SessionConfig::new(name, format!("Phiên {name}"))
        };
        config.sessions = vec![session("nay", "2026-03-14 07:30"), session("sau", "2026-03-16 07:30")];
        let folder = Folder::new(room.path().join("dai-hoi"));
        let mut congress = Congress::init(folder.clone(), &config, "mật khẩu để thử").expect("made");
        let id = DelegateId(Uuid::from_u128(1));
        let context = congress.context(now);
        congress.store.save_delegates(&[Delegate::new(id, Uuid::from_u128(2), "Lê An")], &context).expect("saved");

        let mut desk = Desk::new(congress, Some("sau"), now).expect("a desk");
        let evidence = || Evidence { means: Means::Name, score: None, margin: None, reason: None };
        let refused = desk.check_in(id, evidence(), now);
        assert!(matches!(&refused, Err(AppError::SessionNotOpen { name }) if name == "Phiên sau"), "{refused:?}");
        desk.step("sau", Step::Open, None, now).expect("opened");
        desk.check_in(id, evidence(), now).expect("recorded");
        drop(desk);

        let congress = Congress::open(folder, "mật khẩu để thử").expect("opened");
        let desk = Desk::new(congress, Some("nay"), now).expect("a desk");
        assert_eq!(desk.session().opened, Some(now));
    }
}
