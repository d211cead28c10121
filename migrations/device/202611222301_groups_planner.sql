-- As 202611220903_planner.sql, for client groups.

INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES
  ('client_group', 'client_group', '1000 1000 1'),
  ('group_member', 'group_member', '200000 200000 200 1'),
  ('group_member', 'group_member_user', '200000 200000 2 1');

ANALYZE sqlite_schema;
