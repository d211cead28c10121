import { subscribe } from "./fake_listeners";
import type { Verb } from "../generated/Verb";
import type { ChangedField } from "../generated/ChangedField";
import type { ChangeView } from "../generated/ChangeView";
import type { Commands } from "../generated/commands";
import type { ImportResultView } from "../generated/ImportResultView";
import type { ImportRowView } from "../generated/ImportRowView";
import type { PeopleRequest } from "../generated/PeopleRequest";
import type { PersonRow } from "../generated/PersonRow";
import type { PersonView } from "../generated/PersonView";
import type { DoneView } from "../generated/DoneView";
import type { KindView } from "../generated/KindView";
import type { PhoneView } from "../generated/PhoneView";
import type { StatusView } from "../generated/StatusView";
import type { TeamRow } from "../generated/TeamRow";
import type { UndoEntry } from "../generated/UndoEntry";
import { settingsAtFirst } from "../generated/settings_at_first";
import type { DroppedEvent } from "../generated/DroppedEvent";
import type { Backend, Changed, ImportProgress } from "./backend";
import { fakeAtHand } from "./fake_at_hand";
import { fakeFiles } from "./fake_files";
import { fakeMail } from "./fake_mail";
import { fakeNotices } from "./fake_notices";
import { fakeDuplicates } from "./fake_duplicates";
import { fakeJoining } from "./fake_joining";
import { fakeKeeping } from "./fake_keeping";
import { fakeSession } from "./fake_session";
import { fakeUndo } from "./fake_undo";
import { fakeDraft, fakeRows, forecastOf, hasLevel } from "./fake_import";
import { fakeGroups, pointsOf, seenOf, type FakeGroup } from "./fake_groups";
import {
  byName,
  fail,
  fakePeople,
  fakeTeams,
  isClient,
  isOffered,
  PIXEL,
  statusCounts,
  fold,
  type FakeOptions,
  type FakePerson,
  takeEdit,
} from "./fake_people";

type Handlers = {
  [Name in keyof Commands]: (request: Commands[Name][0]) => Commands[Name][1] | Promise<Commands[Name][1]>;
};

/** A backend in memory, for tests and for looking at screens. What it holds lasts as long as the page. */
export type FakeBackend = Backend & {
  emit(changed: Changed): void;
  progress(progress: ImportProgress): void;
  drop(event: DroppedEvent): void;
  /** Names of the calls made, in order. */
  readonly calls: string[];
  /** Replaces what a command does. */
  on<Name extends keyof Commands>(name: Name, handler: Handlers[Name]): void;
};

export function fakeBackend(options: FakeOptions = {}): FakeBackend {
  const people = fakePeople(options.people ?? 437);
  const teams = fakeTeams();
  const groups: FakeGroup[] =
    people.length === 0
      ? []
      : [
          {
            id: "group-0",
            name: "Families",
            members: ["p-27", "p-30", "p-36", "p-38"].filter((id) => people.some((person) => person.id === id)),
          },
        ];
  const done: UndoEntry[] = [];
  const undone: UndoEntry[] = [];
  const results: ImportResultView[] = [];
  let rows: ImportRowView[] = [];
  let file = "";
  let view = fakeDraft("", []);
  let next = 1;
  let books = false;
  const session = fakeSession(people, options);
  const listeners = {
    changed: new Set<(changed: Changed) => void>(),
    progress: new Set<(progress: ImportProgress) => void>(),
    drop: new Set<(event: DroppedEvent) => void>(),
  };
  const emit = (changed: Changed): void => {
    for (const listener of listeners.changed) listener(changed);
  };
  const did = (verb: Verb, what: string, id: string | null = null) => {
    done.push({ command: `c-${String(next++)}`, verb, what, person: null });
    undone.length = 0;
    emit({ kinds: ["people", "teams", "imports"], ids: [] });
    return { command: done.at(-1)?.command ?? "", id };
  };
  const teamName = (id: string): string => teams.find((team) => team.id === id)?.name ?? "";
  const find = (id: string): FakePerson => people.find((person) => person.id === id) ?? fail({ code: "notFound" });
  const phone = (text: string): PhoneView => ({
    shown: text,
    dial: `tel:+44${text.slice(1).replaceAll(" ", "")}`,
    ext: null,
    label: "mobile",
    region: "GB",
    raw: text,
    status: "ok",
  });
  const inTeam = (id: string): FakePerson[] => people.filter((person) => person.teams.includes(id));
  const teamRow = (team: (typeof teams)[number]): TeamRow => {
    const members = inTeam(team.id);
    const staff = members.filter((person) => !isClient(person));
    return {
      ...team,
      activeStaff: staff.filter((person) => person.status === "active").length,
      clients: members.length - staff.length,
    };
  };
  const matched = (person: FakePerson, query: string): PersonRow["matched"] => {
    for (const [field, text] of [
      ["name", `${person.given} ${person.family}`],
      ["email", person.email],
      ["phone", person.phone],
      ["identifier", person.identifier],
      ["jobTitle", person.jobTitle],
      ["company", person.company],
    ] as const) {
      if (fold(text).includes(fold(query))) return { field, text, similar: false };
    }
    return null;
  };
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
    const kept = people.filter(
      (person) =>
        isOffered(person, choosing, groups) &&
        (scope !== "clients" || isClient(person)) &&
        (scope !== "staff" || !isClient(person)) &&
        (scope !== "contacts" || person.status !== "inactive") &&
        (scope !== "others" || person.status === "inactive") &&
        (scope !== "seenBy" || (person.status === "active" && !isClient(person))) &&
        (side === null || (side === "clients") === isClient(person)) &&
        (team === null || person.teams.includes(team)) &&
        (group === null ||
          (person.status !== "inactive" &&
            groups.find(({ id }) => id === group)?.members.includes(person.id) === true)) &&
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
  const created = Date.UTC(2021, 2, 4) * 1000;
  const row = (person: FakePerson, query: string): PersonRow => ({
    ...person,
    teams: person.teams.map(teamName).toSorted(),
    created,
    matched: query === "" ? null : matched(person, query),
    invitation: null,
  });
  const change = (ago: number, verb: Verb, what: string, fields: ChangedField[]): ChangeView => ({
    at: Date.now() * 1000 - ago,
    actor: "Anna Whitmore",
    verb,
    what,
    fields,
    values: fields.map((field) => ({ field, before: "+442079460101", after: "+442079460102" })),
    beforeMerge: false,
  });
  const person = (id: string): PersonView => {
    const { teams: own, email, phone: text, ...rest } = find(id);
    const covers = isClient(find(id))
      ? people.filter(
          (other) => !isClient(other) && other.status === "active" && other.teams.some((team) => own.includes(team)),
        )
      : [];
    return {
      ...rest,
      created,
      phones: text === "" ? [] : [phone(text), { ...phone("0113 496 0164"), label: "office", ext: "12" }],
      emails: email === "" ? [] : [email],
      teams: own.map((team) => ({ id: team, name: teamName(team) })),
      coveredBy: covers.slice(0, 3).map((cover) => ({
        id: cover.id,
        given: cover.given,
        family: cover.family,
        jobTitle: cover.jobTitle,
        team: teamName(cover.teams.find((team) => own.includes(team)) ?? ""),
        phone: phone(cover.phone),
      })),
      changes: [change(3.6e9, "editProfile", "", ["phone"]), change(7e11, "importPeople", "clients.csv", [])],
      points: pointsOf(find(id)),
      pointsSeen: seenOf(find(id)),
      signIn: session.isAdmin ? { email, phone: text, number: text } : null,
      groups: groups.filter(({ members }) => members.includes(id)).map(({ id: group, name }) => ({ id: group, name })),
      canEdit: session.isAdmin,
      canEditPoints: session.isAdmin || id === session.user,
    };
  };
  const rowsUnder = (only: string | null, code: string | null, text: string): ImportRowView[] =>
    rows.filter(
      (entry) =>
        (only === null ||
          (only === "ready"
            ? entry.outcome !== "refused" && entry.outcome !== "skipped"
            : only === "check"
              ? hasLevel(entry, "check")
              : only === "updates"
                ? entry.outcome === "updated"
                : entry.outcome === only)) &&
        (code === null || entry.code === code || entry.cells.some((cell) => cell.code === code)) &&
        (text === "" || entry.cells.some((cell) => fold(cell.text).includes(fold(text)))),
    );
  const stand = (verb: Verb, users: readonly string[], status: StatusView): DoneView => {
    for (const id of users) find(id).status = status;
    return did(verb, find(users[0] ?? "").given);
  };
  const mail = fakeMail(session.firmName);
  const handlers: Handlers = {
    start: () => ({
      firms: (options.firms ?? []).map((firm) => ({ name: null, asksAtStart: false, ...firm })),
      last: null,
      locked: false,
      session: options.open === true ? session : null,
      keyring: options.keyring ?? true,
      version: "0.1.0",
      countries: [
        { code: "GB", callingCode: 44 },
        { code: "IE", callingCode: 353 },
        { code: "DE", callingCode: 49 },
        { code: "FR", callingCode: 33 },
        { code: "IT", callingCode: 39 },
      ],
      country: "GB",
      timeZone: "Europe/London",
    }),
    create_firm: ({ name }) => ({
      session: { ...session, firmName: name },
      recoveryCode: "K7QM-4WXR-9TBF-2HDN-8PYC-6VJS",
    }),
    open_firm: ({ file: firm, secret }) => {
      const entry = options.firms?.find((known) => known.file === firm);
      if (entry?.unlocked === true || secret === "correct horse") return session;
      return fail(secret === null ? { code: "locked", file: firm } : { code: "wrongSecret" });
    },
    open_sample: () => ({ ...session, isSample: true }),
    close_firm: () => handlers.start({}),
    counts: () => {
      const clients = statusCounts(people.filter(isClient));
      const staff = statusCounts(people.filter((person) => !isClient(person)));
      return { contacts: people.length, clients, staff, teams: teams.length, books, groups: groups.length };
    },
    people: (request) => {
      const all = list(request);
      const { offset, limit, query } = request;
      return {
        total: all.length,
        offset,
        capped: false,
        rows: all.slice(offset, offset + limit).map((entry) => row(entry, query)),
      };
    },
    position: ({ list: request, id }) => {
      const place = list(request).findIndex((entry) => entry.id === id);
      return place < 0 ? null : place;
    },
    person: ({ id }) => person(id),
    teams: () => teams.map(teamRow).toSorted((a, b) => a.name.localeCompare(b.name)),
    add_person: (request) => {
      const isStaff = request.kind !== "client" && request.kind !== "partner";
      if (isStaff && request.email === "") return fail({ code: "field", field: "email", problem: "empty" });
      if (request.email === "" && request.phone === "")
        return fail({ code: "refused", refusal: { code: "contactMissing" } });
      const taken = people.find((entry) => request.email !== "" && entry.email === request.email);
      if (taken !== undefined) {
        const name = `${taken.given} ${taken.family}`;
        return fail({
          code: "refused",
          refusal: { code: "emailTaken", by: { id: taken.id, name }, status: taken.status },
        });
      }
      const id = `p-new-${String(next++)}`;
      const { book, ...rest } = request;
      if (book !== null) {
        const team = { id: `team-new-${String(next++)}`, name: book.name, identifier: "", description: "" };
        if (!book.members.includes(session.user))
          return fail({ code: "refused", refusal: { code: "noActiveStaff", team } });
        teams.push({ ...team, isDefault: false, shared: false });
        for (const member of book.members) find(member).teams.push(team.id);
        rest.teams.push(team.id);
      }
      people.push({
        ...rest,
        id,
        kind: request.kind as KindView,
        status: request.arrival === "present" ? "active" : request.arrival === "invited" ? "pending" : "quiet",
        teams: request.teams.length > 0 ? request.teams : ["team-0"],
        import: null,
      });
      people.sort(byName);
      return did(isStaff ? "addStaff" : "addClient", `${request.given} ${request.family}`, id);
    },
    edit_profile: (request) => {
      const entry = find(request.id);
      for (const { field, text } of request.before) {
        const now = field === "role" ? entry.kind : String(entry[field as keyof FakePerson] ?? "");
        if (now !== text)
          return fail({ code: "refused", refusal: { code: "conflict", field, base: text, theirs: now } });
      }
      if (request.email !== null && !request.email.includes("@"))
        return fail({ code: "field", field: "email", problem: "email" });
      takeEdit(entry, request);
      people.sort(byName);
      return did("editProfile", `${entry.given} ${entry.family}`);
    },
    ...fakeGroups({ groups, find, did, fail }),
    create_team: ({ name, identifier, description }) => {
      if (name === "") return fail({ code: "refused", refusal: { code: "nameMissing" } });
      const id = `team-new-${String(next++)}`;
      teams.push({ id, name, identifier, description, isDefault: false, shared: false });
      return did("createTeam", name, id);
    },
    edit_team: ({ id, name, identifier, description, shared }) => {
      const team = teams.find((entry) => entry.id === id) ?? fail({ code: "notFound" });
      team.name = name ?? team.name;
      team.identifier = identifier ?? team.identifier;
      team.description = description ?? team.description;
      team.shared = shared ?? team.shared;
      return did("editTeam", team.name);
    },
    suspend: ({ users }) => stand("suspend", users, "suspended"),
    unsuspend: ({ users }) => stand("unsuspend", users, "active"),
    may_deactivate: () => null,
    deactivate: ({ users, confirm }) =>
      confirm === "CONFIRM"
        ? stand("deactivate", users, "inactive")
        : fail({ code: "field", field: "confirm", problem: "confirm" }),
    may_erase: () => null,
    erase: ({ users }) => {
      for (const id of users) people.splice(people.indexOf(find(id)), 1);
      return did("erase", "");
    },
    restore: ({ users }) => stand("restore", users, "active"),
    settings: () => ({ ...settingsAtFirst, books }),
    ...mail.handlers,
    change_settings: (request) => {
      books = request.books ?? books;
      return did("changeSettings", "");
    },
    migration: () => ({
      books: teams.length - 1,
      clients: people.filter(isClient).length,
      staff: 24,
      team: teams.find((team) => team.isDefault)?.name ?? "",
      shared: false,
    }),
    save_memberships: ({ file }) => ({ file, rows: people.length }),
    migrate_books: () => {
      for (const person of people) person.teams = isClient(person) ? ["team-0"] : [];
      teams.splice(0, teams.length, ...teams.filter((team) => team.isDefault));
      books = false;
      return did("migrateBooks", teams[0]?.name ?? "");
    },
    ...fakeNotices(emit),
    ...fakeAtHand((id) => people.filter((entry) => entry.id === id).map((entry) => row(entry, ""))[0]),
    announce: ({ title, text }) =>
      title.trim() === "" || text.trim() === ""
        ? fail({ code: "refused", refusal: { code: "textMissing" } })
        : did("announce", title),
    ...fakeKeeping({ session, did, start: () => handlers.start({}) }),
    letter: ({ given, message }) => ({ subject: "Invitation", text: `Hello ${given},\n\n> ${message}\n` }),
    invitation: ({ id }) => ({
      brief: null,
      email: find(id).email,
      twoStep: false,
      message: "",
      by: "",
      reason: "",
      mails: [],
      reminders: false,
      joined: null,
    }),
    invite: ({ users }) => (!mail.isSetUp() ? fail({ code: "mailNotSetUp" }) : stand("invite", users, "pending")),
    resend: ({ users }) => stand("resend", users, "pending"),
    revoke: ({ users }) => stand("revoke", users, "inactive"),
    record_acceptance: ({ id, code }) =>
      code === null || code === "K7QM-3XFD"
        ? stand("recordAcceptance", [id], "active")
        : fail({ code: "wrongCode", left: 4 }),
    pictures: () => [],
    look_at_picture: () => ({ data: PIXEL, width: 400, height: 300 }),
    set_picture: ({ id }) => did("setPicture", find(id).given),
    remove_picture: ({ id }) => did("removePicture", find(id).given),
    ...fakeJoining({ name: session.firmName, find, stand, did, fail }),
    record_decline: ({ id }) => did("recordDecline", find(id).given),
    record_bounce: ({ id }) => did("recordBounce", find(id).given),
    free_email: ({ id }) => {
      find(id).email = "";
      return did("freeEmail", find(id).given);
    },
    add_members: ({ team, users }) => {
      for (const id of users) {
        const entry = find(id);
        if (!entry.teams.includes(team)) entry.teams.push(team);
      }
      return did("addMembers", teamName(team));
    },
    remove_members: ({ team, users }) => {
      for (const id of users) {
        const entry = find(id);
        const named = { id, name: `${entry.given} ${entry.family}` };
        const cover = inTeam(team).filter((other) => !isClient(other) && other.status === "active");
        const only = cover.length === 1 && cover[0] === entry && inTeam(team).some(isClient);
        if (only) {
          const where = [{ id: team, name: teamName(team) }];
          return fail({
            code: "refused",
            refusal: { code: "lastActiveStaff", teams: where },
          });
        }
        if (isClient(entry) && entry.teams.length === 1) {
          return fail({ code: "refused", refusal: { code: "lastTeam", users: [named] } });
        }
      }
      for (const id of users) find(id).teams = find(id).teams.filter((own) => own !== team);
      return did("removeMembers", teamName(team));
    },
    move_members: ({ from, to, users }) => {
      for (const entry of users.map(find))
        entry.teams = [...new Set([...entry.teams.filter((own) => own !== from), to])];
      return did("moveMembers", teamName(to));
    },
    delete_team: ({ id, clientsTo }) => {
      const name = teamName(id);
      const alone = inTeam(id).filter((entry) => isClient(entry) && entry.teams.length === 1);
      if (alone.length > 0 && clientsTo === null) {
        const some = alone.slice(0, 10).map((entry) => ({ id: entry.id, name: `${entry.given} ${entry.family}` }));
        return fail({ code: "refused", refusal: { code: "noOtherTeam", users: some, total: alone.length } });
      }
      for (const entry of alone) if (clientsTo !== null) entry.teams.push(clientsTo);
      for (const entry of people) entry.teams = entry.teams.filter((own) => own !== id);
      teams.splice(
        teams.findIndex((team) => team.id === id),
        1,
      );
      return did("deleteTeam", name);
    },
    set_default_team: ({ id }) => {
      for (const team of teams) team.isDefault = team.id === id;
      return did("setDefaultTeam", teamName(id));
    },
    audit: () => ({ total: 0, rows: [] }),
    audit_choices: () => ({ actors: [], verbs: [] }),
    audit_effects: () => ({ effects: [], more: false }),
    save_people: ({ users, file }) => ({ file, rows: users.length }),
    save_audit: ({ file }) => ({ file, rows: 0 }),
    ...fakeUndo(done, undone),
    ...fakeDuplicates(people, teamName, did),
    import_open: ({ file: handle }) => {
      file = handle;
      if (file.endsWith(".xlsx")) return fail({ code: "file", problem: "workbook", file });
      rows = fakeRows(options.importRows ?? 812);
      view = fakeDraft(file, rows);
      return view;
    },
    import_configure: ({
      region,
      onMatch,
      onRename,
      onSame,
      ignoreIdentifiersInUse,
      delimiter,
      encoding,
      headerRow,
      column,
    }) => {
      const columns = view.columns.map((entry, place) =>
        place === column?.column
          ? { ...entry, field: column.field, confidence: "sure" as const, proposal: null }
          : entry,
      );
      view = {
        ...view,
        columns,
        missing: columns.some((entry) => ["givenName", "familyName", "fullName"].includes(entry.field)) ? [] : ["name"],
        format: {
          ...view.format,
          delimiter: delimiter ?? view.format.delimiter,
          encoding: encoding ?? view.format.encoding,
          headerRow: headerRow ?? view.format.headerRow,
        },
        options: {
          region: region ?? view.options.region,
          onMatch: onMatch ?? view.options.onMatch,
          onRename: onRename ?? view.options.onRename,
          onSame: onSame ?? view.options.onSame,
          ignoreIdentifiersInUse: ignoreIdentifiersInUse ?? view.options.ignoreIdentifiersInUse,
        },
      };
      return view;
    },
    import_rows: ({ only, code, find: text, offset, limit }) => {
      const under = rowsUnder(only, code, text);
      return { total: under.length, offset, rows: under.slice(offset, offset + limit) };
    },
    import_run: () => {
      const result: ImportResultView = {
        id: `import-${String(next++)}`,
        file,
        at: Date.now() * 1000,
        actor: session.userName,
        counts: forecastOf(rows),
        invited: 0,
        withoutValues: 0,
        ignoredKinds: [],
        undone: false,
        problems: rows
          .filter((entry) => entry.outcome === "refused")
          .map((entry) => ({
            row: entry.row,
            outcome: "refused" as const,
            code: entry.code,
            blocker: entry.blocker,
            text: entry.cells.map((cell) => cell.text).join(","),
            values: [],
          })),
      };
      results.unshift(result);
      did("importPeople", file);
      return result;
    },
    import_cancel: () => null,
    import_close: () => null,
    imports: () => [...results],
    import_result: ({ id }) => results.find((entry) => entry.id === id) ?? fail({ code: "notFound" }),
    undo_import: ({ id }) => flip(id, true),
    redo_import: ({ id }) => flip(id, false),
    save_problems: () => ({ file: "clients left out.csv", rows: view.forecast.refused }),
    ...fakeFiles,
    open_link: () => null,
  };
  function flip(id: string, undone: boolean) {
    const entry = results.find((result) => result.id === id) ?? fail({ code: "notFound" });
    results[results.indexOf(entry)] = { ...entry, undone };
    return did("importPeople", entry.file);
  }
  const calls: string[] = [];
  return {
    calls,
    emit,
    progress: (progress) => [...listeners.progress].forEach((listener) => listener(progress)),
    drop: (event) => [...listeners.drop].forEach((listener) => listener(event)),
    on: (name, handler) => {
      handlers[name] = handler;
    },
    call: async (name, request) => {
      calls.push(name);
      if (options.delay !== undefined) await new Promise((resolve) => setTimeout(resolve, options.delay));
      return await handlers[name](request);
    },
    onChanged: (listener) => subscribe(listeners.changed, listener),
    onProgress: (listener) => subscribe(listeners.progress, listener),
    onDrop: (listener) => subscribe(listeners.drop, listener),
    onMenu: () => () => undefined,
  };
}
