import type { ClockView } from "../../generated/ClockView";
import type { DoneView } from "../../generated/DoneView";
import type { EditFirmRequest } from "../../generated/EditFirmRequest";
import type { FirmView } from "../../generated/FirmView";
import { t } from "../../i18n";
import type { App } from "../../shell/app.svelte";

/** Reads the firm's own record. */
export const readFirm = (app: App): Promise<FirmView> => app.backend.call("firm", {});

/** Changes the firm's own record. */
export function editFirm(app: App, request: EditFirmRequest): Promise<DoneView> {
  return app.do(app.backend.call("edit_firm", request), t.keeping.firmSaved);
}

/** Reads whether this computer's clock looks wrong. */
export const readClock = (app: App): Promise<ClockView> => app.backend.call("clock", {});

/** Confirms that this computer's date is right. */
export const confirmClock = (app: App): Promise<ClockView> => app.backend.call("confirm_clock", {});
