export type MembersRequest = { team: string, users: Array<string> };
