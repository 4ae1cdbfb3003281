-- Flags: what people decided about the sign-offs of a story. Frozen: a released migration is never edited.

CREATE TABLE flags (
    story        TEXT NOT NULL REFERENCES stories (id),
    flag         TEXT NOT NULL,
    number       INTEGER NOT NULL CHECK (number >= 1),   -- 1, 2, 3 … of its story and flag; the last one counts
    state        TEXT NOT NULL CHECK (state IN ('not_needed', 'required', 'complete')),
    by           TEXT NOT NULL REFERENCES people (id),
    at           TEXT NOT NULL,
    hash         TEXT,                                   -- of what was signed
    reason       TEXT NOT NULL,
    lapsed_at    TEXT,
    lapsed_by    TEXT REFERENCES people (id),
    lapsed_what  TEXT,
    seal         BLOB,
    CHECK ((state = 'complete') = (hash IS NOT NULL)),
    PRIMARY KEY (story, flag, number)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER flags_are_not_rewritten
BEFORE UPDATE OF story, flag, number, state, by, at, hash, reason ON flags
BEGIN SELECT RAISE(ABORT, 'a decision about a flag is not rewritten'); END;

CREATE TRIGGER flags_do_not_return
BEFORE UPDATE OF lapsed_at, lapsed_by, lapsed_what ON flags WHEN OLD.lapsed_at IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'a lapsed flag does not return'); END;

CREATE TRIGGER flags_are_not_deleted BEFORE DELETE ON flags
BEGIN SELECT RAISE(ABORT, 'a decision about a flag is not deleted'); END;
