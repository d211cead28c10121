-- As 202611220903_planner.sql, for the tables that came after it.

INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES
  ('invitation', 'invitation', '100000 100000 1'),
  ('invitation', 'invitation_times', '100000 100000 50 20 10 5 2 1'),
  ('invitation', 'invitation_state', '100000 100000 15000 1'),
  ('invitation', 'invitation_next', '10000 10000 10'),
  ('invitation', 'invitation_ends', '10000 10000 10'),
  ('mail_job', 'mail_job', '1000000 1000000 30 1'),
  ('mail_job', 'mail_job_waiting', '1000 1000 500 1'),
  ('mail_job', 'mail_job_user', '1000000 1000000 10 1'),
  ('invitation_code', 'invitation_code', '100000 100000 1');

ANALYZE sqlite_schema;
