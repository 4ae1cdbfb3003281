-- The first shape of a desk. Frozen: a released migration is never edited, the next one is added beside it.
--
-- Times are RFC 3339 in UTC with nine decimals, so that text order is time order. Ids are UUIDs as text.
-- `seal` is a hash over the row's other columns (see seal.rs): a flipped byte does not match it.
-- Rows that are never overwritten are guarded by triggers that name the columns which must not change.

CREATE TABLE people (
    id          TEXT PRIMARY KEY NOT NULL,
    name        TEXT NOT NULL UNIQUE,
    role        TEXT NOT NULL CHECK (role IN ('journalist', 'editor', 'admin')),
    passphrase  TEXT,                       -- a password hash, never the passphrase
    created_at  TEXT NOT NULL,
    folded      TEXT NOT NULL,              -- the name, lower case, for finding
    seal        BLOB
) STRICT, WITHOUT ROWID;

CREATE TABLE stories (
    id            TEXT PRIMARY KEY NOT NULL,
    slug          TEXT NOT NULL UNIQUE,
    status        TEXT NOT NULL
                  CHECK (status IN ('pitch', 'draft', 'in_review', 'approved', 'published', 'spiked')),
    fields        TEXT NOT NULL,            -- JSON of StoryFields
    authors       TEXT NOT NULL,            -- JSON list of people's ids, in order
    words         INTEGER NOT NULL,
    tk            INTEGER NOT NULL,
    seq           INTEGER NOT NULL CHECK (seq >= 0),   -- the last acknowledged edit
    created_at    TEXT NOT NULL,
    updated_at    TEXT NOT NULL,
    published_at  TEXT,
    revised_at    TEXT,
    embargo       TEXT,                     -- copied out of fields, for finding
    due           TEXT,                     -- copied out of fields, for finding
    blocking      INTEGER NOT NULL,         -- findings that block approval, as last reviewed
    open_edits    INTEGER NOT NULL,         -- journal rows since the last snapshot
    open_bytes    INTEGER NOT NULL,         -- their size
    folded        TEXT NOT NULL,            -- slug and fields, lower case, for finding
    seal          BLOB
) STRICT, WITHOUT ROWID;

CREATE INDEX stories_by_update ON stories (updated_at, id);

-- The whole text at one edit. Two are kept per story, so that one flipped byte costs nothing.
CREATE TABLE snapshots (
    story     TEXT NOT NULL REFERENCES stories (id),
    seq       INTEGER NOT NULL,
    document  TEXT NOT NULL,                -- JSON
    seal      BLOB NOT NULL,
    PRIMARY KEY (story, seq)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER snapshots_are_not_rewritten BEFORE UPDATE ON snapshots
BEGIN SELECT RAISE(ABORT, 'a snapshot is not rewritten'); END;

-- Edits, one row each, without gaps from the older snapshot to stories.seq.
CREATE TABLE journal (
    story   TEXT NOT NULL REFERENCES stories (id),
    seq     INTEGER NOT NULL,
    at      TEXT NOT NULL,
    by      TEXT REFERENCES people (id),
    splice  TEXT NOT NULL,                  -- JSON of at, remove, insert
    seal    BLOB NOT NULL,
    PRIMARY KEY (story, seq)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER journal_is_not_rewritten BEFORE UPDATE ON journal
BEGIN SELECT RAISE(ABORT, 'the journal is not rewritten'); END;

-- Reading text for search; may be behind stories.seq, and says at which edit it stands.
CREATE TABLE story_texts (
    story   TEXT PRIMARY KEY NOT NULL REFERENCES stories (id),
    seq     INTEGER NOT NULL,
    text    TEXT NOT NULL,
    folded  TEXT NOT NULL,
    seal    BLOB NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE photos (
    id          TEXT PRIMARY KEY NOT NULL,
    hash        TEXT NOT NULL UNIQUE CHECK (length(hash) = 64),
    file_name   TEXT NOT NULL,
    media_type  TEXT NOT NULL,
    bytes       INTEGER NOT NULL,
    width       INTEGER NOT NULL,
    height      INTEGER NOT NULL,
    metadata    TEXT NOT NULL,              -- JSON
    raw         TEXT NOT NULL,              -- JSON; what the file said when it was added
    conflicts   TEXT NOT NULL,              -- JSON
    focal_x     REAL,
    focal_y     REAL,
    added_at    TEXT NOT NULL,
    added_by    TEXT REFERENCES people (id),
    missing     INTEGER NOT NULL,           -- needed fields that are empty
    folded      TEXT NOT NULL,              -- file name and metadata, lower case, for finding
    seal        BLOB
) STRICT, WITHOUT ROWID;

CREATE INDEX photos_by_time ON photos (added_at, id);
CREATE INDEX photos_by_name ON photos (file_name);

CREATE TRIGGER originals_are_not_altered
BEFORE UPDATE OF id, hash, media_type, bytes, raw, added_at, added_by ON photos
BEGIN SELECT RAISE(ABORT, 'an original is not altered'); END;

CREATE TRIGGER photos_are_not_deleted BEFORE DELETE ON photos
BEGIN SELECT RAISE(ABORT, 'a photo is not deleted'); END;

-- Which photos a story's text uses, in order of reading.
CREATE TABLE photo_uses (
    story  TEXT NOT NULL REFERENCES stories (id),
    place  INTEGER NOT NULL,
    photo  TEXT NOT NULL,                   -- may be a photo the desk does not have
    lead   INTEGER NOT NULL CHECK (lead IN (0, 1)),
    seal   BLOB NOT NULL,
    PRIMARY KEY (story, place)
) STRICT, WITHOUT ROWID;

CREATE INDEX photo_uses_by_photo ON photo_uses (photo, story);

CREATE TABLE versions (
    id       TEXT PRIMARY KEY NOT NULL,
    story    TEXT NOT NULL REFERENCES stories (id),
    number   INTEGER NOT NULL CHECK (number >= 1),
    kind     TEXT NOT NULL CHECK (kind IN ('seen', 'state')),
    reason   TEXT NOT NULL,
    name     TEXT,
    by       TEXT REFERENCES people (id),
    at       TEXT NOT NULL,
    hash     TEXT NOT NULL,                 -- BLAKE3 of content
    bytes    INTEGER NOT NULL,
    content  BLOB NOT NULL,
    seal     BLOB NOT NULL,
    UNIQUE (story, number)
) STRICT;

CREATE TRIGGER versions_are_not_rewritten BEFORE UPDATE ON versions
BEGIN SELECT RAISE(ABORT, 'a version is not rewritten'); END;

CREATE TRIGGER versions_are_not_deleted BEFORE DELETE ON versions
BEGIN SELECT RAISE(ABORT, 'a version is not deleted'); END;

CREATE TABLE approvals (
    id           INTEGER PRIMARY KEY AUTOINCREMENT,
    story        TEXT NOT NULL REFERENCES stories (id),
    version      TEXT NOT NULL REFERENCES versions (id),
    hash         TEXT NOT NULL,
    by           TEXT NOT NULL REFERENCES people (id),
    at           TEXT NOT NULL,
    lapsed_at    TEXT,
    lapsed_by    TEXT REFERENCES people (id),
    lapsed_what  TEXT,
    seal         BLOB
) STRICT;

CREATE INDEX approvals_by_story ON approvals (story, id);

CREATE TRIGGER approvals_are_not_rewritten
BEFORE UPDATE OF id, story, version, hash, by, at ON approvals
BEGIN SELECT RAISE(ABORT, 'an approval is not rewritten'); END;

CREATE TRIGGER approvals_do_not_return
BEFORE UPDATE OF lapsed_at, lapsed_by, lapsed_what ON approvals WHEN OLD.lapsed_at IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'a lapsed approval does not return'); END;

CREATE TRIGGER approvals_are_not_deleted BEFORE DELETE ON approvals
BEGIN SELECT RAISE(ABORT, 'an approval is not deleted'); END;

CREATE TABLE history (
    id      INTEGER PRIMARY KEY AUTOINCREMENT,
    at      TEXT NOT NULL,
    by      TEXT REFERENCES people (id),
    story   TEXT REFERENCES stories (id),
    photo   TEXT REFERENCES photos (id),
    what    TEXT NOT NULL,
    before  TEXT,                           -- JSON
    after   TEXT,                           -- JSON
    seal    BLOB
) STRICT;

CREATE INDEX history_by_story ON history (story, id);
CREATE INDEX history_by_photo ON history (photo, id);

CREATE TRIGGER history_is_not_rewritten BEFORE UPDATE OF id, by, story, photo, before ON history
BEGIN SELECT RAISE(ABORT, 'history is not rewritten'); END;

-- Only the newest entry about something may grow.
CREATE TRIGGER history_is_closed BEFORE UPDATE OF at, what, after ON history
WHEN OLD.id < (SELECT max(id) FROM history h WHERE h.story IS OLD.story AND h.photo IS OLD.photo)
BEGIN SELECT RAISE(ABORT, 'history is not rewritten'); END;

CREATE TRIGGER history_is_not_deleted BEFORE DELETE ON history
BEGIN SELECT RAISE(ABORT, 'history is not deleted'); END;

CREATE TABLE publications (
    story     TEXT NOT NULL REFERENCES stories (id),
    revision  INTEGER NOT NULL CHECK (revision >= 1),
    version   TEXT NOT NULL REFERENCES versions (id),
    at        TEXT NOT NULL,
    by        TEXT REFERENCES people (id),
    folder    TEXT NOT NULL,
    manifest  TEXT NOT NULL,                -- BLAKE3 of the manifest that was written
    seal      BLOB NOT NULL,
    PRIMARY KEY (story, revision)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER publications_are_not_rewritten BEFORE UPDATE ON publications
BEGIN SELECT RAISE(ABORT, 'a publication is not rewritten'); END;

CREATE TRIGGER publications_are_not_deleted BEFORE DELETE ON publications
BEGIN SELECT RAISE(ABORT, 'a publication is not deleted'); END;

CREATE TABLE settings (
    key    TEXT PRIMARY KEY NOT NULL,
    value  TEXT NOT NULL,                   -- JSON
    seal   BLOB NOT NULL
) STRICT, WITHOUT ROWID;
