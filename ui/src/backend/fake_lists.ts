import type { ChangedField } from "../generated/ChangedField";
import type { ChangeView } from "../generated/ChangeView";
import type { PeopleRequest } from "../generated/PeopleRequest";
import type { PersonView } from "../generated/PersonView";
import type { Verb } from "../generated/Verb";
import { created, matched, phone, type FakeFirm, type Handlers } from "./fake_firm";
import { pointsOf, seenOf } from "./fake_groups";
import { isClient, isOffered, statusCounts, type FakePerson } from "./fake_people";

const change = (ago: number, verb: Verb, what: string, fields: ChangedField[]): ChangeView => ({
  at: Date.now() * 1000 - ago,
  actor: "Anna Whitmore",
  verb,
  what,
  fields,
  values: fields.map((field) => ({ field, before: "+442079460101", after: "+442079460102" })),
  beforeMerge: false,
});

/** Lists of people, and one person whole. */
export function fakeLists(firm: FakeFirm) {
  const list = ({
    scope,
    query,
    side,
    team,
    group,
    status,
    sort,
    descending,
    import: from,
    invitation,
    ...choosing
  }: PeopleRequest): FakePerson[] => {
    const kept = firm.people.filter(
      (person) =>
        isOffered(person, choosing, firm.groups) &&
        (scope !== "clients" || isClient(person)) &&
        (scope !== "staff" || !isClient(person)) &&
        (scope !== "contacts" || person.status !== "inactive") &&
        (scope !== "others" || person.status === "inactive") &&
        (scope !== "seenBy" || (person.status === "active" && !isClient(person))) &&
        (side === null || (side === "clients") === isClient(person)) &&
        (team === null || person.teams.includes(team)) &&
        (group === null ||
          (person.status !== "inactive" &&
            firm.groups.find(({ id }) => id === group)?.members.includes(person.id) === true)) &&
        (status === null || person.status === status) &&
        (from === null || person.import === from) &&
        invitation === null &&
        (query === "" || matched(person, query) !== null),
    );
    const ordered =
      sort === "jobTitle" || sort === "company" || sort === "email" || sort === "phone" || sort === "status"
        ? kept.toSorted((a, b) => a[sort].localeCompare(b[sort]))
        : kept;
    return descending ? ordered.toReversed() : ordered;
  };
  const person = (id: string): PersonView => {
    const { teams: own, email, phone: text, ...rest } = firm.find(id);
    const covers = isClient(firm.find(id))
      ? firm.people.filter(
          (other) => !isClient(other) && other.status === "active" && other.teams.some((team) => own.includes(team)),
        )
      : [];
    return {
      ...rest,
      created,
      phones: text === "" ? [] : [phone(text), { ...phone("0113 496 0164"), label: "office", ext: "12" }],
      emails: email === "" ? [] : [email],
      teams: own.map((team) => ({
        id: team,
        name: firm.teamName(team),
        lead: firm.teams.some((entry) => entry.id === team && entry.leads.includes(id)),
      })),
      coveredBy: covers.slice(0, 3).map((cover) => ({
        id: cover.id,
        given: cover.given,
        family: cover.family,
        jobTitle: cover.jobTitle,
        team: firm.teamName(cover.teams.find((team) => own.includes(team)) ?? ""),
        phone: phone(cover.phone),
      })),
      changes: [change(3.6e9, "editProfile", "", ["phone"]), change(7e11, "importPeople", "clients.csv", [])],
      points: pointsOf(firm.find(id)),
      pointsSeen: seenOf(firm.find(id)),
      signIn: firm.session.isAdmin ? { email, phone: text, number: text } : null,
      groups: firm.groups
        .filter(({ members }) => members.includes(id))
        .map(({ id: group, name }) => ({ id: group, name })),
      canEdit: firm.session.isAdmin,
      canEditPoints: firm.session.isAdmin || id === firm.session.user,
    };
  };
  return {
    counts: () => ({
      contacts: firm.people.length,
      clients: statusCounts(firm.people.filter(isClient)),
      staff: statusCounts(firm.people.filter((person) => !isClient(person))),
      teams: firm.teams.length,
      books: firm.books,
      groups: firm.groups.length,
    }),
    people: (request) => {
      const all = list(request);
      const { offset, limit, query } = request;
      return {
        total: all.length,
        offset,
        capped: false,
        rows: all.slice(offset, offset + limit).map((entry) => firm.row(entry, query)),
      };
    },
    position: ({ list: request, id }) => {
      const place = list(request).findIndex((entry) => entry.id === id);
      return place < 0 ? null : place;
    },
    person: ({ id }) => person(id),
    save_people: ({ users, file }) => ({ file, rows: users.length }),
  } satisfies Partial<Handlers>;
}
