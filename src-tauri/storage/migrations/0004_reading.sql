-- What each person has read of a story, and the names people give to versions. Frozen: a released migration is never
-- edited.

-- A story as it was when a person last left it.
CREATE TABLE readings (
    story    TEXT NOT NULL REFERENCES stories (id),
    person   TEXT NOT NULL REFERENCES people (id),
    at       TEXT NOT NULL,
    content  BLOB NOT NULL,                 -- a whole state, as versions have it
    seal     BLOB NOT NULL,
    PRIMARY KEY (story, person)
) STRICT, WITHOUT ROWID;

-- A version itself is never rewritten; what it is called stands here.
CREATE TABLE version_names (
    version  TEXT PRIMARY KEY NOT NULL REFERENCES versions (id),
    name     TEXT NOT NULL,
    by       TEXT REFERENCES people (id),
    at       TEXT NOT NULL,
    seal     BLOB NOT NULL
) STRICT, WITHOUT ROWID;
