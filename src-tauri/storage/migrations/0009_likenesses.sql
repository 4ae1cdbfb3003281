-- What photos look like from far away, to find those that look the same. Frozen: a released migration is never edited.

CREATE TABLE photo_likenesses (
    photo     TEXT PRIMARY KEY NOT NULL REFERENCES photos (id),
    likeness  INTEGER NOT NULL,             -- sixty-four bits; alike when few of them differ
    seal      BLOB
) STRICT, WITHOUT ROWID;
