-- Who does a work of which there may be one at a time, and until when. "holder" is made anew by every program
-- that starts.
CREATE TABLE lease (
  firm BLOB NOT NULL,
  work TEXT NOT NULL,
  holder BLOB NOT NULL,
  until BIGINT NOT NULL,
  PRIMARY KEY (firm, work)
) {clustered};

-- The mail server of a firm on a hub. Other firms have it among the settings of their device.
CREATE TABLE mail_server (
  firm BLOB NOT NULL,
  host TEXT NOT NULL,
  port BIGINT NOT NULL,
  security TEXT NOT NULL,
  login TEXT NOT NULL,
  password TEXT,
  sender TEXT NOT NULL,
  sender_name TEXT NOT NULL,
  language TEXT NOT NULL,
  per_minute BIGINT NOT NULL,
  PRIMARY KEY (firm)
) {clustered};

-- For the mails of the last minute.
CREATE INDEX mail_job_claimed ON mail_job (firm, claimed) WHERE claimed IS NOT NULL;
