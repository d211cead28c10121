-- Invitations, for administrators alone. "state" with "at" and "reason" says where it stands, the
-- rest of the times what was sent; "next_mail" and "ends" follow from them and are there to be
-- found by.

CREATE TABLE invitation (
  firm BLOB NOT NULL,
  user_id BLOB NOT NULL,
  state TEXT NOT NULL,
  at BIGINT,
  reason TEXT NOT NULL,
  first_sent BIGINT,
  started BIGINT,
  last_sent BIGINT,
  sends BIGINT NOT NULL,
  kind TEXT NOT NULL,
  message TEXT NOT NULL,
  invited_by BLOB NOT NULL,
  next_mail BIGINT,
  ends BIGINT,
  rv BIGINT NOT NULL,
  PRIMARY KEY (firm, user_id)
) {clustered};

CREATE INDEX invitation_next ON invitation (firm, next_mail) WHERE next_mail IS NOT NULL;

-- Lists in the order of any of these, without touching the rows.
CREATE INDEX invitation_times ON invitation (firm, first_sent, last_sent, sends, next_mail, ends, user_id);

CREATE INDEX invitation_state ON invitation (firm, state, user_id);

CREATE INDEX invitation_ends ON invitation (firm, ends) WHERE ends IS NOT NULL;

-- How the firm invites. Without a row, as the program does by default.
CREATE TABLE firm_settings (
  firm BLOB NOT NULL,
  staff_invitations TEXT NOT NULL,
  client_invitations TEXT NOT NULL,
  reminders BIGINT NOT NULL CHECK (reminders IN (0, 1)),
  rv BIGINT NOT NULL,
  PRIMARY KEY (firm)
) {clustered};
