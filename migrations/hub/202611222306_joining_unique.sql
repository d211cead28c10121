CREATE UNIQUE INDEX joining_username ON joining (firm, username_key);
