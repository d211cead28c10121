import GroupForm from "../features/groups/GroupForm.svelte";
import { syncNow } from "../features/hub/hub";
import Announce from "../features/notices/Announce.svelte";
import { readAllNotices } from "../features/notices/notice";
import AddPerson from "../features/people/adding/AddPerson.svelte";
import EditPoints from "../features/people/person/EditPoints.svelte";
import { findPerson } from "../features/people/records";
import TeamForm from "../features/teams/TeamForm.svelte";
import type { Listed } from "../generated/Listed";
import { t } from "../i18n";
import { languages } from "../i18n/languages";
import Palette from "./Palette.svelte";
import Shortcuts from "./Shortcuts.svelte";
import { actName } from "./act_words";
import type { Action } from "./actions.svelte";
import type { App } from "./app.svelte";
import { changeLanguage, languageChoices } from "./language";
import { layer, passingLayer } from "./layers";
import { focusPane } from "./panes";
import { screensFor } from "./screens_for";
import { settingsAt } from "./settings_parts";

/** One's own public contact details; everybody may change them. */
async function ownPoints(app: App): Promise<void> {
  const id = app.session.current?.user;
  if (id === undefined) return;
  const person = await findPerson(app, id);
  if (person !== undefined) app.open(layer(EditPoints, { person }));
}

/** Opens the import, and the file dialog unless an import is under way. */
async function chooseImport(app: App, listed: Listed): Promise<void> {
  app.router.go({ screen: "import" });
  if (!app.isAdmin || app.imports.phase !== "choose") return;
  await app.imports.list(listed);
  await app.imports.pick();
}

/** Locks the firm, also from a form. */
export const lockKeys = { key: "l", mod: true, shift: true } as const;

function closeFirm(app: App): void {
  app.leave("close", () => {
    app.imports.leave();
    void app.session.close();
  });
}

/** The actions that are there on every screen. */
export function appActions(app: App): readonly Action[] {
  const { undo, redo } = app.undo.state;
  const go = (screen: Parameters<App["router"]["go"]>[0]["screen"]) => (): void => {
    app.router.go({ screen });
  };
  const everywhere: Action[] = [
    {
      id: "palette",
      text: t.commands.palette,
      icon: "search",
      shortcut: { key: "k", mod: true },
      run: () => {
        app.open(passingLayer(Palette));
      },
    },
    {
      id: "shortcuts",
      text: t.commands.shortcuts,
      icon: "help",
      shortcut: { key: "?" },
      run: () => {
        app.open(passingLayer(Shortcuts));
      },
    },
    {
      id: "undo",
      text: undo === null ? t.commands.undo : t.undo.undoWhat(actName(undo)),
      icon: "undo",
      shortcut: { key: "z", mod: true },
      leaveToFields: true,
      run: () => {
        if (undo === null) app.announcer.say(t.undo.nothing);
        else void app.undo.undo();
      },
    },
    {
      id: "redo",
      text: redo === null ? t.commands.redo : t.undo.redoWhat(actName(redo)),
      icon: "sync",
      shortcut: { key: "z", mod: true, shift: true },
      alias: { key: "y", mod: true },
      leaveToFields: true,
      run: () => {
        if (redo === null) app.announcer.say(t.undo.nothingRedo);
        else void app.undo.redo();
      },
    },
    { id: "contacts", text: t.commands.contacts, icon: "contacts", run: go("contacts") },
    { id: "ownPoints", text: t.commands.ownPoints, icon: "phone", run: () => void ownPoints(app) },
    { id: "notices", text: t.commands.notices, icon: "bell", run: go("notices") },
    {
      id: "readNotices",
      text: t.commands.readNotices,
      icon: "check",
      run: () => void app.try(() => readAllNotices(app)),
    },
    {
      id: "import",
      text: t.commands.import,
      icon: "import",
      shortcut: { key: "i", mod: true, shift: true },
      run: () => {
        void chooseImport(app, "clients");
      },
    },
  ];
  const admin: Action[] = [
    {
      id: "setup",
      text: t.commands.setup,
      icon: "okc",
      run: () => {
        const firm = app.session.current?.firm;
        if (firm !== undefined) app.setupHidden.show(firm);
        app.router.go({ screen: "setup" });
      },
    },
    { id: "clients", text: t.commands.clients, icon: "person", run: go("clients") },
    { id: "staff", text: t.commands.staff, icon: "badge", run: go("staff") },
    { id: "teams", text: t.commands.teams, icon: "team", run: go("teams") },
    { id: "groups", text: t.commands.groups, icon: "group", run: go("groups") },
    { id: "duplicates", text: t.commands.duplicates, icon: "copy", run: go("duplicates") },
    {
      id: "importStaff",
      text: t.commands.importStaff,
      icon: "import",
      run: () => {
        void chooseImport(app, "staff");
      },
    },
    {
      id: "importTeams",
      text: t.commands.importTeams,
      icon: "import",
      run: () => {
        void chooseImport(app, "teams");
      },
    },
    {
      id: "importMembers",
      text: t.commands.importMembers,
      icon: "import",
      run: () => {
        void chooseImport(app, "members");
      },
    },
    { id: "imports", text: t.commands.imports, icon: "import", run: go("imports") },
    { id: "audit", text: t.commands.audit, icon: "audit", run: go("audit") },
    { id: "settings", text: t.commands.settings, icon: "settings", run: go("settings") },
    {
      id: "saveBackup",
      text: t.commands.saveBackup,
      icon: "export",
      run: () => {
        app.router.go(settingsAt("backup"));
        void app.backup.save();
      },
    },
    {
      id: "addClient",
      text: t.commands.addClient,
      icon: "userplus",
      shortcut: { key: "n", mod: true },
      run: () => {
        app.open(layer(AddPerson, { side: "clients" }));
      },
    },
    {
      id: "addStaff",
      text: t.commands.addStaff,
      icon: "badge",
      shortcut: { key: "n", mod: true, shift: true },
      run: () => {
        app.open(layer(AddPerson, { side: "staff" }));
      },
    },
    {
      id: "createTeam",
      text: t.commands.createTeam,
      icon: "plus",
      run: () => {
        app.open(layer(TeamForm, {}));
      },
    },
    {
      id: "createGroup",
      text: t.commands.createGroup,
      icon: "plus",
      run: () => {
        app.open(layer(GroupForm, {}));
      },
    },
  ];
  const last: Action[] = [
    {
      id: "nextPane",
      text: t.commands.nextPane,
      icon: "arrow",
      shortcut: { key: "F6" },
      run: () => {
        focusPane(1);
      },
    },
    {
      id: "previousPane",
      text: t.commands.previousPane,
      icon: "arrow",
      shortcut: { key: "F6", shift: true },
      run: () => {
        focusPane(-1);
      },
    },
    ...(["system", "light", "dark"] as const).map((theme) => ({
      id: theme,
      text: t.commands[theme],
      icon: "eye" as const,
      run: () => {
        app.theme.set(theme);
      },
    })),
    ...languageChoices.map((code) => ({
      id: `language-${code}`,
      text: t.appearance.changeLanguage(code === "system" ? t.appearance.systemLanguage : languages[code].name),
      icon: "eye" as const,
      run: () => {
        changeLanguage(app, code);
      },
    })),
    ...(app.session.current?.isSample === true
      ? []
      : [
          {
            id: "lock",
            text: t.commands.lock,
            icon: "lock" as const,
            shortcut: lockKeys,
            run: () => {
              app.leave("lock", () => void app.lock());
            },
          },
        ]),
    {
      id: "otherFirm",
      text: t.commands.otherFirm,
      icon: "building",
      run: () => {
        closeFirm(app);
      },
    },
    {
      id: "closeFirm",
      text: t.commands.closeFirm,
      icon: "logout",
      run: () => {
        closeFirm(app);
      },
    },
  ];
  const attached: readonly Action[] = [
    { id: "syncNow", text: t.hub.syncNow, icon: "sync", run: () => void app.try(() => syncNow(app)) },
  ];
  const system: readonly Action[] = [
    {
      id: "announce",
      text: t.commands.announce,
      icon: "bell",
      run: () => {
        app.open(layer(Announce, {}));
      },
    },
  ];
  const session = app.session.current;
  const here: readonly string[] = session === undefined ? [] : screensFor(session);
  const own = app.isAdmin
    ? admin.filter(({ id }) => app.keepsBackups || id !== "saveBackup")
    : admin.filter(({ id }) => here.includes(id));
  const common = app.isAttached && !app.isAdmin ? everywhere.filter(({ id }) => id !== "import") : everywhere;
  return [
    ...common,
    ...own,
    ...(app.isAttached ? attached : []),
    ...(app.isSystemAdministrator ? system : []),
    ...last,
  ];
}
