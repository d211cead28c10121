import type { DoneView } from "../../generated/DoneView";
import type { GroupInviteView } from "../../generated/GroupInviteView";
import type { InvitationView } from "../../generated/InvitationView";
import type { LetterView } from "../../generated/LetterView";
import { t } from "../../i18n";
import type { App } from "../../shell/app.svelte";

type Invited = { readonly id: string; readonly name: string };

/** Reads a person's invitation. */
export const readInvitation = (app: App, id: string): Promise<InvitationView> => app.backend.call("invitation", { id });

/** Reads which members of a group can be invited, and why the others cannot. */
export const readInvitable = (app: App, group: string): Promise<GroupInviteView> =>
  app.backend.call("group_invitable", { id: group });

/** The invitation mail as it would read with this message. */
export function invitationLetter(app: App, given: string, staff: boolean, message: string): Promise<LetterView> {
  return app.backend.call("letter", { occasion: "invitation", given, staff, message });
}

/** Invites people, with a message at the top of the mail. */
export function invitePeople(app: App, users: readonly string[], message: string, told: string): Promise<DoneView> {
  return app.do(app.backend.call("invite", { users: [...users], message }), told);
}

/** Sends invitations again. Without a new message the previous one is kept. */
export function resendInvitations(
  app: App,
  users: readonly string[],
  message: string,
  told: string,
): Promise<DoneView> {
  const text = message.trim() === "" ? null : message;
  return app.do(app.backend.call("resend", { users: [...users], message: text }), told);
}

/** Records that a person accepted, with the code from their mail or in person. */
export function recordAcceptance(app: App, { id, name }: Invited, code: string | null): Promise<DoneView> {
  return app.do(app.backend.call("record_acceptance", { id, code }), t.inviting.done.accept(name));
}

/** Records that the mail to a person bounced. */
export function recordBounce(app: App, { id, name }: Invited, reason: string): Promise<DoneView> {
  return app.do(app.backend.call("record_bounce", { id, reason }), t.inviting.done.bounce(name));
}

/** Records that a person declined. */
export const recordDecline = (app: App, id: string): Promise<DoneView> => app.backend.call("record_decline", { id });
