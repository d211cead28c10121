import { t } from "../../../i18n";
import type { IconName } from "../../../lib/icon_names";
import type { App } from "../../../shell/app.svelte";
import { layer } from "../../../shell/layers";
import Picture from "./Picture.svelte";

/** What can be done with somebody's picture, as entries of a menu. */
export function pictureItems(
  app: App,
  id: string,
  name: string,
): readonly { text: string; icon: IconName; run: () => void }[] {
  const choose = { text: t.picture.choose, icon: "person" as const, run: () => void pick(app, id, name) };
  if (app.pictures.of(id) === undefined) return [choose];
  return [choose, { text: t.picture.remove, icon: "x", run: () => void remove(app, id, name) }];
}

const pick = (app: App, id: string, name: string): Promise<void> =>
  app.try(async () => {
    const file = await app.backend.call("pick_picture", { title: t.dialogs.picture });
    if (file !== null) app.open(layer(Picture, { id, name, chosen: file }));
  });

const remove = (app: App, id: string, name: string): Promise<void> =>
  app.try(() => app.do(app.backend.call("remove_picture", { id }), t.picture.removed(name)));
