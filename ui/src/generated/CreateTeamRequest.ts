export type CreateTeamRequest = { name: string, identifier: string, description: string, members: Array<string> };
