import type { ClockView } from "../../generated/ClockView";
import type { EditFirmRequest } from "../../generated/EditFirmRequest";
import type { FirmView } from "../../generated/FirmView";
import { t } from "../../i18n";
import type { App, Doing } from "../../shell/app.svelte";

/** The firm's own record. */
export const readFirm = (app: App): Promise<FirmView> => app.backend.call("firm", {});

/** Changes the firm's own record. */
export function editFirm(app: App, request: EditFirmRequest): Doing {
  return app.do(app.backend.call("edit_firm", request), t.keeping.firmSaved);
}

/** Whether this computer's clock is doubted. */
export const readClock = (app: App): Promise<ClockView> => app.backend.call("clock", {});

/** The date of this computer is right. */
export const confirmClock = (app: App): Promise<ClockView> => app.backend.call("confirm_clock", {});
