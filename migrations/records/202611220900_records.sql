-- Records of a firm, cut by who may see a whole row. Portable: TEXT, BIGINT and BLOB only; times
-- are microseconds since 1970 (UTC), truths 0 or 1, ids the 16 bytes of a UUID. "rv" is the
-- sequence number of the command that changed a row last.

CREATE TABLE firm (
  firm BLOB NOT NULL,
  name TEXT NOT NULL,
  country TEXT NOT NULL,
  time_zone TEXT NOT NULL,
  head_seq BIGINT NOT NULL DEFAULT 0,
  rv BIGINT NOT NULL,
  PRIMARY KEY (firm)
) {clustered};

CREATE TABLE user_card (
  firm BLOB NOT NULL,
  user_id BLOB NOT NULL,
  kind TEXT NOT NULL,
  role TEXT NOT NULL,
  given TEXT NOT NULL,
  family TEXT NOT NULL,
  job_title TEXT NOT NULL,
  status TEXT NOT NULL,
  created BIGINT NOT NULL,
  created_seq BIGINT NOT NULL,
  rv BIGINT NOT NULL,
  PRIMARY KEY (firm, user_id)
) {clustered};

-- Few people are staff: finding them must not mean reading every client.
CREATE INDEX user_card_staff ON user_card (firm, role, status) WHERE kind = 'staff';

-- Neither are the people who left, who do not count any more.
CREATE INDEX user_card_inactive ON user_card (firm, user_id) WHERE status = 'inactive';

CREATE TABLE user_private (
  firm BLOB NOT NULL,
  user_id BLOB NOT NULL,
  email TEXT,
  email_key TEXT,
  phone TEXT,
  identifier TEXT,
  rv BIGINT NOT NULL,
  PRIMARY KEY (firm, user_id)
) {clustered};

-- An e-mail address stands in "text"; a phone number keeps the text it was read from there.
CREATE TABLE contact_point (
  firm BLOB NOT NULL,
  user_id BLOB NOT NULL,
  point_id BLOB NOT NULL,
  position BIGINT NOT NULL,
  kind TEXT NOT NULL,
  label TEXT NOT NULL,
  text TEXT NOT NULL,
  e164 TEXT,
  ext TEXT,
  status TEXT,
  raw_label TEXT,
  rv BIGINT NOT NULL,
  PRIMARY KEY (firm, user_id, point_id)
) {clustered};

-- People who have nothing but a number are known by it. Here and below the text comes before the
-- firm, which says little: rows are told apart sooner.
CREATE INDEX contact_point_number ON contact_point (e164, firm) WHERE e164 IS NOT NULL;

CREATE INDEX contact_point_unread ON contact_point (text, firm) WHERE kind = 'phone' AND e164 IS NULL;

CREATE TABLE team (
  firm BLOB NOT NULL,
  team_id BLOB NOT NULL,
  name TEXT NOT NULL,
  identifier TEXT,
  identifier_key TEXT,
  description TEXT NOT NULL,
  is_default BIGINT NOT NULL CHECK (is_default IN (0, 1)),
  created_seq BIGINT NOT NULL,
  rv BIGINT NOT NULL,
  PRIMARY KEY (firm, team_id)
) {clustered};

CREATE TABLE team_member (
  firm BLOB NOT NULL,
  team_id BLOB NOT NULL,
  user_id BLOB NOT NULL,
  rv BIGINT NOT NULL,
  PRIMARY KEY (firm, team_id, user_id)
) {clustered};

CREATE INDEX team_member_user ON team_member (firm, user_id, team_id);

-- What was done, by whom; also how a command that arrives twice is recognised.
CREATE TABLE command_line (
  firm BLOB NOT NULL,
  seq BIGINT NOT NULL,
  id BLOB NOT NULL,
  actor BLOB NOT NULL,
  at BIGINT NOT NULL,
  verb TEXT NOT NULL,
  detail TEXT NOT NULL,
  undoes BLOB,
  undone_by BLOB,
  PRIMARY KEY (firm, seq)
) {clustered};

CREATE UNIQUE INDEX command_line_id ON command_line (firm, id);

CREATE INDEX command_line_undoes ON command_line (firm, undoes) WHERE undoes IS NOT NULL;

CREATE INDEX command_line_actor ON command_line (firm, actor, seq);

-- Images of what a command changed. One line per row with its key in "row_key", or, for many rows
-- of one table that came or went together, a line for up to 500 of them: those that came stand in
-- "row_keys", one key after the other, those that went as an array of images in "before".
CREATE TABLE journal (
  firm BLOB NOT NULL,
  seq BIGINT NOT NULL,
  n BIGINT NOT NULL,
  tbl TEXT NOT NULL,
  row_key BLOB,
  row_keys BLOB,
  before TEXT,
  after TEXT,
  PRIMARY KEY (firm, seq, n)
) {clustered};

CREATE INDEX journal_row ON journal (firm, tbl, row_key, seq) WHERE row_key IS NOT NULL;

CREATE TABLE import_job (
  firm BLOB NOT NULL,
  import_id BLOB NOT NULL,
  seq BIGINT NOT NULL,
  file_name TEXT NOT NULL,
  at BIGINT NOT NULL,
  actor BLOB NOT NULL,
  options TEXT NOT NULL,
  rows_total BIGINT NOT NULL,
  created BIGINT NOT NULL,
  updated BIGINT NOT NULL,
  unchanged BIGINT NOT NULL,
  skipped BIGINT NOT NULL,
  refused BIGINT NOT NULL,
  ignored BIGINT NOT NULL,
  PRIMARY KEY (firm, import_id)
) {clustered};

-- Rows of a file that were refused or skipped, as they were.
CREATE TABLE import_row (
  firm BLOB NOT NULL,
  import_id BLOB NOT NULL,
  line BIGINT NOT NULL,
  outcome TEXT NOT NULL,
  code TEXT NOT NULL,
  params TEXT NOT NULL,
  user_id BLOB,
  raw TEXT NOT NULL,
  PRIMARY KEY (firm, import_id, line)
) {clustered};
