import { dialog } from "../../shell/layers";
import Invite from "./Invite.svelte";
import InviteGroup from "./InviteGroup.svelte";

/** Asks for a message before people are invited, or invited again. */
export const invite = dialog(Invite);

/** Asks for a message before the members of a group are invited. */
export const inviteGroup = dialog(InviteGroup);
