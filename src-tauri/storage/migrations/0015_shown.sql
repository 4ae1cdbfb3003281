-- Which part of a photo a place of a story shows. Frozen: a released migration is never edited.

ALTER TABLE photo_uses ADD COLUMN crop TEXT;                -- JSON of Crop; none shows what is drawn on the photo itself

UPDATE photo_uses SET seal = row_seal('photo_uses', story, place, photo, lead, crop)
WHERE seal IS row_seal('photo_uses', story, place, photo, lead);

-- Texts in which somebody has cropped are derived from again.
DELETE FROM story_texts WHERE story IN (
    SELECT story FROM snapshots WHERE document LIKE '%"crop":{%'
    UNION SELECT story FROM journal WHERE splice LIKE '%"crop":{%'
);
