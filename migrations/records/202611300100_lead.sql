-- Whether a member leads the team.
ALTER TABLE team_member ADD COLUMN is_lead BIGINT NOT NULL DEFAULT 0;

CREATE INDEX team_member_lead ON team_member (firm, team_id, user_id) WHERE is_lead = 1;
