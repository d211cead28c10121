import type { AppError } from "../../generated/AppError";
import type { AskInvitationRequest } from "../../generated/AskInvitationRequest";
import type { JoinFirmRequest } from "../../generated/JoinFirmRequest";
import type { JoinView } from "../../generated/JoinView";
import type { App } from "../../shell/app.svelte";

/** Reads what an invitation says, from the hub of its link. */
export const askInvitation = (app: App, request: AskInvitationRequest): Promise<JoinView> =>
  app.backend.call("ask_invitation", request);

/** Declines an invitation at the hub of its link. */
export async function declineInvitation(app: App, request: AskInvitationRequest): Promise<void> {
  await app.backend.call("decline_invitation", request);
}

/** Makes this device one of a person's and opens the firm on it. */
export async function joinFirm(app: App, request: JoinFirmRequest): Promise<void> {
  const session = await app.backend.call("join_firm", request);
  app.router.replace({ screen: "contacts" });
  app.session.enterOpened(session);
}

/** Fields of the forms. */
export type JoinField = "link" | "device" | "email" | "code" | "username" | "own";
const fields: readonly string[] = ["link", "device", "email", "code", "username"] satisfies JoinField[];

/** The field that an error is about, if there is one. */
export function fieldOf(error: AppError | undefined): JoinField | undefined {
  if (error?.code === "field") {
    if (error.field === "terms") return "own";
    return fields.includes(error.field) ? (error.field as JoinField) : undefined;
  }
  if (error?.code === "wrongCode" || error?.code === "codeLocked") return "code";
  if (error?.code === "hub" && error.problem === "code") return "code";
  if (error?.code === "hub" && error.problem === "username") return "username";
  return undefined;
}
