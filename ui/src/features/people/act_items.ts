import type { StatusView } from "../../generated/StatusView";
import { t } from "../../i18n";
import type { IconName } from "../../lib/icon_names";
import type { App } from "../../shell/app.svelte";
import { layer } from "../../shell/layers";
import Standing from "./Standing.svelte";
import { actIcons, actsFor, type Act, type Whom } from "./standing";

/** The acts for somebody in this state as entries of a menu. */
export function actItems(
  app: App,
  status: StatusView,
  whom: Whom,
): readonly { text: string; icon: IconName; run: () => void }[] {
  return actsFor(status).map((act) => ({
    text: t.standing[act],
    icon: actIcons[act],
    run: () => void begin(app, act, whom),
  }));
}

/** Starts an act: at once, or with its question. */
export async function begin(app: App, act: Act, whom: Whom): Promise<void> {
  if (act !== "unsuspend") {
    app.open(layer(Standing, { act, whom }));
    return;
  }
  await app.try(async () => {
    const users = [...(await whom.users())];
    await app.do(app.backend.call("unsuspend", { users }), t.standing.done.unsuspend(whom.name));
  });
}
