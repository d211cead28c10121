import type { AuditChoicesView } from "../../generated/AuditChoicesView";
import type { AuditRequest } from "../../generated/AuditRequest";
import type { AuditView } from "../../generated/AuditView";
import type { EffectsView } from "../../generated/EffectsView";
import type { SavedView } from "../../generated/SavedView";
import { t } from "../../i18n";
import type { App } from "../../shell/app.svelte";
import { saveAs } from "../../shell/files";

/** Acts, as many as are asked for. */
export const readAudit = (app: App, request: AuditRequest): Promise<AuditView> => app.backend.call("audit", request);

/** Whose acts there are, and which kinds of them. */
export const readAuditChoices = (app: App): Promise<AuditChoicesView> => app.backend.call("audit_choices", {});

/** What one act changed. */
export const readEffects = (app: App, id: string): Promise<EffectsView> => app.backend.call("audit_effects", { id });

/** Saves the acts that are shown. */
export function saveAudit(app: App, audit: AuditRequest): Promise<SavedView | undefined> {
  return saveAs(app, t.audit.file, (file) => app.backend.call("save_audit", { audit, file }));
}
