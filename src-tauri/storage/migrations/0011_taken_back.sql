-- What was taken back, and what went where. Frozen: a released migration is never edited.

-- A story that was out and was taken back from readers; it counts until a later revision leaves.
CREATE TABLE withdrawals (
    story     TEXT NOT NULL REFERENCES stories (id),
    revision  INTEGER NOT NULL CHECK (revision >= 1),   -- the one that was out
    at        TEXT NOT NULL,
    by        TEXT REFERENCES people (id),
    words     TEXT NOT NULL,                            -- what readers are told
    reason    TEXT NOT NULL,                            -- for the desk
    seal      BLOB NOT NULL,
    PRIMARY KEY (story, revision)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER withdrawals_are_not_rewritten BEFORE UPDATE ON withdrawals
BEGIN SELECT RAISE(ABORT, 'a withdrawal is not rewritten'); END;

CREATE TRIGGER withdrawals_are_not_deleted BEFORE DELETE ON withdrawals
BEGIN SELECT RAISE(ABORT, 'a withdrawal is not deleted'); END;

-- An item of somebody else that must not be used any more.
CREATE TABLE kills (
    item    TEXT PRIMARY KEY NOT NULL,                  -- as its sender names it
    at      TEXT NOT NULL,
    by      TEXT REFERENCES people (id),                -- NULL: its sender
    reason  TEXT NOT NULL,
    seal    BLOB NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TRIGGER kills_are_not_rewritten BEFORE UPDATE ON kills
BEGIN SELECT RAISE(ABORT, 'a kill is not rewritten'); END;

CREATE TRIGGER kills_are_not_deleted BEFORE DELETE ON kills
BEGIN SELECT RAISE(ABORT, 'a kill is not deleted'); END;

-- An editor's word that a story may leave although it is built on a killed item.
CREATE TABLE kill_overrides (
    story   TEXT NOT NULL REFERENCES stories (id),
    item    TEXT NOT NULL REFERENCES kills (item),
    at      TEXT NOT NULL,
    by      TEXT NOT NULL REFERENCES people (id),
    reason  TEXT NOT NULL CHECK (reason <> ''),
    seal    BLOB NOT NULL,
    PRIMARY KEY (story, item)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER kill_overrides_are_not_rewritten BEFORE UPDATE ON kill_overrides
BEGIN SELECT RAISE(ABORT, 'an override is not rewritten'); END;

CREATE TRIGGER kill_overrides_are_not_deleted BEFORE DELETE ON kill_overrides
BEGIN SELECT RAISE(ABORT, 'an override is not deleted'); END;

-- Everything that went somewhere, in order.
CREATE TABLE deliveries (
    number    INTEGER PRIMARY KEY NOT NULL,             -- 1, 2, 3 … without gaps
    story     TEXT REFERENCES stories (id),             -- NULL: the site around the stories
    place     TEXT NOT NULL,                            -- a folder, or the name of a destination
    kind      TEXT NOT NULL CHECK (kind IN ('folder', 'push')),
    what      TEXT NOT NULL CHECK (what IN ('story', 'withdrawn', 'site')),
    manifest  TEXT NOT NULL,                            -- BLAKE3 of what says what it was
    remote    TEXT NOT NULL,                            -- what the destination calls it; may be empty
    at        TEXT NOT NULL,
    by        TEXT REFERENCES people (id),
    seal      BLOB NOT NULL
) STRICT;

CREATE INDEX deliveries_by_story ON deliveries (story, place, number);
CREATE INDEX deliveries_by_place ON deliveries (place, number);

CREATE TRIGGER deliveries_are_not_rewritten BEFORE UPDATE ON deliveries
BEGIN SELECT RAISE(ABORT, 'a delivery is not rewritten'); END;

CREATE TRIGGER deliveries_are_not_deleted BEFORE DELETE ON deliveries
BEGIN SELECT RAISE(ABORT, 'a delivery is not deleted'); END;

-- What left before there was this list.
INSERT INTO deliveries (number, story, place, kind, what, manifest, remote, at, by, seal)
SELECT number, story, folder, 'folder', 'story', manifest, '', at, by,
       row_seal('deliveries', number, story, folder, 'folder', 'story', manifest, '', at, by)
FROM (SELECT row_number() OVER (ORDER BY at, story) AS number, story, folder, manifest, at, by FROM publications);
