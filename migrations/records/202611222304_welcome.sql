-- What the firm tells a client who joins; empty for the program's own words.
ALTER TABLE firm_settings ADD COLUMN welcome TEXT NOT NULL DEFAULT '';
