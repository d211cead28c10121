-- Who joined by themself: the username they chose, and which terms they accepted. "own_terms" is the
-- version of the program's terms, "firm_terms" the moment those of the firm were written.

CREATE TABLE joining (
  firm BLOB NOT NULL,
  user_id BLOB NOT NULL,
  username TEXT NOT NULL,
  username_key TEXT NOT NULL,
  at BIGINT NOT NULL,
  own_terms BIGINT NOT NULL,
  firm_terms BIGINT,
  rv BIGINT NOT NULL,
  PRIMARY KEY (firm, user_id)
) {clustered};

-- The terms of the firm; without a row it never had any.
CREATE TABLE firm_terms (
  firm BLOB NOT NULL,
  terms TEXT NOT NULL,
  since BIGINT NOT NULL,
  rv BIGINT NOT NULL,
  PRIMARY KEY (firm)
) {clustered};
