import { asAppError } from "../../../backend/backend";
import type { PersonView } from "../../../generated/PersonView";
import { errorText, t } from "../../../i18n";
import { copyText } from "../../../lib/clipboard";
import { fullName } from "../../../lib/full_name";
import type { Action } from "../../../shell/actions.svelte";
import type { App } from "../../../shell/app.svelte";
import { layer } from "../../../shell/layers";
import EditPerson from "./EditPerson.svelte";

/** Copies a text and says so, to the eye and to the ear. */
export async function copy(app: App, what: string, text: string): Promise<void> {
  app.undo.say((await copyText(text)) ? t.person.copied(what) : t.person.notCopied);
}

export async function copyPhone(app: App, person: PersonView | undefined): Promise<void> {
  const phone = person?.phones[0];
  if (phone === undefined) app.undo.say(t.person.noPhone);
  else await copy(app, t.person.phone, phone.shown);
}

export async function copyEmail(app: App, person: PersonView | undefined): Promise<void> {
  const email = person?.emails[0];
  if (email === undefined) app.undo.say(t.person.noEmail);
  else await copy(app, t.person.email, email);
}

/** Pins somebody or takes the pin away, and says so. */
async function togglePin(app: App, person: PersonView): Promise<void> {
  const pinned = !app.atHand.isPinned(person.id);
  const name = fullName(person);
  try {
    await app.atHand.pin(person.id, pinned);
    app.undo.say(pinned ? t.atHand.nowPinned(name) : t.atHand.noLonger(name));
  } catch (reason) {
    app.undo.say(errorText(asAppError(reason)));
  }
}

/** Opens the system's telephone or mail program. */
export function openLink(app: App, url: string): void {
  void app.backend.call("open_link", { url }).catch(() => {
    app.undo.say(errorText({ code: "internal", incident: "" }));
  });
}

export const mailto = (email: string): string => `mailto:${encodeURIComponent(email).replace("%40", "@")}`;

/** What can be done with the person on show. */
export function personActions(app: App, person: PersonView | undefined): readonly Action[] {
  if (person === undefined) return [];
  const about = t.palette.with(fullName(person));
  const dial = person.phones.find((phone) => phone.dial !== null)?.dial;
  const email = person.emails[0];
  const actions: (Action | false)[] = [
    {
      id: "copyPhone",
      about,
      text: t.commands.copyPhone,
      icon: "copy",
      shortcut: { key: "c" },
      run: () => void copyPhone(app, person),
    },
    {
      id: "copyEmail",
      about,
      text: t.commands.copyEmail,
      icon: "copy",
      shortcut: { key: "e" },
      run: () => void copyEmail(app, person),
    },
    dial !== undefined &&
      dial !== null && {
        id: "call",
        about,
        text: t.commands.call,
        icon: "phone",
        run: () => {
          openLink(app, dial);
        },
      },
    email !== undefined && {
      id: "mail",
      about,
      text: t.commands.mail,
      icon: "mail",
      run: () => {
        openLink(app, mailto(email));
      },
    },
    {
      id: "pin",
      about,
      text: app.atHand.isPinned(person.id) ? t.commands.unpin : t.commands.pin,
      icon: "pin",
      shortcut: { key: "p" },
      run: () => void togglePin(app, person),
    },
    person.canEdit && {
      id: "edit",
      about,
      text: t.commands.edit,
      icon: "edit",
      run: () => {
        app.open(layer(EditPerson, { person }));
      },
    },
  ];
  return actions.filter((action) => action !== false);
}
