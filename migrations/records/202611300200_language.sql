-- The language of mails to a person; empty for that of the firm's mails.
ALTER TABLE user_card ADD COLUMN language TEXT NOT NULL DEFAULT '';
