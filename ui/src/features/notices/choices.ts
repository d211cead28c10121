import type { NoticeChoicesView } from "../../generated/NoticeChoicesView";
import type { App } from "../../shell/app.svelte";

/** Which notices the reader wants. */
export const readNoticeChoices = (app: App): Promise<NoticeChoicesView> => app.backend.call("notice_choices", {});

/** Whether the reader wants the figures of the week. */
export const chooseStatistics = (app: App, statistics: boolean): Promise<NoticeChoicesView> =>
  app.backend.call("choose_notices", { statistics });
