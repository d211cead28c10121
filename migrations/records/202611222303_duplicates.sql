-- Records that went into another one, and the one they went into. What is kept of a record that
-- went is found by the person through this.
CREATE TABLE merged (
  firm BLOB NOT NULL,
  user_id BLOB NOT NULL,
  into_id BLOB NOT NULL,
  rv BIGINT NOT NULL,
  PRIMARY KEY (firm, user_id, into_id)
) {clustered};

CREATE INDEX merged_into ON merged (firm, into_id, user_id);

-- Pairs that somebody looked at and that are two people, the lower id first. "evidence" is what
-- they shared then, one key a line.
CREATE TABLE not_same (
  firm BLOB NOT NULL,
  low_id BLOB NOT NULL,
  high_id BLOB NOT NULL,
  evidence TEXT NOT NULL,
  rv BIGINT NOT NULL,
  PRIMARY KEY (firm, low_id, high_id)
) {clustered};
