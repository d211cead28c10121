export type AddStaffRequest = { given: string, family: string, jobTitle: string, email: string, phone: string, identifier: string, role: string, active: boolean, teams: Array<string> };
