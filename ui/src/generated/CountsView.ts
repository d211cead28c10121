export type CountsView = { contacts: number, clients: number, staff: number, teams: number };
