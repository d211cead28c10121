import type { AppError } from "../generated/AppError";
import type { EditProfileRequest } from "../generated/EditProfileRequest";
import type { KindView } from "../generated/KindView";
import type { PeopleRequest } from "../generated/PeopleRequest";
import type { PreferredLanguage } from "../generated/PreferredLanguage";
import type { PointView } from "../generated/PointView";
import type { StatusCounts } from "../generated/StatusCounts";
import type { StatusView } from "../generated/StatusView";

/** A person of the pretend firm. */
export type FakePerson = {
  id: string;
  given: string;
  family: string;
  kind: KindView;
  status: StatusView;
  middleNames: string;
  jobTitle: string;
  company: string;
  note: string;
  language: PreferredLanguage;
  teams: string[];
  email: string;
  phone: string;
  identifier: string;
  import: string | null;
  /** Once somebody changed them. */
  points?: PointView[];
};

/** What a form changes. */
export function takeEdit(entry: FakePerson, request: EditProfileRequest): void {
  const fields = [
    "given",
    "middleNames",
    "family",
    "jobTitle",
    "company",
    "note",
    "email",
    "phone",
    "identifier",
  ] as const;
  for (const field of fields) entry[field] = request[field] ?? entry[field];
  entry.language = request.language ?? entry.language;
}

export const isClient = (person: FakePerson): boolean => person.kind === "client" || person.kind === "partner";
export const nameOf = (person: FakePerson): string => `${person.given} ${person.family}`.trim();

/** Whether a list for choosing people offers them: whoever can still come in, but for some. */
export const isOffered = (
  { id, status, teams }: FakePerson,
  { outsideTeam, outsideGroup, without }: Pick<PeopleRequest, "outsideTeam" | "outsideGroup" | "without">,
  groups: readonly { id: string; members: readonly string[] }[],
): boolean =>
  !without.includes(id) &&
  (outsideTeam === null || (status !== "inactive" && !teams.includes(outsideTeam))) &&
  (outsideGroup === null ||
    (status !== "inactive" && groups.find((group) => group.id === outsideGroup)?.members.includes(id) !== true));

export type FakeTeam = {
  id: string;
  name: string;
  identifier: string;
  description: string;
  isDefault: boolean;
  shared: boolean;
  leads: string[];
};

const given =
  "Margaret Robert James María Yusuf Theodore George Oliver Daniel Clara Rohan Marta Sam Harriet Kwame Francesca Zoë Priya Sean Tom Beatrix Colin Arthur Siân Nadia Imogen Edith Dev Owen Lucy Grace William Helen Amara Felix".split(
    " ",
  );
const family = [
  "Ashdown",
  "Bellamy",
  "Carver",
  "Chambers",
  "de la Cruz",
  "Demir",
  "Ellison-Wright",
  "Fairfax",
  "Grant",
  "Hallam",
  "Hughes",
  "Jensen",
  "Kapoor",
  "Kowalska",
  "Lee",
  "Lloyd",
  "Mensah",
  "Moretti",
  "Müller",
  "Nair",
  "O’Brien",
  "Okafor",
  "Pemberton",
  "Price",
  "Pritchard",
  "Quinn",
  "Rahman",
  "Sandford",
  "Thornbury",
  "van der Berg",
  "Whitmore",
  "Yardley",
];
const jobs = ["Senior adviser", "Client manager", "Trust solicitor", "Paraplanner", "Consultant", "Compliance officer"];
const clientJobs = ["", "Trustee", "Finance director", "Owner", "", "Partner", "Company secretary", ""];

const companies = ["", "Harbour Ltd", "Fernhill & Sons", "", "Oakwell Partners", "Redgate Studio"];

export const fakeTeams = (): FakeTeam[] =>
  [
    ["North", "North", "Clients in the north."],
    ["Trusts & estates", "Trusts", "Trusts, wills and estates."],
    ["Owner-managers", "Owners", "Owners of small companies."],
    ["Medical", "Medical", "Doctors, dentists and practices."],
    ["Pensions", "Pensions", ""],
    ["Estates", "EstatesTeam", "Probate and estate work after a death."],
    ["Charities", "Charities", "Trustees and treasurers."],
  ].map(([name = "", identifier = "", description = ""], place) => ({
    id: `team-${String(place)}`,
    name,
    identifier,
    description,
    isDefault: place === 0,
    shared: false,
    leads: [],
  }));

/** `count` invented people, sorted by name; always the same. */
export function fakePeople(count: number, staff = 25): FakePerson[] {
  const people = Array.from({ length: count }, (_, place): FakePerson => {
    const isStaff = place < staff;
    const first = given[(place * 7) % given.length] ?? "Anna";
    const last = family[(place * 11 + Math.floor(place / 32)) % family.length] ?? "Price";
    const name = `${first}.${last}`
      .normalize("NFD")
      .replace(/[^A-Za-z.]/g, "")
      .toLowerCase();
    const team = place % 6;
    return {
      id: `p-${String(place)}`,
      given: first,
      family: last,
      kind: place === 0 ? "systemAdministrator" : isStaff ? "staff" : "client",
      status: isStaff
        ? place % 12 === 11
          ? "inactive"
          : "active"
        : place % 9 === 0
          ? "quiet"
          : place % 41 === 0
            ? "suspended"
            : "active",
      jobTitle: (isStaff ? jobs[place % jobs.length] : clientJobs[place % clientJobs.length]) ?? "",
      middleNames: place % 17 === 3 ? "Jane" : "",
      company: isStaff ? "" : (companies[place % companies.length] ?? ""),
      language: "",
      note: !isStaff && place % 8 === 0 ? "Prefers calls after five.\nYear end is in March." : "",
      teams: place % 5 === 0 ? [`team-${String(team)}`, `team-${String((team + 1) % 6)}`] : [`team-${String(team)}`],
      email: place % 13 === 12 ? "" : `${name}${place >= 100 ? String(place) : ""}@example.com`,
      phone: `020 7946 0${String(100 + (place % 900)).padStart(3, "0")}`,
      identifier: isStaff ? "" : `CRM-${String(4000 + place).padStart(6, "0")}`,
      import: null,
    };
  });
  return people.sort(byName);
}

export const byName = (a: FakePerson, b: FakePerson): number => {
  const key = (name: string): string => /\p{Lu}.*/u.exec(name)?.[0] ?? name;
  return key(a.family).localeCompare(key(b.family), "en") || a.given.localeCompare(b.given, "en");
};

/** How the pretend backend begins. */
export type FakeOptions = {
  people?: number;
  admin?: boolean;
  /** Whether an administrator is a system administrator. */
  systemAdmin?: boolean;
  keyring?: boolean;
  /** Whether a hub has the whole firm. */
  attached?: boolean;
  firms?: { file: string; name?: string; unlocked: boolean; hasPassphrase: boolean; asksAtStart?: boolean }[];
  open?: boolean;
  importRows?: number;
  /** Milliseconds each call takes. */
  delay?: number;
};

/** A picture of one pixel. */
export const PIXEL = "data:image/gif;base64,R0lGODlhAQABAAAAACwAAAAAAQABAAA=";

export const statusCounts = (people: readonly FakePerson[]): StatusCounts => {
  const counts = { total: people.length, quiet: 0, pending: 0, active: 0, suspended: 0, inactive: 0 };
  for (const { status } of people) counts[status] += 1;
  return counts;
};

export const fold = (text: string): string => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

export const fail = (error: AppError): never => {
  // The boundary rejects with plain objects, and so does this.
  throw error;
};
