import type { Verb } from "../generated/Verb";
import type { NotInvitable } from "../generated/NotInvitable";
import type { AppError } from "../generated/AppError";
import type { Commands } from "../generated/commands";
import type { DoneView } from "../generated/DoneView";
import type { GroupRow } from "../generated/GroupRow";
import type { LeftOutView } from "../generated/LeftOutView";
import type { PointView } from "../generated/PointView";
import { isClient, nameOf, type FakePerson } from "./fake_people";

export type FakeGroup = { id: string; name: string; members: string[] };

type Names =
  | "groups"
  | "contact_groups"
  | "create_group"
  | "edit_group"
  | "delete_group"
  | "add_to_group"
  | "remove_from_group"
  | "group_invitable"
  | "edit_points";
type Handlers = { [Name in Names]: (request: Commands[Name][0]) => Commands[Name][1] };

export type FakeFirm = {
  groups: FakeGroup[];
  find: (id: string) => FakePerson;
  did: (verb: Verb, what: string, id?: string | null) => DoneView;
  fail: (error: AppError) => never;
};

/** The public details of a person, as a form shows them. */
export function pointsOf(person: FakePerson): PointView[] {
  if (person.points !== undefined) return person.points;
  const points: PointView[] = [];
  if (person.email !== "") points.push({ id: `${person.id}-e`, kind: "email", label: "", text: person.email });
  if (person.phone !== "") {
    points.push({ id: `${person.id}-m`, kind: "phone", label: "mobile", text: person.phone });
    points.push({ id: `${person.id}-o`, kind: "phone", label: "office", text: "0113 496 0164 ext. 12" });
  }
  return points;
}

export const seenOf = (person: FakePerson): string =>
  pointsOf(person)
    .map(({ text }) => text)
    .join(", ");

/** Client groups and contact details of the pretend firm. */
export function fakeGroups({ groups, find, did, fail }: FakeFirm): Handlers {
  const group = (id: string): FakeGroup => groups.find((known) => known.id === id) ?? fail({ code: "notFound" });
  const here = ({ members }: FakeGroup): FakePerson[] =>
    members.map(find).filter((person) => person.status !== "inactive");
  const rows = (): GroupRow[] =>
    groups
      .map((known) => ({
        id: known.id,
        name: known.name,
        members: here(known).length,
        quiet: here(known).filter((person) => person.status === "quiet").length,
      }))
      .toSorted((a, b) => a.name.localeCompare(b.name));
  const named = (name: string): string =>
    name.trim() === "" ? fail({ code: "refused", refusal: { code: "nameMissing" } }) : name.trim();
  let next = 1;

  return {
    groups: rows,
    contact_groups: () => rows().filter((row) => row.members > 0),
    create_group: ({ name, members }) => {
      const id = `group-new-${String(next++)}`;
      groups.push({ id, name: named(name), members });
      return did("createGroup", name, id);
    },
    edit_group: ({ id, name }) => {
      group(id).name = named(name);
      return did("editGroup", name);
    },
    delete_group: ({ id }) => {
      const { name } = group(id);
      groups.splice(groups.indexOf(group(id)), 1);
      return did("deleteGroup", name);
    },
    add_to_group: ({ group: id, users }) => {
      const staff = users.map(find).filter((person) => !isClient(person));
      if (staff.length > 0) {
        const wrong = staff.map((person) => ({ id: person.id, name: nameOf(person) }));
        return fail({ code: "refused", refusal: { code: "onlyClients", users: wrong } });
      }
      const to = group(id);
      to.members = [...new Set([...to.members, ...users])];
      return did("addToGroup", to.name);
    },
    remove_from_group: ({ group: id, users }) => {
      const from = group(id);
      from.members = from.members.filter((member) => !users.includes(member));
      return did("removeFromGroup", from.name);
    },
    group_invitable: ({ id }) => {
      const why = ({ status, email }: FakePerson): NotInvitable | undefined =>
        status === "quiet" ? (email === "" ? "noAddress" : undefined) : status === "pending" ? "invited" : "active";
      const people = here(group(id));
      return {
        ready: people
          .filter((person) => why(person) === undefined)
          .map((person) => ({ id: person.id, name: nameOf(person) })),
        leftOut: people.flatMap((person): LeftOutView[] => {
          const reason = why(person);
          return reason === undefined ? [] : [{ id: person.id, name: nameOf(person), why: reason, team: "" }];
        }),
      };
    },
    edit_points: ({ id, points, seen }) => {
      const person = find(id);
      const theirs = seenOf(person);
      if (seen !== null && seen !== theirs)
        return fail({ code: "refused", refusal: { code: "conflict", field: "points", base: seen, theirs } });
      const empty = points.findIndex(
        ({ kind, text }) => text.trim() === "" || (kind === "email" && !text.includes("@")),
      );
      const bad = points[empty];
      if (bad !== undefined)
        return fail({ code: "field", field: `points.${String(empty)}`, problem: bad.text === "" ? "empty" : bad.kind });
      for (const kind of ["email", "phone"])
        if (pointsOf(person).some((point) => point.kind === kind) && !points.some((point) => point.kind === kind))
          return fail({ code: "refused", refusal: { code: "lastPoint", phone: kind === "phone" } });
      person.points = points.map((point) => ({ ...point, id: point.id ?? `${id}-${String(next++)}` }));
      return did("editPoints", nameOf(person));
    },
  };
}
