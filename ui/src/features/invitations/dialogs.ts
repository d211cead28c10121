import { dialog } from "../../shell/layers";
import Invite from "./Invite.svelte";
import InviteGroup from "./InviteGroup.svelte";

/** Invites people, for the first time or once more. */
export const invite = dialog(Invite);

/** Invites the members of a group. */
export const inviteGroup = dialog(InviteGroup);
