export type TeamRow = { id: string, name: string, identifier: string, description: string, isDefault: boolean, staff: number, activeStaff: number, clients: number };
