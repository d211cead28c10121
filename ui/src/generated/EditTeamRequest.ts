export type EditTeamRequest = { id: string, name: string | null, identifier: string | null, description: string | null };
