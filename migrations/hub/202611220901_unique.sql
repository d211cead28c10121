-- What only an authority can promise: it has every row.

CREATE UNIQUE INDEX user_private_email ON user_private (email_key, firm) WHERE email_key IS NOT NULL;

CREATE UNIQUE INDEX user_private_identifier ON user_private (identifier, firm) WHERE identifier IS NOT NULL;

CREATE UNIQUE INDEX team_identifier ON team (firm, identifier_key) WHERE identifier_key IS NOT NULL;

CREATE UNIQUE INDEX team_default ON team (firm) WHERE is_default = 1;
