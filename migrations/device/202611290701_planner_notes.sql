-- As 202611220903_planner.sql, for notes.

INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES
  ('user_note', 'user_note', '200000 200000 1');

ANALYZE sqlite_schema;
