-- What people are told. "cause" is the number of the command that tells it, "n" tells the notices of
-- one command apart. A notice names records by their keys: whether its reader may know their names
-- is decided when it is read. "withdrawn" is 1 while the command is undone. These rows and the
-- marks of reading are nobody's record: they stand in no journal.
CREATE TABLE notice (
  firm BLOB NOT NULL,
  cause BIGINT NOT NULL,
  n BIGINT NOT NULL,
  user_id BLOB NOT NULL,
  kind TEXT NOT NULL,
  about_user BLOB,
  about_team BLOB,
  detail TEXT NOT NULL,
  at BIGINT NOT NULL,
  read_at BIGINT,
  withdrawn BIGINT NOT NULL,
  PRIMARY KEY (firm, cause, n)
) {clustered};

CREATE INDEX notice_user ON notice (firm, user_id, withdrawn, cause, n);

CREATE INDEX notice_unread ON notice (firm, user_id) WHERE read_at IS NULL AND withdrawn = 0;

CREATE INDEX notice_joined ON notice (firm, about_user, user_id) WHERE kind = 'client_joined';

CREATE INDEX notice_welcome ON notice (firm, at) WHERE kind = 'welcome';

CREATE INDEX notice_statistics ON notice (firm, at) WHERE kind = 'statistics';

-- Words to many stand once, with the number of their command.
CREATE TABLE announcement (
  firm BLOB NOT NULL,
  seq BIGINT NOT NULL,
  title TEXT NOT NULL,
  text TEXT NOT NULL,
  PRIMARY KEY (firm, seq)
) {clustered};

-- What people do not want to be told; without a row, everything.
CREATE TABLE notice_choice (
  firm BLOB NOT NULL,
  user_id BLOB NOT NULL,
  statistics BIGINT NOT NULL CHECK (statistics IN (0, 1)),
  PRIMARY KEY (firm, user_id)
) {clustered};
