-- What came in by wire. Frozen: a released migration is never edited.

-- Which edition of a sender's item became which story. What has no name of its sender's is named by its bytes.
CREATE TABLE editions (
    item     TEXT NOT NULL,
    version  TEXT NOT NULL,                 -- a number or a moment, as the sender says it; may be empty
    story    TEXT NOT NULL REFERENCES stories (id),
    at       TEXT NOT NULL,
    seal     BLOB NOT NULL,
    PRIMARY KEY (item, version)
) STRICT, WITHOUT ROWID;

-- The files of watched folders, as they were when they were looked at.
CREATE TABLE wire_files (
    folder   TEXT NOT NULL,
    file     TEXT NOT NULL,                 -- its place in the folder
    bytes    INTEGER NOT NULL,
    changed  INTEGER NOT NULL,              -- nanoseconds since 1970
    at       TEXT NOT NULL,
    outcome  TEXT NOT NULL CHECK (outcome IN ('before', 'read', 'left', 'unreadable')),
    words    TEXT NOT NULL,                 -- what it is, or why it could not be read
    stories  INTEGER NOT NULL,
    seal     BLOB NOT NULL,
    PRIMARY KEY (folder, file)
) STRICT, WITHOUT ROWID;
