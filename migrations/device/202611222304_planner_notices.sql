-- As 202611220903_planner.sql, for the tables that came after it.

INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES
  ('notice', 'notice', '1000000 1000000 100 1'),
  ('notice', 'notice_user', '1000000 1000000 50 40 2 1'),
  ('notice', 'notice_unread', '100000 100000 10'),
  ('notice', 'notice_joined', '300000 300000 3 1'),
  ('notice', 'notice_welcome', '100000 100000 2'),
  ('notice', 'notice_statistics', '1000 1000 5'),
  ('announcement', 'announcement', '500 500 1'),
  ('notice_choice', 'notice_choice', '10 10 1');

ANALYZE sqlite_schema;
