-- What an import is measured against: the same file into one flat table of a plain database, with
-- nothing read, checked, normalised, encrypted or written down for undoing. The clients come from
-- clients.csv. The full-text index has the columns and settings of the device's own; its texts are
-- computed, not stored a second time, and every index is built after the rows: the cheapest way.
PRAGMA journal_mode = WAL;
PRAGMA synchronous = NORMAL;
PRAGMA cache_size = -65536;
PRAGMA temp_store = MEMORY;

CREATE TABLE person (
  given TEXT NOT NULL,
  family TEXT NOT NULL,
  job_title TEXT NOT NULL,
  email TEXT NOT NULL,
  phone TEXT NOT NULL,
  identifier TEXT NOT NULL,
  team_identifiers TEXT NOT NULL,
  team_ids TEXT NOT NULL
);

BEGIN;
.import --csv --skip 1 clients.csv person
ALTER TABLE person ADD names TEXT AS (given || ' ' || family || ' ' || job_title);
ALTER TABLE person ADD reach TEXT AS (email || ' ' || phone);
ALTER TABLE person ADD more TEXT AS (identifier);
ALTER TABLE person ADD phone_end TEXT AS (substr(phone, -4));
CREATE UNIQUE INDEX person_email ON person (email COLLATE NOCASE);
CREATE UNIQUE INDEX person_identifier ON person (identifier);
CREATE INDEX person_phone ON person (phone);
CREATE INDEX person_phone_end ON person (phone_end);
CREATE INDEX person_order ON person (family COLLATE NOCASE, given COLLATE NOCASE);
CREATE INDEX person_family ON person (family, given);
CREATE INDEX person_given ON person (given, family);
CREATE VIRTUAL TABLE person_text USING fts5 (
  names, reach, more,
  content = 'person',
  tokenize = 'unicode61 remove_diacritics 2', prefix = '1 2 3', detail = none
);
INSERT INTO person_text (person_text) VALUES ('rebuild');
COMMIT;
SELECT count(*) FROM person;
