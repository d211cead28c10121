-- Client groups: named sets of clients and partners, apart from teams, for the firm's own staff.

CREATE TABLE client_group (
  firm BLOB NOT NULL,
  group_id BLOB NOT NULL,
  name TEXT NOT NULL,
  created_seq BIGINT NOT NULL,
  rv BIGINT NOT NULL,
  PRIMARY KEY (firm, group_id)
) {clustered};

CREATE TABLE group_member (
  firm BLOB NOT NULL,
  group_id BLOB NOT NULL,
  user_id BLOB NOT NULL,
  rv BIGINT NOT NULL,
  PRIMARY KEY (firm, group_id, user_id)
) {clustered};

CREATE INDEX group_member_user ON group_member (firm, user_id, group_id);
