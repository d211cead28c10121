-- People's pictures, apart from their records so that lists do not read them. "jpeg" is a small
-- square without metadata.

CREATE TABLE picture (
  firm BLOB NOT NULL,
  user_id BLOB NOT NULL,
  jpeg BLOB NOT NULL,
  rv BIGINT NOT NULL,
  PRIMARY KEY (firm, user_id)
) {clustered};
