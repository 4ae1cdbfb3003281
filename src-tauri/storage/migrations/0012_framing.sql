-- How photos stand and how they are cropped. Frozen: a released migration is never edited.

ALTER TABLE photos ADD COLUMN framing TEXT NOT NULL DEFAULT '{}';   -- JSON of Framing

-- A row that was whole is sealed with its new column; one that was damaged stays damaged.
UPDATE photos SET seal = row_seal('photos', id, hash, file_name, media_type, bytes, width, height, metadata, raw,
                                  conflicts, focal_x, focal_y, added_at, added_by, missing, folded, rights, category,
                                  marks, stars, colour, pick, framing)
WHERE seal IS row_seal('photos', id, hash, file_name, media_type, bytes, width, height, metadata, raw,
                       conflicts, focal_x, focal_y, added_at, added_by, missing, folded, rights, category,
                       marks, stars, colour, pick);
