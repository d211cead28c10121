import type { NoticeChoicesView } from "../../generated/NoticeChoicesView";
import type { App } from "../../shell/app.svelte";

/** Reads which optional notices the reader gets. */
export const readNoticeChoices = (app: App): Promise<NoticeChoicesView> => app.backend.call("notice_choices", {});

/** Turns the reader's weekly figures on or off. */
export const chooseStatistics = (app: App, statistics: boolean): Promise<NoticeChoicesView> =>
  app.backend.call("choose_notices", { statistics });
