export type PhoneView = { shown: string, dial: string | null, ext: string | null, label: string, region: string | null, raw: string, status: string };
