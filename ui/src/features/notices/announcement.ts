import type { AnnounceRequest } from "../../generated/AnnounceRequest";
import type { AnnouncementView } from "../../generated/AnnouncementView";
import type { DoneView } from "../../generated/DoneView";
import { t } from "../../i18n";
import type { App } from "../../shell/app.svelte";

/** Reads how many people an announcement would reach, and how it would look. */
export const forecastAnnouncement = (app: App, request: AnnounceRequest): Promise<AnnouncementView> =>
  app.backend.call("announcement", request);

/** Sends an announcement. */
export function sendAnnouncement(app: App, request: AnnounceRequest): Promise<DoneView> {
  return app.do(app.backend.call("announce", request), t.announcing.sent(request.title.trim()));
}
