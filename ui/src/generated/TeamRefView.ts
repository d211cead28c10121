export type TeamRefView = { id: string, name: string };
