-- As 202611220903_planner.sql, for what devices hold and what an authority notes of it: by an id a few lines
-- are found, by a bucket all of its lines.

INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES
  ('held', 'held', '1000000 200000 50000 1'),
  ('held', 'held_id', '1000000 2'),
  ('bucket_line', 'bucket_line', '2000000 2000000 500000 20000 10000 1'),
  ('bucket_line', 'bucket_line_seq', '2000000 2000000 500000 20000 20'),
  ('bucket_line', 'bucket_line_id', '2000000 2000000 3'),
  ('bucket', 'bucket', '4000 4000 1000 1'),
  ('device', 'device', '3000 3000 1'),
  ('device', 'device_token', '3000 1'),
  ('device', 'device_user', '3000 3000 2'),
  ('enrolment', 'enrolment', '1000 1000 1'),
  ('outcome', 'outcome', '100000 100000 1'),
  ('upload', 'upload', '500 500 100 1');

ANALYZE sqlite_schema;
