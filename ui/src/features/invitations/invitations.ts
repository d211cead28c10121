import type { DoneView } from "../../generated/DoneView";
import type { GroupInviteView } from "../../generated/GroupInviteView";
import type { InvitationView } from "../../generated/InvitationView";
import type { LetterView } from "../../generated/LetterView";
import { t } from "../../i18n";
import type { App, Doing } from "../../shell/app.svelte";

type Invited = { readonly id: string; readonly name: string };

/** Everything about a person's invitation. */
export const readInvitation = (app: App, id: string): Promise<InvitationView> => app.backend.call("invitation", { id });

/** Who of a group can be invited, and why others cannot. */
export const readInvitable = (app: App, group: string): Promise<GroupInviteView> =>
  app.backend.call("group_invitable", { id: group });

/** The mail that invites somebody, with these words of the inviter in it. */
export function invitationLetter(app: App, given: string, staff: boolean, message: string): Promise<LetterView> {
  return app.backend.call("letter", { occasion: "invitation", given, staff, message });
}

/** Invites people with these words above the mail. */
export function invitePeople(app: App, users: readonly string[], message: string, told: string): Doing {
  return app.do(app.backend.call("invite", { users: [...users], message }), told);
}

/** Sends invitations once more; without new words the old ones stay. */
export function resendInvitations(app: App, users: readonly string[], message: string, told: string): Doing {
  const words = message.trim() === "" ? null : message;
  return app.do(app.backend.call("resend", { users: [...users], message: words }), told);
}

/** Somebody has accepted: with the code of their mail, or in person. */
export function recordAcceptance(app: App, { id, name }: Invited, code: string | null): Doing {
  return app.do(app.backend.call("record_acceptance", { id, code }), t.inviting.done.accept(name));
}

/** The mail to somebody came back. */
export function recordBounce(app: App, { id, name }: Invited, reason: string): Doing {
  return app.do(app.backend.call("record_bounce", { id, reason }), t.inviting.done.bounce(name));
}

/** Somebody has declined. */
export const recordDecline = (app: App, id: string): Promise<DoneView> => app.backend.call("record_decline", { id });
