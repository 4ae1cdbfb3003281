-- What the desk says about a photo beyond its metadata.

ALTER TABLE photos ADD COLUMN rights TEXT NOT NULL DEFAULT '{}';   -- JSON of Rights
ALTER TABLE photos ADD COLUMN category TEXT;                       -- copied out of rights, for finding

-- A row that was whole is sealed with its new columns; one that was damaged stays damaged.
UPDATE photos SET seal = row_seal('photos', id, hash, file_name, media_type, bytes, width, height, metadata, raw,
                                  conflicts, focal_x, focal_y, added_at, added_by, missing, folded, rights, category)
WHERE seal IS row_seal('photos', id, hash, file_name, media_type, bytes, width, height, metadata, raw,
                       conflicts, focal_x, focal_y, added_at, added_by, missing, folded);
