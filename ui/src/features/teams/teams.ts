import type { EditTeamRequest } from "../../generated/EditTeamRequest";
import type { TeamRow } from "../../generated/TeamRow";
import { t } from "../../i18n";
import { fullName } from "../../lib/full_name";
import type { App, Doing } from "../../shell/app.svelte";

type Named = { readonly id: string; readonly name: string };
type Member = { readonly id: string; readonly given: string; readonly family: string };
type Texts = Pick<TeamRow, "name" | "identifier" | "description">;

/** The teams as they are at this moment. */
export const readTeams = (app: App): Promise<TeamRow[]> => app.backend.call("teams", {});

/** Makes a team without members. */
export function createTeam(app: App, texts: Texts): Doing {
  return app.do(app.backend.call("create_team", { ...texts, members: [] }), t.teams.created(texts.name));
}

/** Changes what differs from the team as the form found it. */
export function editTeam(app: App, id: string, old: Texts, texts: Texts): Doing {
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

/** Lets the clients of a team see each other, or ends that. */
export function shareTeam(app: App, { id, name }: Named, shared: boolean): Doing {
  const texts = { name: null, identifier: null, description: null, before: [] };
  const told = shared ? t.books.sharing.opened(name) : t.books.sharing.closed(name);
  return app.do(app.backend.call("edit_team", { id, ...texts, shared }), told);
}

/** Has people without a team come into this one. */
export function makeDefaultTeam(app: App, { id, name }: Named): Doing {
  return app.do(app.backend.call("set_default_team", { id }), t.teams.defaultSet(name));
}

/** Deletes a team; its clients, if there are any, come into another one. */
export function deleteTeam(app: App, { id, name }: Named, clientsTo: string | null): Doing {
  return app.do(app.backend.call("delete_team", { id, clientsTo }), t.moving.deleted(name));
}

/** Adds people to a team. */
export function addToTeam(app: App, team: Named, users: readonly string[], told = t.teams.added): Doing {
  const work = app.backend.call("add_members", { team: team.id, users: [...users] });
  return app.do(work, told(users.length, team.name));
}

/** Moves people from one team to another. */
export function moveToTeam(app: App, from: Named, to: Named, users: readonly string[]): Doing {
  const work = app.backend.call("move_members", { from: from.id, to: to.id, users: [...users] });
  return app.do(work, t.moving.done(users.length, to.name));
}

/** Takes somebody out of a team. */
export function takeOutOfTeam(app: App, team: Named, member: Member): Doing {
  const work = app.backend.call("remove_members", { team: team.id, users: [member.id] });
  return app.do(work, t.teams.removed(fullName(member), team.name));
}
