import type { GroupRow } from "../../generated/GroupRow";
import { t } from "../../i18n";
import type { App } from "../../shell/app.svelte";
import type { Layer } from "../../shell/layers";
import { pickPeople } from "../people/dialogs";

/** The dialog that searches for clients and puts them into a group. */
export function addToGroup(app: App, group: GroupRow): Layer {
  return pickPeople({
    title: t.groups.addTo(group.name),
    scope: "clients",
    into: { group: group.id },
    submit: t.groups.add,
    onadd: async (users) => {
      const work = app.backend.call("add_to_group", { group: group.id, users: [...users] });
      const done = await app.do(work, t.groups.added(users.length, group.name));
      return done.ok ? undefined : done.error;
    },
  });
}
