import type { GroupRow } from "../../generated/GroupRow";
import { t } from "../../i18n";
import { fullName } from "../../lib/full_name";
import type { App, Doing } from "../../shell/app.svelte";

type Named = { readonly id: string; readonly name: string };
type Member = { readonly id: string; readonly given: string; readonly family: string };

/** Makes a group without members. */
export function createGroup(app: App, name: string): Doing {
  return app.do(app.backend.call("create_group", { name, members: [] }), t.groups.created(name.trim()));
}

/** Gives a group another name. */
export function renameGroup(app: App, { id, name: old }: GroupRow, name: string): Doing {
  const before = [{ field: "name", text: old }];
  return app.do(app.backend.call("edit_group", { id, name, before }), t.groups.renamed(name.trim()));
}

export function deleteGroup(app: App, { id, name }: Named): Doing {
  return app.do(app.backend.call("delete_group", { id }), t.groups.deleted(name));
}

/** Puts clients into a group. */
export function putIntoGroup(app: App, group: Named, users: readonly string[]): Doing {
  const work = app.backend.call("add_to_group", { group: group.id, users: [...users] });
  return app.do(work, t.groups.added(users.length, group.name));
}

/** Takes a client out of a group. */
export function takeOutOfGroup(app: App, group: Named, member: Member): Doing {
  const work = app.backend.call("remove_from_group", { group: group.id, users: [member.id] });
  return app.do(work, t.groups.removed(fullName(member), group.name));
}
