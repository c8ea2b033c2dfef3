-- The rows of the import as they stand in the file.
CREATE TABLE staging (
    login TEXT, ref_number TEXT, session TEXT, code TEXT, status TEXT, progression NUMERIC(9, 2), score NUMERIC(9, 2),
    score_maximum NUMERIC(9, 2), seconds BIGINT, first_access TIMESTAMP, last_access TIMESTAMP,
    first_completion TIMESTAMP);
