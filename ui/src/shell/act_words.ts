import type { AuditRow } from "../generated/AuditRow";
import type { UndoEntry } from "../generated/UndoEntry";
import { t } from "../i18n";

/** What an undo would take back, in words. */
export function actName({ verb, what, with: second }: Pick<UndoEntry, "verb" | "what" | "with">): string {
  // Only people who were erased have lost their name.
  const known = (name: string): string => (name === "" ? t.audit.gone : name);
  if (verb === "undoCommand") return t.undo.act(what);
  const words: (what: string, second: string) => string = t.undo.acts[verb];
  return words(known(what), known(second));
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
