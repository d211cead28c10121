-- As 202611220903_planner.sql, for the tables that came after it.

INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES
  ('merged', 'merged', '10000 10000 1 1'),
  ('merged', 'merged_into', '10000 10000 1 1'),
  ('not_same', 'not_same', '10000 10000 2 1');

ANALYZE sqlite_schema;
