import type { MailSetupRequest } from "../../generated/MailSetupRequest";
import type { MailSetupView } from "../../generated/MailSetupView";
import type { MailStatusView } from "../../generated/MailStatusView";
import type { App } from "../../shell/app.svelte";

/** Whether mail can leave, and how it goes. */
export const readMailStatus = (app: App): Promise<MailStatusView> => app.backend.call("mail_status", {});

/** How mail leaves. */
export const readMailSetup = (app: App): Promise<MailSetupView> => app.backend.call("mail_setup", {});

/** Sends a mail to the reader the way they typed; answers to which address. */
export const tryMail = (app: App, wish: MailSetupRequest): Promise<string> => app.backend.call("try_mail", wish);

export async function saveMailSetup(app: App, wish: MailSetupRequest): Promise<void> {
  await app.backend.call("save_mail_setup", wish);
}
