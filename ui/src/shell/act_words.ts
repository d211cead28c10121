import type { AuditRow } from "../generated/AuditRow";
import type { UndoEntry } from "../generated/UndoEntry";
import { t } from "../i18n";

/** What an undo would take back, in words. */
export function actName({ verb, what }: Pick<UndoEntry, "verb" | "what">): string {
  // Only people who were erased have lost their name.
  return verb === "undoCommand" ? t.undo.act(what) : t.undo.acts[verb](what === "" ? t.audit.gone : what);
}

/** What was done, as the audit tells it. */
export function actWords(row: AuditRow): string {
  const act = actName(row);
  if (row.undo) return t.undo.undone(act);
  if (row.redo) return t.undo.redone(act);
  // German begins with the name, which stays as it is written.
  if (row.what !== "" && act.startsWith(row.what)) return act;
  return act.charAt(0).toLocaleUpperCase() + act.slice(1);
}
