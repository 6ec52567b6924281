-- Approval of an event that needed a supervisor: `supervisor:NAME` or `unguarded`.
ALTER TABLE events ADD COLUMN authority TEXT;

-- Operators at the desks. A removed one stays, as events name operators.
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

-- Number of the congress on its badges: six random digits, created once.
CREATE TABLE badge_congress (number INTEGER NOT NULL);
INSERT INTO badge_congress VALUES (abs(random() % 1000000));

-- Tokens of lost badges, so that a lost badge is recognised when it turns up.
CREATE TABLE revoked_badges (
    token    TEXT PRIMARY KEY,
    delegate TEXT NOT NULL REFERENCES delegates (id) ON DELETE CASCADE,
    at       TEXT NOT NULL
);
