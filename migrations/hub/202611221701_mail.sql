-- Mails that wait, that left, or that could not leave. "cause" is the number of the command that
-- wanted it, "n" tells the mails of one command apart. States: due, claimed (somebody is sending
-- it), sent, failed, unsure (whoever was sending it never came back), dropped (nobody wants it any
-- more), withdrawn (its command was undone).
CREATE TABLE mail_job (
  firm BLOB NOT NULL,
  cause BIGINT NOT NULL,
  n BIGINT NOT NULL,
  user_id BLOB NOT NULL,
  kind TEXT NOT NULL,
  state TEXT NOT NULL,
  due BIGINT NOT NULL,
  tries BIGINT NOT NULL,
  claimed BIGINT,
  message_id TEXT,
  note TEXT NOT NULL,
  PRIMARY KEY (firm, cause, n)
) {clustered};

CREATE INDEX mail_job_waiting ON mail_job (firm, state, due) WHERE state IN ('due', 'claimed');

CREATE INDEX mail_job_user ON mail_job (firm, user_id, cause);

-- The code of the newest mail to a person, as a hash, and how often somebody guessed wrong.
CREATE TABLE invitation_code (
  firm BLOB NOT NULL,
  user_id BLOB NOT NULL,
  hash BLOB NOT NULL,
  made BIGINT NOT NULL,
  wrong BIGINT NOT NULL,
  locked_until BIGINT,
  PRIMARY KEY (firm, user_id)
) {clustered};
