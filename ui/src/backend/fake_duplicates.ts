import type { MergeField } from "../generated/MergeField";
import type { LaneView } from "../generated/LaneView";
import type { MergeFieldView } from "../generated/MergeFieldView";
import type { MergeView } from "../generated/MergeView";
import type { PairPersonView } from "../generated/PairPersonView";
import type { PairView } from "../generated/PairView";
import type { FakeFirm, Handlers } from "./fake_firm";
import type { FakePerson } from "./fake_people";

/** What the pretend firm takes for one person: neighbours among its clients. */
export function fakeDuplicates(firm: FakeFirm) {
  const { people } = firm;
  const apart = new Set<string>();
  const view = (person: FakePerson): PairPersonView => ({
    id: person.id,
    given: person.given,
    family: person.family,
    kind: person.kind,
    status: person.status,
    jobTitle: person.jobTitle,
    company: person.company,
    identifier: person.identifier,
    emails: person.email === "" ? [] : [person.email],
    phones: [person.phone],
    teams: person.teams.map((id) => firm.teamName(id)),
    created: 0,
  });
  const pairs = (): PairView[] => {
    const clients = people.filter((person) => person.kind === "client" && person.status !== "inactive").slice(0, 10);
    return clients.flatMap((keep, place): PairView[] => {
      const other = clients[place + 1];
      if (place % 2 === 1 || other === undefined || apart.has(keep.id)) return [];
      const lane: LaneView = place < 4 ? "safe" : "review";
      const shared = [{ kind: "phone" as const, text: keep.phone, key: `phone:${keep.phone}` }];
      return [{ keep: view(keep), other: view(other), lane, shared }];
    });
  };
  const find = (id: string): FakePerson => {
    const person = people.find((one) => one.id === id);
    if (person === undefined) throw Object.assign(new Error("gone"), { code: "notFound" });
    return person;
  };
  const gone = (id: string): void => {
    people.splice(people.indexOf(find(id)), 1);
  };
  const preview = (keep: FakePerson, other: FakePerson): MergeView => {
    const field = (name: MergeField, of: (person: FakePerson) => string): MergeFieldView => ({
      field: name,
      keep: of(keep),
      other: of(other),
      take: of(keep) === "",
    });
    const fields = [
      field("name", (person) => `${person.given} ${person.family}`),
      field("jobTitle", (person) => person.jobTitle),
      field("company", (person) => person.company),
      field("email", (person) => person.email),
      field("identifier", (person) => person.identifier),
    ];
    const point = (person: FakePerson, kind: "email" | "phone") => ({
      id: `${person.id}-${kind}`,
      kind,
      text: person[kind],
      label: "",
      ofKeep: person === keep,
      twice: person === other && keep[kind] === other[kind],
    });
    return {
      keep: view(keep),
      other: view(other),
      shared: [{ kind: "phone" as const, text: keep.phone, key: `phone:${keep.phone}` }],
      fields: fields.filter((one) => one.keep !== one.other),
      alike: fields.filter((one) => one.keep === one.other && one.keep !== ""),
      points: [point(keep, "email"), point(keep, "phone"), point(other, "email"), point(other, "phone")],
      joins: other.teams.filter((team) => !keep.teams.includes(team)).map((id) => firm.teamName(id)),
      status: keep.status,
      invitation: "none",
      waits: false,
    };
  };
  return {
    duplicates: ({ lane, offset, limit }) => {
      const all = pairs();
      const of = (wanted: LaneView): PairView[] => all.filter((pair) => pair.lane === wanted);
      const shown = lane === null ? all : all.filter((pair) => pair.lane === lane);
      return {
        people: people.length,
        safe: of("safe").length,
        review: of("review").length,
        nameOnly: 0,
        total: shown.length,
        offset,
        rows: shown.slice(offset, offset + limit),
      };
    },
    stop_duplicates: () => null,
    likely_same: () => [],
    merge_preview: ({ keep, other }) => preview(find(keep), find(other)),
    merge_people: ({ keep, other }) => {
      gone(other);
      return firm.did("mergePeople", `${find(keep).given} ${find(keep).family}`);
    },
    merge_all: ({ pairs: wanted }) => {
      for (const { other } of wanted) gone(other);
      return { command: firm.did("mergePeople", "").command, merged: wanted.length, left: 0 };
    },
    dismiss_pair: ({ a, b }) => {
      apart.add(a).add(b);
      return firm.did("dismissPair", find(a).given);
    },
  } satisfies Partial<Handlers>;
}
