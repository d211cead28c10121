import type { DoneView } from "../../generated/DoneView";
import type { JoinRequest } from "../../generated/JoinRequest";
import type { JoinView } from "../../generated/JoinView";
import type { TermsView } from "../../generated/TermsView";
import { t } from "../../i18n";
import type { App } from "../../shell/app.svelte";

/** Reads what an invited person sees before they join. */
export const readJoining = (app: App, id: string): Promise<JoinView> => app.backend.call("joining", { id });

/** Accepts an invitation. */
export const join = (app: App, request: JoinRequest): Promise<DoneView> => app.backend.call("join", request);

/** Reads the firm's terms. */
export const readTerms = (app: App): Promise<TermsView> => app.backend.call("terms", {});

/** Changes the firm's terms. */
export function changeTerms(app: App, text: string): Promise<DoneView> {
  return app.do(app.backend.call("change_terms", { text }), t.joining.settings.saved);
}
