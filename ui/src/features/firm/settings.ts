import type { ChangeSettingsRequest } from "../../generated/ChangeSettingsRequest";
import type { DoneView } from "../../generated/DoneView";
import type { SettingsView } from "../../generated/SettingsView";
import { t } from "../../i18n";
import type { App } from "../../shell/app.svelte";

/** Reads the settings of the firm. */
export const readSettings = (app: App): Promise<SettingsView> => app.backend.call("settings", {});

/** Changes the named settings. The others keep their values. */
export function changeSettings(app: App, wish: Partial<ChangeSettingsRequest>): Promise<DoneView> {
  const request = {
    staff: null,
    clients: null,
    reminders: null,
    reminderHour: null,
    books: null,
    welcome: null,
    ...wish,
  };
  return app.do(app.backend.call("change_settings", request), t.settings.saved);
}
