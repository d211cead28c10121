import type { ChangeSettingsRequest } from "../../generated/ChangeSettingsRequest";
import type { SettingsView } from "../../generated/SettingsView";
import { t } from "../../i18n";
import type { App, Doing } from "../../shell/app.svelte";

/** What holds for the whole firm. */
export const readSettings = (app: App): Promise<SettingsView> => app.backend.call("settings", {});

/** Changes what is named; the rest stays. */
export function changeSettings(app: App, wish: Partial<ChangeSettingsRequest>): Doing {
  const request = { staff: null, clients: null, reminders: null, books: null, welcome: null, ...wish };
  return app.do(app.backend.call("change_settings", request), t.settings.saved);
}
