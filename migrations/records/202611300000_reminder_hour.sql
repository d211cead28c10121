-- The local hour at which reminders leave: 0 to 23, or off for that of each invitation.
ALTER TABLE firm_settings ADD COLUMN reminder_hour TEXT NOT NULL DEFAULT 'off';
