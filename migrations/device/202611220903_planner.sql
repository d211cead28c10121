-- What SQLite's planner should take for granted, instead of measuring it on every device: how
-- many rows a large firm has, and how many share the first columns of each index. Without this
-- it believes that "firm = ?" finds ten rows, where it finds them all, and walks through every
-- member of a team to name the teams of one person. Fixed figures also make plans the same in
-- tests as in large firms.

ANALYZE sqlite_schema;

INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES
  ('firm', 'firm', '1 1'),
  ('user_card', 'user_card', '1000000 1000000 1'),
  ('user_card', 'user_card_staff', '3000 3000 1000 900'),
  ('user_card', 'user_card_inactive', '3000 3000 1'),
  ('user_private', 'user_private', '1000000 1000000 1'),
  ('user_private', 'user_private_email', '1000000 1 1'),
  ('user_private', 'user_private_identifier', '1000000 1 1'),
  ('contact_point', 'contact_point', '2500000 2500000 3 1'),
  ('contact_point', 'contact_point_number', '1500000 2 2'),
  ('contact_point', 'contact_point_unread', '20000 2 2'),
  ('team', 'team', '1000 1000 1'),
  ('team', 'team_identifier', '1000 1000 1'),
  ('team', 'team_default', '1 1'),
  ('team_member', 'team_member', '1100000 1100000 1100 1'),
  ('team_member', 'team_member_user', '1100000 1100000 2 1'),
  ('command_line', 'command_line', '100000 100000 1'),
  ('command_line', 'command_line_id', '100000 100000 1'),
  ('command_line', 'command_line_undoes', '5000 5000 1'),
  ('command_line', 'command_line_actor', '100000 100000 2000 1'),
  ('journal', 'journal', '1000000 1000000 10 1'),
  ('journal', 'journal_row', '500000 500000 100000 4 1'),
  ('import_job', 'import_job', '1000 1000 1'),
  ('import_row', 'import_row', '100000 100000 100 1'),
  ('search_doc', 'sqlite_autoindex_search_doc_1', '1000000 1'),
  ('search_doc', 'search_doc_order', '1000000 2 2 2 1'),
  ('search_doc', 'search_doc_family', '1000000 100 3'),
  ('search_doc', 'search_doc_given', '1000000 300 3'),
  ('search_key', 'search_key', '1500000 2 1');

ANALYZE sqlite_schema;
