-- What other devices hold of a firm, for an authority that serves some. Without a row in "served" all of this
-- stays empty.

-- "epoch" is the identity of the order of commands. After a restored backup it is another one.
CREATE TABLE served (
  firm BLOB NOT NULL,
  epoch BLOB NOT NULL,
  since BIGINT NOT NULL,
  PRIMARY KEY (firm)
) {clustered};

-- Which record is in which bucket. "scope" and "part" are the bucket; "part" is the firm if the firm has only
-- one of that scope. "seq" is the command that changed the record there last, "since" the one that first
-- brought it there. Of a record that left, the line stays with "live" 0, so that whoever held it is told.
CREATE TABLE bucket_line (
  firm BLOB NOT NULL,
  scope TEXT NOT NULL,
  part BLOB NOT NULL,
  kind TEXT NOT NULL,
  id BLOB NOT NULL,
  seq BIGINT NOT NULL,
  since BIGINT NOT NULL,
  live BIGINT NOT NULL CHECK (live IN (0, 1)),
  PRIMARY KEY (firm, scope, part, kind, id)
) {clustered};

CREATE INDEX bucket_line_seq ON bucket_line (firm, scope, part, seq);

CREATE INDEX bucket_line_id ON bucket_line (firm, id);

-- How many records a bucket has, the sum of their digests, and the last command that changed it.
CREATE TABLE bucket (
  firm BLOB NOT NULL,
  scope TEXT NOT NULL,
  part BLOB NOT NULL,
  records BIGINT NOT NULL,
  digest BLOB NOT NULL,
  seq BIGINT NOT NULL,
  PRIMARY KEY (firm, scope, part)
) {clustered};

-- Devices that may ask. "token" is a hash. An answer carries a new "chain", which the next request shows;
-- "before" is the one of the answer before, in case that the last one never arrived.
CREATE TABLE device (
  firm BLOB NOT NULL,
  device_id BLOB NOT NULL,
  user_id BLOB NOT NULL,
  name TEXT NOT NULL,
  token BLOB NOT NULL,
  chain BLOB,
  before BLOB,
  made BIGINT NOT NULL,
  seen BIGINT,
  ended BIGINT,
  PRIMARY KEY (firm, device_id)
) {clustered};

CREATE UNIQUE INDEX device_token ON device (token);

CREATE INDEX device_user ON device (firm, user_id);

-- Codes that make a device, kept as hashes; each is good once.
CREATE TABLE enrolment (
  firm BLOB NOT NULL,
  code BLOB NOT NULL,
  user_id BLOB NOT NULL,
  made BIGINT NOT NULL,
  ends BIGINT NOT NULL,
  used BIGINT,
  PRIMARY KEY (firm, code)
) {clustered};

-- What became of the commands of devices; final, and told again to whoever asks again.
CREATE TABLE outcome (
  firm BLOB NOT NULL,
  id BLOB NOT NULL,
  device_id BLOB NOT NULL,
  at BIGINT NOT NULL,
  verdict TEXT NOT NULL,
  PRIMARY KEY (firm, id)
) {clustered};
