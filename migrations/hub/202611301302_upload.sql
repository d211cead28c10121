-- Slices of imports that devices send before the command. They are deleted with it, or after some days.
CREATE TABLE upload (
  firm BLOB NOT NULL,
  import_id BLOB NOT NULL,
  n BIGINT NOT NULL,
  device_id BLOB NOT NULL,
  at BIGINT NOT NULL,
  body BLOB NOT NULL,
  PRIMARY KEY (firm, import_id, n)
) {clustered};
