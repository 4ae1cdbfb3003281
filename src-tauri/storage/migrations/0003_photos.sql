-- What the desk says about a photo beyond its metadata.

ALTER TABLE photos ADD COLUMN rights TEXT NOT NULL DEFAULT '{}';   -- JSON of Rights
ALTER TABLE photos ADD COLUMN category TEXT;                       -- copied out of rights, for finding

ALTER TABLE photos ADD COLUMN marks TEXT NOT NULL DEFAULT '{"stars":0,"colour":null,"pick":null}';   -- JSON
ALTER TABLE photos ADD COLUMN stars INTEGER NOT NULL DEFAULT 0;    -- copied out of marks, for finding
ALTER TABLE photos ADD COLUMN colour TEXT;                         -- the same
ALTER TABLE photos ADD COLUMN pick TEXT;                           -- the same

-- A row that was whole is sealed with its new columns; one that was damaged stays damaged.
UPDATE photos SET seal = row_seal('photos', id, hash, file_name, media_type, bytes, width, height, metadata, raw,
                                  conflicts, focal_x, focal_y, added_at, added_by, missing, folded, rights, category,
                                  marks, stars, colour, pick)
WHERE seal IS row_seal('photos', id, hash, file_name, media_type, bytes, width, height, metadata, raw,
                       conflicts, focal_x, focal_y, added_at, added_by, missing, folded);
