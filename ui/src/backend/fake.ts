import type { Commands } from "../generated/commands";
import { settingsAtFirst } from "../generated/settings_at_first";
import type { DroppedEvent } from "../generated/DroppedEvent";
import type { Backend, Changed, ImportProgress } from "./backend";
import { fakeAtHand } from "./fake_at_hand";
import { fakeDuplicates } from "./fake_duplicates";
import { fakeFiles } from "./fake_files";
import { FakeFirm, type Handlers } from "./fake_firm";
import { fakeGroups } from "./fake_groups";
import { fakeHub } from "./fake_hub";
import { fakeImports } from "./fake_imports";
import { fakeJoining } from "./fake_joining";
import { fakeKeeping } from "./fake_keeping";
import { fakeLists } from "./fake_lists";
import { subscribe } from "./fake_listeners";
import { fakeMail } from "./fake_mail";
import { fakeNotices } from "./fake_notices";
import { fail, type FakeOptions } from "./fake_people";
import { fakeProfiles } from "./fake_profiles";
import { fakeStanding } from "./fake_standing";
import { fakeTeamwork } from "./fake_teams";
import { fakeUndo } from "./fake_undo";

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
  const listeners = {
    changed: new Set<(changed: Changed) => void>(),
    progress: new Set<(progress: ImportProgress) => void>(),
    drop: new Set<(event: DroppedEvent) => void>(),
  };
  const emit = (changed: Changed): void => {
    for (const listener of listeners.changed) listener(changed);
  };
  const firm = new FakeFirm(options, emit);
  const { session } = firm;
  const mail = fakeMail(session.firmName);
  const handlers: Handlers = {
    start: () => ({
      firms: (options.firms ?? []).map((known) => ({ name: null, asksAtStart: false, ...known })),
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
    open_firm: ({ file, secret }) => {
      const entry = options.firms?.find((known) => known.file === file);
      if (entry?.unlocked === true || secret === "correct horse") return session;
      return fail(secret === null ? { code: "locked", file } : { code: "wrongSecret" });
    },
    open_sample: () => ({ ...session, isSample: true }),
    close_firm: () => handlers.start({}),
    ...fakeLists(firm),
    ...fakeProfiles(firm),
    ...fakeTeamwork(firm),
    ...fakeGroups(firm),
    ...fakeStanding(firm, mail.isSetUp),
    settings: () => ({ ...settingsAtFirst, books: firm.books }),
    ...mail.handlers,
    change_settings: (request) => {
      firm.books = request.books ?? firm.books;
      return firm.did("changeSettings", "");
    },
    ...fakeNotices(firm),
    ...fakeAtHand(firm),
    ...fakeKeeping(firm, () => handlers.start({})),
    ...fakeJoining(firm),
    ...fakeHub(firm, () => handlers.start({})),
    audit: () => ({ total: 0, rows: [] }),
    audit_choices: () => ({ actors: [], verbs: [] }),
    audit_effects: () => ({ effects: [], more: false }),
    save_audit: ({ file }) => ({ file, rows: 0 }),
    ...fakeUndo(firm),
    ...fakeDuplicates(firm),
    ...fakeImports(firm, options.importRows ?? 812),
    ...fakeFiles,
    open_link: () => null,
  };
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
