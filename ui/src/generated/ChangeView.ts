export type ChangeView = { at: number, actor: string, verb: string, what: string, fields: Array<string> };
