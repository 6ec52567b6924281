-- A delegate's record. Times are RFC 3339 text, dates are as precise as their source, an empty text is "not stated".
CREATE TABLE delegates (
    ordinal              INTEGER PRIMARY KEY,
    id                   TEXT NOT NULL UNIQUE,
    stt                  INTEGER,
    full_name            TEXT NOT NULL,
    sex                  TEXT,
    date_of_birth        TEXT,
    ethnicity            TEXT NOT NULL,
    religion             TEXT NOT NULL,
    home_town            TEXT NOT NULL,
    position             TEXT NOT NULL,
    workplace            TEXT NOT NULL,
    unit                 TEXT NOT NULL,
    delegation           TEXT NOT NULL,
    kind                 TEXT NOT NULL,
    seated_by            TEXT,
    alternate_rank       INTEGER,
    substitutes          TEXT,
    decision_no          TEXT NOT NULL,
    admitted_on          TEXT,
    official_on          TEXT,
    general_education    TEXT NOT NULL,
    education            TEXT NOT NULL,
    academic_title       TEXT NOT NULL,
    political_theory     TEXT NOT NULL,
    occupation           TEXT NOT NULL,
    awards               TEXT NOT NULL,
    party_badge          TEXT NOT NULL,
    discipline           TEXT NOT NULL,
    phone                TEXT NOT NULL,
    badge_no             TEXT NOT NULL,
    qr_token             TEXT NOT NULL UNIQUE,
    seat                 TEXT NOT NULL,
    twin_of              TEXT,
    eligibility          TEXT NOT NULL,
    consent_text_version TEXT,
    consent_method       TEXT,
    consent_given_at     TEXT,
    consent_withdrawn_at TEXT,
    purge_after          TEXT,
    note                 TEXT NOT NULL
);

CREATE TABLE sessions (
    ordinal INTEGER PRIMARY KEY,
    name    TEXT NOT NULL UNIQUE,
    title   TEXT NOT NULL,
    bell    TEXT,
    opened  TEXT,
    closed  TEXT
);

-- The attendance list: what happened, once and for good.
CREATE TABLE events (
    seq             INTEGER PRIMARY KEY AUTOINCREMENT,
    id              TEXT NOT NULL UNIQUE,
    session         TEXT NOT NULL REFERENCES sessions (name),
    delegate        TEXT NOT NULL REFERENCES delegates (id),
    action          TEXT NOT NULL,
    means           TEXT,
    scope           TEXT,
    approved_by     TEXT,
    alternate       TEXT,
    decision_no     TEXT,
    event           TEXT,
    score           REAL,
    margin          REAL,
    door            TEXT NOT NULL,
    operator        TEXT NOT NULL,
    reason          TEXT,
    at              TEXT NOT NULL,
    logical_millis  INTEGER NOT NULL,
    logical_counter INTEGER NOT NULL
);
CREATE INDEX events_by_time ON events (logical_millis, logical_counter, id);
CREATE INDEX events_by_door ON events (door, logical_millis, logical_counter);

-- The third trigger of each kind stops INSERT OR REPLACE, which deletes without a DELETE.
CREATE TRIGGER events_are_never_changed BEFORE UPDATE ON events
BEGIN SELECT RAISE(ABORT, 'events are never changed'); END;
CREATE TRIGGER events_are_never_deleted BEFORE DELETE ON events
BEGIN SELECT RAISE(ABORT, 'events are never deleted'); END;
CREATE TRIGGER events_are_never_replaced BEFORE INSERT ON events
WHEN EXISTS (SELECT 1 FROM events WHERE id = NEW.id OR seq = NEW.seq)
BEGIN SELECT RAISE(ABORT, 'events are never replaced'); END;

CREATE TABLE audit (
    seq      INTEGER PRIMARY KEY AUTOINCREMENT,
    at       TEXT NOT NULL,
    operator TEXT NOT NULL,
    action   TEXT NOT NULL,
    subject  TEXT NOT NULL,
    detail   TEXT NOT NULL,
    previous BLOB NOT NULL,
    hash     BLOB NOT NULL
);
CREATE TRIGGER audit_is_never_changed BEFORE UPDATE ON audit
BEGIN SELECT RAISE(ABORT, 'the audit log is never changed'); END;
CREATE TRIGGER audit_is_never_deleted BEFORE DELETE ON audit
BEGIN SELECT RAISE(ABORT, 'the audit log is never deleted'); END;
CREATE TRIGGER audit_is_never_replaced BEFORE INSERT ON audit
WHEN EXISTS (SELECT 1 FROM audit WHERE seq = NEW.seq)
BEGIN SELECT RAISE(ABORT, 'the audit log is never replaced'); END;

-- Faces, apart from the record, so that they can be erased alone. The vector is f32, little-endian.
CREATE TABLE embeddings (
    delegate     TEXT NOT NULL REFERENCES delegates (id) ON DELETE CASCADE,
    photo        TEXT NOT NULL,
    photo_sha256 BLOB NOT NULL,
    model_set    TEXT NOT NULL,
    vector       BLOB NOT NULL,
    weak         INTEGER NOT NULL,
    at           TEXT NOT NULL,
    PRIMARY KEY (delegate, photo, model_set)
);
CREATE INDEX embeddings_by_model ON embeddings (model_set);

-- No consent, no face; consent withdrawn, faces gone.
CREATE TRIGGER embeddings_need_consent BEFORE INSERT ON embeddings
WHEN NOT EXISTS (SELECT 1 FROM delegates WHERE id = NEW.delegate
                 AND consent_given_at IS NOT NULL AND consent_withdrawn_at IS NULL)
BEGIN SELECT RAISE(ABORT, 'no consent'); END;
CREATE TRIGGER faces_go_with_consent AFTER UPDATE ON delegates
WHEN NEW.consent_given_at IS NULL OR NEW.consent_withdrawn_at IS NOT NULL
BEGIN DELETE FROM embeddings WHERE delegate = NEW.id; END;
