-- What a photo's sidecar says that was read after the photo had come in; the photo's own row never changes. Frozen: a
-- released migration is never edited.

CREATE TABLE photo_sidecars (
    photo  TEXT PRIMARY KEY NOT NULL REFERENCES photos (id),
    said   TEXT NOT NULL,                   -- JSON of Metadata
    seal   BLOB
) STRICT, WITHOUT ROWID;
