-- The greatest number of rows of one imported file; 0 for no limit of the firm's own.
ALTER TABLE firm_settings ADD COLUMN import_row_limit BIGINT NOT NULL DEFAULT 0
    CHECK (import_row_limit BETWEEN 0 AND 1000000);
