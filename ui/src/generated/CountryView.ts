export type CountryView = { code: string, callingCode: number };
