import type { PersonView } from "../../../generated/PersonView";
import { t } from "../../../i18n";
import { fullName } from "../../../lib/full_name";
import type { App } from "../../../shell/app.svelte";
import { layer } from "../../../shell/layers";
import { readInvitation } from "../../invitations/invitations";
import { isClient } from "../kind";
import AddPerson from "./AddPerson.svelte";
import type { Prefill } from "./prefill";

/** Whether somebody can be taken back before they came: nothing of theirs is lost by it. */
export const canChangeKind = ({ status }: PersonView): boolean => status === "pending" || status === "quiet";

/** Takes the record of somebody out of the way, so that they can be added as the other kind. Answers
 * what the new record begins with. */
export async function makeWay(app: App, person: PersonView): Promise<Prefill> {
  const { id, status, identifier } = person;
  const users = [id];
  const told = t.books.otherKind.left(fullName(person));
  const { email } = await readInvitation(app, id);
  const { given, middleNames, family, jobTitle, company, language, note } = person;
  const known = { given, middleNames, family, jobTitle, company, language, note: note ?? "", identifier };
  if (status === "pending") await app.backend.call("revoke", { users });
  else {
    if (identifier !== "") await app.backend.call("edit_profile", withoutIdentifier(person));
    await app.backend.call("deactivate", { users, confirm: "CONFIRM" });
    if (email !== "") await app.backend.call("free_email", { id });
  }
  app.undo.tell(told);
  app.announcer.say(told);
  return { ...known, email, phone: person.phones[0]?.raw ?? "" };
}

const withoutIdentifier = ({ id, identifier }: PersonView) => ({
  id,
  given: null,
  middleNames: null,
  family: null,
  jobTitle: null,
  company: null,
  note: null,
  email: null,
  phone: null,
  identifier: "",
  language: null,
  role: null,
  before: [{ field: "identifier" as const, text: identifier }],
});

/** Opens the form for the other kind. */
export function addAnew(app: App, person: PersonView, prefill: Prefill): void {
  app.closeLayer();
  app.open(layer(AddPerson, { side: isClient(person) ? "staff" : "clients", prefill }));
}
