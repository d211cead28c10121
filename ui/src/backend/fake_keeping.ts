import type { AutoBackupView } from "../generated/AutoBackupView";
import type { StartView } from "../generated/StartView";
import { chosen } from "./fake_files";
import type { FakeFirm, Handlers } from "./fake_firm";
import { fail } from "./fake_people";

/** The firm's own record and how its file is kept, in memory. */
export function fakeKeeping(held: FakeFirm, start: () => StartView | Promise<StartView>) {
  const { session } = held;
  let firm = { name: session.firmName, country: "GB", timeZone: "Europe/London", canChange: true };
  let passphrase: string | null = null;
  let asks = false;
  let lastBackup: number | null = null;
  const keeping = () => ({
    file: session.file,
    hasPassphrase: passphrase !== null,
    asksAtStart: asks && passphrase !== null,
    keyKept: true,
    keyFile: false,
    lastBackup,
    backupName: "harcourt-lane-2026-11-22.coverbook",
    wereOpen: 0,
  });
  const now = (): number => Date.now() * 1000;
  const nowhere: AutoBackupView = { folder: null, last: null, next: null, problem: null, kept: 14 };
  let auto = nowhere;
  const check = (secret: string | null): void => {
    if (passphrase !== null && secret !== passphrase) fail({ code: "wrongSecret" });
  };
  return {
    firm: () => firm,
    edit_firm: ({ name, country, timeZone }) => {
      firm = {
        ...firm,
        name: name ?? firm.name,
        country: country ?? firm.country,
        timeZone: timeZone ?? firm.timeZone,
      };
      return held.did("editFirm", firm.name);
    },
    session_now: () => ({ ...session, firmName: firm.name }),
    keeping,
    clock: () => ({ now: Date.now() * 1000, doubtedSince: null }),
    copies: () => [],
    delete_copy: () => [],
    confirm_clock: () => ({ now: Date.now() * 1000, doubtedSince: null }),
    set_passphrase: ({ old, new: fresh }) => {
      check(old);
      passphrase = fresh;
      return keeping();
    },
    choose_start: ({ ask }) => {
      asks = ask;
      return keeping();
    },
    new_recovery_code: ({ secret }) => {
      check(secret);
      return { recoveryCode: "9TBF-2HDN-8PYC-6VJS-K7QM-4WXR" };
    },
    confirm_recovery_code: keeping,
    save_recovery_code: ({ file }) => ({ file, rows: 1 }),
    hide_recovery_code: () => null,
    pick_code_file: ({ name }) => chosen(name),
    print_window: () => null,
    make_new_key: ({ secret, passphrase: fresh }) => {
      check(secret);
      passphrase = fresh;
      return session;
    },
    lock_firm: async () => ({
      ...(await start()),
      session: null,
      firms: [
        {
          file: session.file,
          name: null,
          unlocked: passphrase === null,
          hasPassphrase: passphrase !== null,
          asksAtStart: false,
        },
      ],
      last: session.file,
      locked: true,
    }),
    save_backup: ({ file }) => {
      lastBackup = Date.now() * 1000;
      return { file, bytes: 3_400_000, head: 12 };
    },
    look_at_backup: ({ file, secret }) =>
      secret === "correct horse battery"
        ? {
            file,
            firmName: session.firmName,
            head: 12,
            changed: 1_790_000_000_000_000,
            made: 1_790_000_000_000_000,
            here: null,
          }
        : fail({ code: "wrongSecret" }),
    restore_backup: () => session,
    stop_backup: () => null,
    auto_backup: () => auto,
    set_auto_backup: ({ folder }) => {
      auto = folder === null ? nowhere : { ...nowhere, folder: `/home/anna/${folder}`, next: now() };
      return auto;
    },
    auto_backup_now: () => {
      auto = { ...auto, last: now(), next: now() + 86_400_000_000, problem: null };
      return auto;
    },
    pick_backup_file: () => chosen("harcourt-lane-2026-11-22.coverbook"),
  } satisfies Partial<Handlers>;
}
