-- What a merge of two photos changed, so that it can be taken back at any time. Frozen: a released migration is never edited.

ALTER TABLE photo_merges ADD COLUMN at     TEXT;            -- when; nothing where it was merged before this was kept
ALTER TABLE photo_merges ADD COLUMN before TEXT;            -- JSON of what was before

UPDATE photo_merges SET seal = row_seal('photo_merges', photo, kept, at, before)
WHERE seal IS row_seal('photo_merges', photo, kept);
