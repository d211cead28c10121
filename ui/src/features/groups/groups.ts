import type { DoneView } from "../../generated/DoneView";
import type { GroupRow } from "../../generated/GroupRow";
import { t } from "../../i18n";
import { fullName } from "../../lib/full_name";
import type { App } from "../../shell/app.svelte";

type Named = { readonly id: string; readonly name: string };
type Member = { readonly id: string; readonly given: string; readonly family: string };

/** Creates a group without members. */
export function createGroup(app: App, name: string): Promise<DoneView> {
  return app.do(app.backend.call("create_group", { name, members: [] }), t.groups.created(name.trim()));
}

/** Renames a group. */
export function renameGroup(app: App, { id, name: old }: GroupRow, name: string): Promise<DoneView> {
  const before = [{ field: "name" as const, text: old }];
  return app.do(app.backend.call("edit_group", { id, name, before }), t.groups.renamed(name.trim()));
}

/** Deletes a group. Its members stay in the firm. */
export function deleteGroup(app: App, { id, name }: Named): Promise<DoneView> {
  return app.do(app.backend.call("delete_group", { id }), t.groups.deleted(name));
}

/** Adds clients to a group. */
export function addGroupMembers(app: App, group: Named, users: readonly string[]): Promise<DoneView> {
  const work = app.backend.call("add_to_group", { group: group.id, users: [...users] });
  return app.do(work, t.groups.added(users.length, group.name));
}

/** Removes a client from a group. */
export function removeGroupMember(app: App, group: Named, member: Member): Promise<DoneView> {
  const work = app.backend.call("remove_from_group", { group: group.id, users: [member.id] });
  return app.do(work, t.groups.removed(fullName(member), group.name));
}
