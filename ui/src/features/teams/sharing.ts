import type { DoneView } from "../../generated/DoneView";
import type { TeamRow } from "../../generated/TeamRow";
import { t } from "../../i18n";
import type { App, Attempt } from "../../shell/app.svelte";

/** Lets the clients of a team see each other, or ends that. */
export function share(app: App, team: TeamRow, shared: boolean): Promise<Attempt<DoneView>> {
  const texts = { name: null, identifier: null, description: null, before: [] };
  return app.do(
    app.backend.call("edit_team", { id: team.id, ...texts, shared }),
    shared ? t.books.sharing.opened(team.name) : t.books.sharing.closed(team.name),
  );
}
