import type { DoneView } from "../../generated/DoneView";
import type { JoinRequest } from "../../generated/JoinRequest";
import type { JoinView } from "../../generated/JoinView";
import type { TermsView } from "../../generated/TermsView";
import { t } from "../../i18n";
import type { App, Doing } from "../../shell/app.svelte";

/** What somebody who was invited sees of the firm. */
export const readJoining = (app: App, id: string): Promise<JoinView> => app.backend.call("joining", { id });

/** Somebody accepts their invitation. */
export const join = (app: App, request: JoinRequest): Promise<DoneView> => app.backend.call("join", request);

/** The terms of the firm. */
export const readTerms = (app: App): Promise<TermsView> => app.backend.call("terms", {});

/** Changes the terms of the firm. */
export function changeTerms(app: App, text: string): Doing {
  return app.do(app.backend.call("change_terms", { text }), t.joining.settings.saved);
}
