import type { AuditChoicesView } from "../../generated/AuditChoicesView";
import type { AuditRequest } from "../../generated/AuditRequest";
import type { AuditView } from "../../generated/AuditView";
import type { EffectsView } from "../../generated/EffectsView";
import type { SavedView } from "../../generated/SavedView";
import { language, t } from "../../i18n";
import type { App } from "../../shell/app.svelte";
import { saveAs } from "../../shell/files";

/** Reads a page of the audit. */
export const readAudit = (app: App, request: AuditRequest): Promise<AuditView> => app.backend.call("audit", request);

/** Reads the people and the kinds of act to filter by. */
export const readAuditChoices = (app: App): Promise<AuditChoicesView> => app.backend.call("audit_choices", {});

/** Reads what one act changed. */
export const readEffects = (app: App, id: string): Promise<EffectsView> => app.backend.call("audit_effects", { id });

/** Saves all acts that match a filter. Undefined if the reader cancels. */
export function saveAudit(app: App, audit: AuditRequest): Promise<SavedView | undefined> {
  return saveAs(app, t.audit.file, (file) => app.backend.call("save_audit", { audit, file, language: language() }));
}
