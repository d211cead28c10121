import type { ChangeSettingsRequest } from "../../generated/ChangeSettingsRequest";
import type { DoneView } from "../../generated/DoneView";
import type { SettingsView } from "../../generated/SettingsView";
import { t } from "../../i18n";
import type { App } from "../../shell/app.svelte";

/** Reads the settings of the firm. */
export const readSettings = (app: App): Promise<SettingsView> => app.backend.call("settings", {});

/** Changes the named settings. The others keep their values. */
export function changeSettings(app: App, wish: ChangeSettingsRequest): Promise<DoneView> {
  return app.do(app.backend.call("change_settings", wish), t.settings.saved);
}
