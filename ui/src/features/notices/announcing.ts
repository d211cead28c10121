import type { AnnounceRequest } from "../../generated/AnnounceRequest";
import type { AnnouncementView } from "../../generated/AnnouncementView";
import { t } from "../../i18n";
import type { App, Doing } from "../../shell/app.svelte";

/** How many would read an announcement, and how it would look to them. */
export const forecastAnnouncement = (app: App, request: AnnounceRequest): Promise<AnnouncementView> =>
  app.backend.call("announcement", request);

/** Tells it to all it is for. */
export function sendAnnouncement(app: App, request: AnnounceRequest): Doing {
  return app.do(app.backend.call("announce", request), t.announcing.sent(request.title.trim()));
}
