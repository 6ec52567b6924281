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
