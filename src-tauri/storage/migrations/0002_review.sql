-- Comments: what each is tied to, and what was said. Frozen: a released migration is never edited.

CREATE TABLE threads (
    id           TEXT PRIMARY KEY NOT NULL,
    story        TEXT NOT NULL REFERENCES stories (id),
    anchor       TEXT NOT NULL,             -- JSON of Anchor, as of the story's last edit
    quote        TEXT NOT NULL,             -- the words it was made on, as they were then
    resolved_at  TEXT,
    resolved_by  TEXT REFERENCES people (id),
    seal         BLOB
) STRICT, WITHOUT ROWID;

CREATE INDEX threads_by_story ON threads (story);

CREATE TRIGGER threads_are_not_rewritten BEFORE UPDATE OF id, story, quote ON threads
BEGIN SELECT RAISE(ABORT, 'a comment is not rewritten'); END;

CREATE TRIGGER threads_are_not_deleted BEFORE DELETE ON threads
BEGIN SELECT RAISE(ABORT, 'a comment is not deleted'); END;

-- What was said in a thread, from 1 without gaps.
CREATE TABLE remarks (
    thread  TEXT NOT NULL REFERENCES threads (id),
    number  INTEGER NOT NULL CHECK (number >= 1),
    by      TEXT NOT NULL REFERENCES people (id),
    at      TEXT NOT NULL,
    text    TEXT NOT NULL,
    seal    BLOB NOT NULL,
    PRIMARY KEY (thread, number)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER remarks_are_not_rewritten BEFORE UPDATE ON remarks
BEGIN SELECT RAISE(ABORT, 'a remark is not rewritten'); END;

CREATE TRIGGER remarks_are_not_deleted BEFORE DELETE ON remarks
BEGIN SELECT RAISE(ABORT, 'a remark is not deleted'); END;
