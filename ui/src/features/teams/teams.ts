import type { DoneView } from "../../generated/DoneView";
import type { EditTeamRequest } from "../../generated/EditTeamRequest";
import type { TeamRow } from "../../generated/TeamRow";
import { t } from "../../i18n";
import { fullName } from "../../lib/full_name";
import type { App } from "../../shell/app.svelte";

type Named = { readonly id: string; readonly name: string };
type Member = { readonly id: string; readonly given: string; readonly family: string };
type Texts = Pick<TeamRow, "name" | "identifier" | "description">;

/** Reads all teams once. */
export const readTeams = (app: App): Promise<TeamRow[]> => app.backend.call("teams", {});

/** Creates a team without members. */
export function createTeam(app: App, texts: Texts): Promise<DoneView> {
  return app.do(app.backend.call("create_team", { ...texts, members: [] }), t.teams.created(texts.name));
}

/** Saves the fields that differ from what the form started with. */
export function editTeam(app: App, id: string, old: Texts, texts: Texts): Promise<DoneView> {
  const fields = (["name", "identifier", "description"] as const).filter((field) => texts[field] !== old[field]);
  const request: EditTeamRequest = {
    id,
    name: null,
    identifier: null,
    description: null,
    shared: null,
    before: fields.map((field) => ({ field, text: old[field] })),
  };
  for (const field of fields) request[field] = texts[field];
  return app.do(app.backend.call("edit_team", request), t.teams.saved(texts.name));
}

/** Lets the clients of a team see each other, or stops it. */
export function shareTeam(app: App, { id, name }: Named, shared: boolean): Promise<DoneView> {
  const texts = { name: null, identifier: null, description: null, before: [] };
  const told = shared ? t.books.sharing.opened(name) : t.books.sharing.closed(name);
  return app.do(app.backend.call("edit_team", { id, ...texts, shared }), told);
}

/** Makes this the team that people without a team are added to. */
export function makeDefaultTeam(app: App, { id, name }: Named): Promise<DoneView> {
  return app.do(app.backend.call("set_default_team", { id }), t.teams.defaultSet(name));
}

/** Deletes a team and moves its clients, if it has any, to another one. */
export function deleteTeam(app: App, { id, name }: Named, clientsTo: string | null): Promise<DoneView> {
  return app.do(app.backend.call("delete_team", { id, clientsTo }), t.moving.deleted(name));
}

/** Adds people to a team. */
export function addTeamMembers(
  app: App,
  team: Named,
  users: readonly string[],
  told = t.teams.added,
): Promise<DoneView> {
  const work = app.backend.call("add_members", { team: team.id, users: [...users] });
  return app.do(work, told(users.length, team.name));
}

/** Moves people from one team to another. */
export function moveTeamMembers(app: App, from: Named, to: Named, users: readonly string[]): Promise<DoneView> {
  const work = app.backend.call("move_members", { from: from.id, to: to.id, users: [...users] });
  return app.do(work, t.moving.done(users.length, to.name));
}

/** Makes a member lead of a team, or ends that. */
export function setLead(app: App, team: Named, member: Member, lead: boolean): Promise<DoneView> {
  const work = app.backend.call("set_lead", { team: team.id, user: member.id, lead });
  const told = lead ? t.teams.leadMade : t.teams.leadRemoved;
  return app.do(work, told(fullName(member), team.name));
}

/** Removes a person from a team. */
export function removeTeamMember(app: App, team: Named, member: Member): Promise<DoneView> {
  const work = app.backend.call("remove_members", { team: team.id, users: [member.id] });
  return app.do(work, t.teams.removed(fullName(member), team.name));
}
