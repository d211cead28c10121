-- Whom somebody pinned, and whom they opened last. It is their own affair: no record, no command.
CREATE TABLE at_hand (
  reader BLOB NOT NULL,
  user_id BLOB NOT NULL,
  pinned INTEGER,
  opened INTEGER,
  PRIMARY KEY (reader, user_id)
) STRICT, WITHOUT ROWID;
