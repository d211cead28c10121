import type { CountryView } from "./CountryView";
import type { FirmEntry } from "./FirmEntry";
import type { SessionView } from "./SessionView";

export type StartView = { firms: Array<FirmEntry>, session: SessionView | null, keyring: boolean, version: string, countries: Array<CountryView>, country: string | null, timeZone: string };
