-- Teams whose clients see each other, and firms whose clients come with a contact book each.

ALTER TABLE team ADD COLUMN shared BIGINT NOT NULL DEFAULT 0 CHECK (shared IN (0, 1));

ALTER TABLE firm_settings ADD COLUMN books BIGINT NOT NULL DEFAULT 0 CHECK (books IN (0, 1));
