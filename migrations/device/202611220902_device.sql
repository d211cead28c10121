-- What a device keeps for itself; none of it is a record. A file holds one firm.

CREATE TABLE setting (
  key TEXT NOT NULL PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE running_import (
  import_id BLOB NOT NULL PRIMARY KEY,
  file_name TEXT NOT NULL,
  started INTEGER NOT NULL,
  rows INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- One line per person, in the plain form of searching: lower case, no accents.
-- "side" is 0 for staff, 1 for clients and partners.
CREATE TABLE search_doc (
  doc INTEGER PRIMARY KEY,
  user_id BLOB NOT NULL UNIQUE,
  side INTEGER NOT NULL,
  status TEXT NOT NULL,
  sort_key BLOB NOT NULL,
  family TEXT NOT NULL,
  given TEXT NOT NULL,
  names TEXT NOT NULL,
  reach TEXT NOT NULL,
  more TEXT NOT NULL
) STRICT;

-- Lists in order, without touching the rows.
CREATE INDEX search_doc_order ON search_doc (sort_key, side, status, user_id);

CREATE INDEX search_doc_family ON search_doc (family, given);

CREATE INDEX search_doc_given ON search_doc (given, family);

-- Further ways to a line: "d" and the digits of a number from the last to the first, "f" and
-- "g" and the other spelling of a name with umlauts. All of them follow from the line's texts.
CREATE TABLE search_key (
  key TEXT NOT NULL,
  doc INTEGER NOT NULL,
  PRIMARY KEY (key, doc)
) STRICT, WITHOUT ROWID;

-- Words are found by their beginnings; where in a text they stand is not kept.
CREATE VIRTUAL TABLE search_text USING fts5 (
  names, reach, more,
  content = 'search_doc', content_rowid = 'doc',
  tokenize = 'unicode61 remove_diacritics 2', prefix = '1 2 3', detail = none
);
