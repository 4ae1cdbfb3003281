-- The fact-check ledger: comments that name something to be checked. Frozen: a released migration is never edited.

CREATE TABLE facts (
    thread  TEXT PRIMARY KEY NOT NULL REFERENCES threads (id),
    state   TEXT NOT NULL CHECK (state IN ('open', 'checked', 'wrong')),
    source  TEXT NOT NULL,
    words   TEXT NOT NULL,                  -- what the state is about, as it stood then
    by      TEXT NOT NULL REFERENCES people (id),
    at      TEXT NOT NULL,
    seal    BLOB
) STRICT, WITHOUT ROWID;

CREATE TRIGGER facts_stay_with_their_comment BEFORE UPDATE OF thread ON facts
BEGIN SELECT RAISE(ABORT, 'a fact stays with its comment'); END;
