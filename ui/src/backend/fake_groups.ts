import type { NotInvitable } from "../generated/NotInvitable";
import type { GroupRow } from "../generated/GroupRow";
import type { LeftOutView } from "../generated/LeftOutView";
import type { PointView } from "../generated/PointView";
import type { FakeFirm, FakeGroup, Handlers } from "./fake_firm";
import { fail, isClient, nameOf, type FakePerson } from "./fake_people";

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
export function fakeGroups(firm: FakeFirm) {
  const { groups } = firm;
  const find = (id: string): FakePerson => firm.find(id);
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
      return firm.did("createGroup", name, id);
    },
    edit_group: ({ id, name }) => {
      group(id).name = named(name);
      return firm.did("editGroup", name);
    },
    delete_group: ({ id }) => {
      const { name } = group(id);
      groups.splice(groups.indexOf(group(id)), 1);
      return firm.did("deleteGroup", name);
    },
    add_to_group: ({ group: id, users }) => {
      const staff = users.map(find).filter((person) => !isClient(person));
      if (staff.length > 0) {
        const wrong = staff.map((person) => ({ id: person.id, name: nameOf(person) }));
        return fail({ code: "refused", refusal: { code: "onlyClients", users: wrong } });
      }
      const to = group(id);
      to.members = [...new Set([...to.members, ...users])];
      return firm.did("addToGroup", to.name);
    },
    remove_from_group: ({ group: id, users }) => {
      const from = group(id);
      from.members = from.members.filter((member) => !users.includes(member));
      return firm.did("removeFromGroup", from.name);
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
      return firm.did("editPoints", nameOf(person));
    },
  } satisfies Partial<Handlers>;
}
