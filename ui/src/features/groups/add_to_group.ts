import type { GroupRow } from "../../generated/GroupRow";
import { t } from "../../i18n";
import type { App } from "../../shell/app.svelte";
import type { Layer } from "../../shell/layers";
import { pickPeople } from "../people/dialogs";
import { addGroupMembers } from "./groups";

/** A dialog that searches for clients and adds them to a group. */
export function addToGroup(app: App, group: GroupRow): Layer {
  return pickPeople({
    title: t.groups.addTo(group.name),
    scope: "clients",
    into: { group: group.id },
    submit: t.groups.add,
    onadd: (users) => addGroupMembers(app, group, users),
  });
}
