-- By whose leave an event was recorded that needed a supervisor: `supervisor:NAME` or `unguarded`.
ALTER TABLE events ADD COLUMN authority TEXT;

-- Who works at the desks. Who was removed stays, as the name stands beside events.
CREATE TABLE operators (
    ordinal     INTEGER PRIMARY KEY,
    name        TEXT NOT NULL,
    role        TEXT NOT NULL,
    pin         TEXT,
    added       TEXT NOT NULL,
    removed     TEXT,
    failed      INTEGER NOT NULL DEFAULT 0,
    last_failed TEXT
);
CREATE UNIQUE INDEX operators_by_name ON operators (name) WHERE removed IS NULL;

-- Which congress a badge belongs to: six random digits, made once.
CREATE TABLE badge_congress (number INTEGER NOT NULL);
INSERT INTO badge_congress VALUES (abs(random() % 1000000));

-- Tokens of lost badges: a badge that turns up again is known for what it is.
CREATE TABLE revoked_badges (
    token    TEXT PRIMARY KEY,
    delegate TEXT NOT NULL REFERENCES delegates (id) ON DELETE CASCADE,
    at       TEXT NOT NULL
);
