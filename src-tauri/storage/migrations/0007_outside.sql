-- Comments out of files: a remark is said by somebody of the desk, or by somebody outside whose name a file has.
-- A column that had to have a value may be without one now, which SQLite can say only of a new table.

CREATE TABLE remarks_anew (
    thread   TEXT NOT NULL REFERENCES threads (id),
    number   INTEGER NOT NULL CHECK (number >= 1),
    by       TEXT REFERENCES people (id),
    outside  TEXT,
    at       TEXT NOT NULL,
    text     TEXT NOT NULL,
    seal     BLOB NOT NULL,
    PRIMARY KEY (thread, number),
    CHECK ((by IS NULL) <> (outside IS NULL))
) STRICT, WITHOUT ROWID;

-- A row that was whole is sealed with its new column; one that was damaged stays damaged.
INSERT INTO remarks_anew (thread, number, by, outside, at, text, seal)
SELECT thread, number, by, NULL, at, text,
       CASE WHEN seal IS row_seal('remarks', thread, number, by, at, text)
            THEN row_seal('remarks', thread, number, by, NULL, at, text)
            ELSE seal END
FROM remarks;

DROP TABLE remarks;
ALTER TABLE remarks_anew RENAME TO remarks;

CREATE TRIGGER remarks_are_not_rewritten BEFORE UPDATE ON remarks
BEGIN SELECT RAISE(ABORT, 'a remark is not rewritten'); END;

CREATE TRIGGER remarks_are_not_deleted BEFORE DELETE ON remarks
BEGIN SELECT RAISE(ABORT, 'a remark is not deleted'); END;
