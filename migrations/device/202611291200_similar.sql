-- Words of search lines, by what is left of their first five letters without one of them: a word
-- and the same word with a typing error meet at one of these keys. A word of four letters is its
-- own key. Words are far fewer than people.
CREATE TABLE search_near (
  key TEXT NOT NULL,
  word TEXT NOT NULL,
  PRIMARY KEY (key, word)
) STRICT, WITHOUT ROWID;

INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES
  ('search_near', 'search_near', '500000 20 1');

ANALYZE sqlite_schema;

-- The words of the lines there are.
CREATE VIRTUAL TABLE search_vocabulary USING fts5vocab ('search_text', 'row');

INSERT OR IGNORE INTO search_near (key, word)
SELECT CASE WHEN length(v.term) = 4 THEN v.term
    ELSE substr(v.term, 1, p.place - 1) || substr(v.term, p.place + 1, 5 - p.place) END, v.term
FROM search_vocabulary v
CROSS JOIN (SELECT 1 AS place UNION ALL SELECT 2 UNION ALL SELECT 3 UNION ALL SELECT 4 UNION ALL SELECT 5) p
WHERE length(v.term) BETWEEN 4 AND 40 AND v.term NOT GLOB '*[0-9]*';

DROP TABLE search_vocabulary;

-- Names that are written as one or as several words have lines that say both from now on. Those
-- that do not are taken away here and written anew when the file is opened.
CREATE TABLE stale_line (
  doc INTEGER PRIMARY KEY
) STRICT;

INSERT INTO stale_line (doc)
SELECT d.doc FROM search_doc d JOIN user_card c ON c.firm = (SELECT firm FROM firm) AND c.user_id = d.user_id
WHERE d.given LIKE '% %' OR d.family LIKE '% %'
  OR c.given || ' ' || c.middle_names || ' ' || c.family || ' ' || c.job_title || ' ' || c.company
    GLOB '*[''`´‘’‛′‵ʹʻʼʽˈˊˋꞌ＇]*'
  OR c.given || ' ' || c.middle_names || ' ' || c.family || ' ' || c.job_title || ' ' || c.company
    GLOB '*[a-zß-öø-ÿ][A-ZÀ-ÖØ-Þ]*';

INSERT INTO search_text (search_text, rowid, names, reach, more)
SELECT 'delete', d.doc, d.names, d.reach, d.more FROM search_doc d WHERE d.doc IN (SELECT doc FROM stale_line);

DELETE FROM search_key WHERE doc IN (SELECT doc FROM stale_line);

DELETE FROM invitation_line WHERE doc IN (SELECT doc FROM stale_line);

DELETE FROM search_doc WHERE doc IN (SELECT doc FROM stale_line);

-- Whether lines are missing that have to be written when the file is opened.
INSERT INTO setting (key, value) SELECT 'search-lines', 'missing' FROM stale_line LIMIT 1;

DROP TABLE stale_line;
