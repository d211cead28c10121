-- The times of invitations beside the lines of a list, so that a list can go by one of them without
-- looking anybody up: a row for each person who has an invitation, kept in step by the database.

CREATE TABLE invitation_line (
  doc INTEGER PRIMARY KEY,
  first_sent INTEGER,
  last_sent INTEGER,
  sends INTEGER NOT NULL,
  next_mail INTEGER,
  ends INTEGER
) STRICT;

CREATE TRIGGER invitation_line_came AFTER INSERT ON invitation BEGIN
  INSERT INTO invitation_line (doc, first_sent, last_sent, sends, next_mail, ends)
  SELECT d.doc, new.first_sent, new.last_sent, new.sends, new.next_mail, new.ends
  FROM search_doc d WHERE d.user_id = new.user_id
  ON CONFLICT (doc) DO UPDATE SET first_sent = excluded.first_sent, last_sent = excluded.last_sent,
  sends = excluded.sends, next_mail = excluded.next_mail, ends = excluded.ends; END;

CREATE TRIGGER invitation_line_changed AFTER UPDATE ON invitation BEGIN
  INSERT INTO invitation_line (doc, first_sent, last_sent, sends, next_mail, ends)
  SELECT d.doc, new.first_sent, new.last_sent, new.sends, new.next_mail, new.ends
  FROM search_doc d WHERE d.user_id = new.user_id
  ON CONFLICT (doc) DO UPDATE SET first_sent = excluded.first_sent, last_sent = excluded.last_sent,
  sends = excluded.sends, next_mail = excluded.next_mail, ends = excluded.ends; END;

CREATE TRIGGER invitation_line_went AFTER DELETE ON invitation BEGIN
  DELETE FROM invitation_line WHERE doc IN (SELECT d.doc FROM search_doc d WHERE d.user_id = old.user_id); END;

INSERT INTO invitation_line (doc, first_sent, last_sent, sends, next_mail, ends)
SELECT d.doc, i.first_sent, i.last_sent, i.sends, i.next_mail, i.ends
FROM invitation i JOIN search_doc d ON d.user_id = i.user_id;

-- It was there for the same lists, and wider.
DROP INDEX invitation_times;

DELETE FROM sqlite_stat1 WHERE idx = 'invitation_times';

ANALYZE sqlite_schema;
