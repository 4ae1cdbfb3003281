-- Files that stopped the worker that was to read them. They are kept and not tried again by themselves. Frozen: a released
-- migration is never edited.

CREATE TABLE quarantine (
    hash       TEXT PRIMARY KEY NOT NULL,   -- of the file's bytes; also its place among the originals
    file_name  TEXT NOT NULL,
    bytes      INTEGER NOT NULL,
    slow       INTEGER NOT NULL,            -- it took too long; otherwise its worker stopped
    tries      INTEGER NOT NULL,
    at         TEXT NOT NULL,               -- of the last try
    by         TEXT REFERENCES people (id),
    seal       BLOB
) STRICT, WITHOUT ROWID;
