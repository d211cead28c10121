import { fireEvent, screen, waitFor } from "@testing-library/svelte";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { FakeBackend } from "../src/backend/fake";
import type { AuditRow } from "../src/generated/AuditRow";
import type { FakeOptions } from "../src/backend/fake_people";
import { fakeLink } from "../src/backend/fake_hub";
import { chosen } from "../src/backend/fake_files";
import Act from "../src/features/audit/Act.svelte";
import MergeAll from "../src/features/duplicates/MergeAll.svelte";
import ChooseGroup from "../src/features/groups/ChooseGroup.svelte";
import GroupForm from "../src/features/groups/GroupForm.svelte";
import Accept from "../src/features/invitations/Accept.svelte";
import Invite from "../src/features/invitations/Invite.svelte";
import InviteGroup from "../src/features/invitations/InviteGroup.svelte";
import Returned from "../src/features/invitations/Returned.svelte";
import Join from "../src/features/joining/Join.svelte";
import Announce from "../src/features/notices/Announce.svelte";
import Reading from "../src/features/notices/Reading.svelte";
import AddPerson from "../src/features/people/adding/AddPerson.svelte";
import OtherKind from "../src/features/people/adding/OtherKind.svelte";
import PeoplePicker from "../src/features/people/PeoplePicker.svelte";
import EditPerson from "../src/features/people/person/EditPerson.svelte";
import EditPoints from "../src/features/people/person/EditPoints.svelte";
import Picture from "../src/features/people/person/Picture.svelte";
import Standing from "../src/features/people/Standing.svelte";
import ChooseTeam from "../src/features/teams/ChooseTeam.svelte";
import DeleteTeam from "../src/features/teams/DeleteTeam.svelte";
import MigrateBooks from "../src/features/teams/MigrateBooks.svelte";
import Sharing from "../src/features/teams/Sharing.svelte";
import TeamForm from "../src/features/teams/TeamForm.svelte";
import { speak } from "../src/i18n";
import { languages, readersLanguage } from "../src/i18n/languages";
import { App } from "../src/shell/app.svelte";
import { layer, passingLayer, type Layer } from "../src/shell/layers";
import Palette from "../src/shell/Palette.svelte";
import Shortcuts from "../src/shell/Shortcuts.svelte";
import { open } from "./screen";

beforeEach(async () => {
  localStorage.setItem("language", "pseudo");
  await speak(readersLanguage());
});
afterEach(() => speak(languages.en));

const patient = { timeout: 10_000 };

/** Names by `Intl`, of the platform and of formats, and things that have one name in every language. */
const names = new Intl.DisplayNames("en-GB", { type: "region" });
const months = Array.from({ length: 12 }, (_, month) => new Date(2026, month, 1)).flatMap((day) =>
  (["short", "long"] as const).map((length) => day.toLocaleDateString("en-GB", { month: length })),
);
const common = [
  ...months,
  ...["Coverbook", "English", "Deutsch", "Français", "STARTTLS", "TLS", "CSV", "JPG", "PNG", "UTF-8", "MB", "ID"],
  ...["mail.example.com", "XXXX-XXXX", "CONFIRM", "csv", "ẋ"],
];

/** Every word of the answers that the program was given. */
function recording(backend: FakeBackend): () => ReadonlySet<string> {
  const words = new Set<string>(common);
  const note = (value: unknown): void => {
    // A code is no text for a reader.
    if (typeof value === "string") {
      if (!/^[a-z][A-Za-z]*$/.test(value)) words.add(value);
    } else if (typeof value === "object" && value !== null) Object.values(value).forEach(note);
  };
  const call = backend.call.bind(backend);
  backend.call = (async (...wish: Parameters<typeof call>) => {
    const answer = await call(...wish);
    note(answer);
    return answer;
  }) as typeof backend.call;
  return () => words;
}

/** A text without what stands in brackets, one pair within another. */
function outside(text: string): string {
  const inner = /\[\[(?!\[)(?:(?!\[\[|\]\])[^])*\]\]/gu;
  const left = text.replace(inner, " ");
  return left === text ? text : outside(left);
}

const countries = (words: ReadonlySet<string>): string[] =>
  [...words].filter((word) => /^[A-Z]{2}$/.test(word)).map((code) => names.of(code) ?? code);

/** What is left of a text once its data are out of it. */
function unknown(text: string, data: readonly string[]): string {
  let left = outside(text);
  for (const word of data) left = left.replaceAll(word, " ");
  // A single letter is an initial or a key; letters of a number belong to it.
  return left.match(/[\p{L}\p{M}']{2,}/gu)?.join(" ") ?? "";
}

const attributes = ["aria-label", "title", "placeholder", "alt", "aria-roledescription", "aria-valuetext"];

/** Texts on the page that come from no catalogue and are no data. */
function strangers(words: ReadonlySet<string>): string[] {
  const data = [...words, ...countries(words)]
    .flatMap((word) => [word, ...(word.includes("@") || word.includes(" ") ? word.split(/\s+/) : [])])
    .filter((word) => word.length > 1)
    .sort((a, b) => b.length - a.length);
  const found = new Set<string>();
  const look = (where: string, text: string | null): void => {
    const left = text === null ? "" : unknown(text, data);
    if (left !== "") found.add(`${where}: ${text ?? ""}`);
  };
  for (const element of document.body.querySelectorAll("*")) {
    if (element.closest("script, style, option[value*='/'], bdi, .av") !== null) continue;
    for (const attribute of attributes) look(`${element.tagName}[${attribute}]`, element.getAttribute(attribute));
    // Time zones and encodings have one name in every language; initials are of names.
    if (element instanceof HTMLOptionElement && element.value === element.text) continue;
    if (/^\p{Lu}{1,2}$/u.test(element.textContent)) continue;
    for (const node of element.childNodes) {
      if (node.nodeType === Node.TEXT_NODE) look(element.tagName, node.textContent);
    }
  }
  return [...found];
}

/** Opens the window and answers what was shown to it, and its state. */
function begin(hash: string, options: FakeOptions = {}, prepare?: (backend: FakeBackend) => void) {
  const live = vi.spyOn(App.prototype, "live");
  let words: () => ReadonlySet<string> = () => new Set();
  const { backend } = open(hash, { importRows: 60, ...options }, (fake) => {
    prepare?.(fake);
    words = recording(fake);
  });
  return { backend, words, app: (): App => live.mock.contexts[0] as App };
}

/** Until nothing comes any more. */
async function settled(): Promise<void> {
  let before = "";
  await waitFor(() => {
    const now = document.body.innerHTML;
    const same = now === before && !now.includes("data-loading");
    before = now;
    expect(same).toBe(true);
  }, patient);
}

test.each([
  ...["contacts", "contacts/p-30", "clients", "staff", "teams", "teams/team-1", "groups", "groups/group-0", "imports"],
  ...["notices", "duplicates", "audit", "setup", "import", "settings", "staff/p-0?tab=permissions"],
  ...["invitations", "books", "terms", "mail", "sync", "backup", "security"].map((part) => `settings?part=${part}`),
  ...["teams", "invitation", "permissions", "history"].map((tab) => `clients/p-30?tab=${tab}`),
  ...[
    "clients/p-30",
    "duplicates/p-21?with=p-22",
    "clients/p-30/seen",
    "contacts/nobody",
    "teams/nobody",
    "clients/nobody",
  ],
])("every text of #/%s comes from the catalogue", async (route) => {
  const { words } = begin(`#/${route}`);
  await screen.findAllByRole("main", {}, patient);
  await settled();
  expect(document.body.textContent).toContain("[[");
  expect(strangers(words())).toEqual([]);
});

test.each([
  ["an empty firm", { people: 0 }],
  ["a reader", { admin: false }],
  ["a firm with a hub", { attached: true }],
  ["a reader of a firm with a hub", { attached: true, admin: false }],
  ["no firm", { open: false }],
  ["a locked firm", { open: false, firms: [{ file: "Harcourt", unlocked: false, hasPassphrase: true }] }],
] as [string, FakeOptions][])("every text of %s comes from the catalogue", async (_, options) => {
  const { words } = begin("#/contacts", options);
  await settled();
  expect(strangers(words())).toEqual([]);
});

test("every text of a firm that is being created comes from the catalogue", async () => {
  const { words } = begin("", { open: false, keyring: false });
  await settled();
  const [create] = screen.getAllByRole("button");
  if (create !== undefined) await fireEvent.click(create);
  const submit = document.querySelector("[type=submit]");
  if (submit !== null) await fireEvent.click(submit);
  await settled();
  expect(document.querySelector("[aria-invalid]")).not.toBeNull();
  expect(strangers(words())).toEqual([]);
});

test.each(["sync", "security", "appearance"])(
  "every text of %s in a firm with a hub comes from the catalogue",
  async (part) => {
    const { words } = begin(`#/settings?part=${part}`, { attached: true, admin: false });
    await settled();
    expect(strangers(words())).toEqual([]);
  },
);

test.each(["device", "join", "attach"] as const)(
  "every text of a link to %s comes from the catalogue",
  async (kind) => {
    const { words } = begin("", { open: false });
    await settled();
    const join = screen.getAllByRole("button").find((button) => button.innerHTML.includes("#i-link"));
    if (join !== undefined) await fireEvent.click(join);
    await fireEvent.input(screen.getByRole("textbox"), { target: { value: fakeLink(kind) } });
    const submit = document.querySelector("[type=submit]");
    if (submit !== null) await fireEvent.click(submit);
    await settled();
    expect(document.querySelectorAll("input").length).toBe(kind === "join" ? 2 : 1);
    expect(strangers(words())).toEqual([]);
  },
);

test("every text of an import comes from the catalogue", async () => {
  const { words, app } = begin("#/import");
  await settled();
  await app().imports.open(chosen("clients.csv"));
  await settled();
  expect(app().imports.phase).toBe("check");
  expect(strangers(words())).toEqual([]);
});

const users = (): Promise<string[]> => Promise.resolve(["p-30"]);
const whom = { users, count: 1, name: "Tom" };

const everyPair = { names: true, lane: null, offset: 0, limit: 9 };

const act: AuditRow = {
  ...{
    id: "a-1",
    at: Date.now() * 1000,
    actor: "Anna Whitmore",
    verb: "editProfile",
    what: "Cora Hale",
    with: "",
    count: 1,
  },
  ...{ undo: false, redo: false, undone: true },
};
/** A record that changed in every way there is. */
const changedFields = [
  ...["given", "note", "noteAdded", "email", "identifier", "status", "role", "reach", "reachAdded", "reachRemoved"],
  ...["order", "notSame", "maybeSame", "pictureAdded", "default", "invitation", "reminders", "staffInvitations"],
].map((field) => ({
  field,
  before: "",
  after: { status: "active", role: "client", invitation: "pending" }[field] ?? "1",
}));
const audited = (backend: FakeBackend): void => {
  backend.on("audit", () => ({ total: 1, rows: [act] }));
  backend.on("audit_choices", () => ({ actors: [{ id: "p-0", name: "Anna Whitmore" }], verbs: ["editProfile"] }));
  backend.on("audit_effects", () => ({
    effects: (["came", "went", "changed", "erased"] as const).map((change) => ({
      ...{ record: "person" as const, name: "Cora Hale", team: "", change, fields: changedFields },
    })),
    more: true,
  }));
};

test("every text of the audit comes from the catalogue", async () => {
  const { words } = begin("#/audit", {}, audited);
  await settled();
  expect(strangers(words())).toEqual([]);
});

/** Each layer, made of what the backend has. */
const layers: readonly [string, (backend: FakeBackend) => Layer | Promise<Layer>][] = [
  ["Palette", () => passingLayer(Palette)],
  ["Shortcuts", () => passingLayer(Shortcuts)],
  ["AddPerson client", () => layer(AddPerson, { side: "clients" })],
  ["AddPerson staff", () => layer(AddPerson, { side: "staff" })],
  ["EditPerson", async (backend) => layer(EditPerson, { person: await backend.call("person", { id: "p-30" }) })],
  ["EditPoints", async (backend) => layer(EditPoints, { person: await backend.call("person", { id: "p-30" }) })],
  ["OtherKind", async (backend) => layer(OtherKind, { person: await backend.call("person", { id: "p-30" }) })],
  ["Picture", () => layer(Picture, { id: "p-30", name: "Tom", chosen: chosen("tom.png") })],
  [
    "PeoplePicker",
    () => {
      const onadd = (): Promise<undefined> => Promise.resolve(undefined);
      return layer(PeoplePicker, { title: "", scope: "clients", into: { team: "team-1" }, submit: "", onadd });
    },
  ],
  ...(["suspend", "deactivate", "restore", "freeEmail", "revoke", "erase"] as const).map(
    (act): [string, () => Layer] => [act, () => layer(Standing, { act, whom } as never)],
  ),
  ["TeamForm", () => layer(TeamForm, {})],
  ["TeamForm edit", async (backend) => layer(TeamForm, { team: (await backend.call("teams", {}))[0] } as never)],
  ["ChooseTeam", () => layer(ChooseTeam, { users, count: 1 })],
  ["DeleteTeam", async (backend) => layer(DeleteTeam, { team: (await backend.call("teams", {}))[0] } as never)],
  ["Sharing", async (backend) => layer(Sharing, { team: (await backend.call("teams", {}))[0] } as never)],
  ["MigrateBooks", () => layer(MigrateBooks, {})],
  ["GroupForm", () => layer(GroupForm, {})],
  ["ChooseGroup", () => layer(ChooseGroup, { users, count: 1 })],
  ["InviteGroup", async (backend) => layer(InviteGroup, { group: (await backend.call("groups", {}))[0] } as never)],
  ["Invite", () => layer(Invite, { whom, again: false } as never)],
  ["Invite again", () => layer(Invite, { whom, again: true } as never)],
  ["Accept", () => layer(Accept, { id: "p-30", name: "Tom", invited: true })],
  ["Returned", () => layer(Returned, { id: "p-30", name: "Tom" })],
  ["Join", () => layer(Join, { id: "p-30" })],
  ["Announce", () => layer(Announce, {})],
  ["Act", () => layer(Act, { act })],
  ...[2, 5].map((place): [string, (backend: FakeBackend) => Promise<Layer>] => [
    `Reading ${String(place)}`,
    async (backend) => {
      const { rows } = await backend.call("notices", { offset: place, limit: 1 });
      return layer(Reading, { notice: rows[0] } as never);
    },
  ]),
  ["MergeAll", async (backend) => layer(MergeAll, { pairs: (await backend.call("duplicates", everyPair)).rows })],
];

test.each(layers)("every text of the layer %s comes from the catalogue", async (_, made) => {
  const { backend, words, app } = begin("#/contacts", {}, audited);
  await settled();
  app().open(await made(backend));
  await waitFor(() => {
    expect(document.querySelector("dialog, .full-layer, [role=dialog], main[data-layer], .join")).not.toBeNull();
  }, patient);
  await settled();
  expect(strangers(new Set([...words(), "Tom", "North", "tom.png"]))).toEqual([]);
});
