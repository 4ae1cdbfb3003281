-- Photos that show the same: those that became one with another, and pairs a person has told apart. Frozen: a released
-- migration is never edited.

CREATE TABLE photo_merges (
    photo  TEXT PRIMARY KEY NOT NULL REFERENCES photos (id),   -- not in the library any more, and not gone
    kept   TEXT NOT NULL REFERENCES photos (id),
    seal   BLOB
) STRICT, WITHOUT ROWID;

CREATE INDEX photo_merges_by_kept ON photo_merges (kept);

CREATE TABLE photos_apart (
    photo  TEXT NOT NULL REFERENCES photos (id),               -- the smaller id of the two
    other  TEXT NOT NULL REFERENCES photos (id),
    seal   BLOB,
    PRIMARY KEY (photo, other)
) STRICT, WITHOUT ROWID;
