-- Number of the decision that took a delegate off the roster. The record stays, as events name it.
ALTER TABLE delegates ADD COLUMN removed TEXT;
