-- What a hub told this device to hold, for a file that is attached to one. Otherwise all of it stays empty.

-- A record as it is in a bucket. The tables of records are made of these: of a person who is in several
-- buckets, each says something.
CREATE TABLE held (
  bucket TEXT NOT NULL,
  kind TEXT NOT NULL,
  id BLOB NOT NULL,
  version INTEGER NOT NULL,
  images TEXT NOT NULL,
  PRIMARY KEY (bucket, kind, id)
) STRICT, WITHOUT ROWID;

CREATE INDEX held_id ON held (id);

-- How far each bucket is told. "records" and "digest" are of what is held of it.
CREATE TABLE held_bucket (
  bucket TEXT NOT NULL PRIMARY KEY,
  cursor TEXT NOT NULL,
  complete INTEGER NOT NULL,
  records INTEGER NOT NULL,
  digest BLOB NOT NULL
) STRICT, WITHOUT ROWID;

-- Which tables and records changed, for the windows of this computer; only the last few are kept.
CREATE TABLE news (
  n INTEGER PRIMARY KEY,
  tables TEXT NOT NULL,
  ids BLOB NOT NULL
) STRICT;
