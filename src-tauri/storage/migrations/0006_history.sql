-- What an entry of the history is about, for finding. Frozen: a released migration is never edited.

ALTER TABLE history ADD COLUMN kind TEXT NOT NULL DEFAULT 'other';

CREATE INDEX history_by_time ON history (at);

-- An entry that was whole is sealed with its new column; one that was damaged stays damaged.
UPDATE history SET seal = row_seal('history', id, at, by, story, photo, what, before, after, kind)
WHERE seal IS row_seal('history', id, at, by, story, photo, what, before, after);
