-- Days for which an answer of its hub lets a device show what it holds.
ALTER TABLE firm_settings ADD COLUMN lease_days BIGINT NOT NULL DEFAULT 14
    CHECK (lease_days BETWEEN 7 AND 90);
