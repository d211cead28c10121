-- The company a person works for, or is, and their middle names, for whoever sees the person.

ALTER TABLE user_card ADD COLUMN middle_names TEXT NOT NULL DEFAULT '';

ALTER TABLE user_card ADD COLUMN company TEXT NOT NULL DEFAULT '';

-- What the firm notes about a person: for the staff who cover them and for administrators, and
-- therefore a table of its own.
CREATE TABLE user_note (
  firm BLOB NOT NULL,
  user_id BLOB NOT NULL,
  note TEXT NOT NULL,
  rv BIGINT NOT NULL,
  PRIMARY KEY (firm, user_id)
) {clustered};
