import type { MailSetupRequest } from "../../generated/MailSetupRequest";
import type { MailSetupView } from "../../generated/MailSetupView";
import type { MailStatusView } from "../../generated/MailStatusView";
import type { App } from "../../shell/app.svelte";

/** Reads whether mail is set up, and whether it is sent. */
export const readMailStatus = (app: App): Promise<MailStatusView> => app.backend.call("mail_status", {});

/** Reads how mail is sent. */
export const readMailSetup = (app: App): Promise<MailSetupView> => app.backend.call("mail_setup", {});

/** Sends a test mail with this setup. Answers the address it went to. */
export const tryMail = (app: App, wish: MailSetupRequest): Promise<string> => app.backend.call("try_mail", wish);

/** Saves how mail is sent. */
export async function saveMailSetup(app: App, wish: MailSetupRequest): Promise<void> {
  await app.backend.call("save_mail_setup", wish);
}
