import type { Commands } from "../generated/commands";
import type { MailSetupView } from "../generated/MailSetupView";
import { fail } from "./fake_people";

type Handlers = {
  [Name in "mail_setup" | "mail_status" | "save_mail_setup" | "try_mail"]: (
    request: Commands[Name][0],
  ) => Commands[Name][1];
};

/** How e-mail leaves, as long as the page lasts. */
export function fakeMail(firmName: string): { readonly handlers: Handlers; isSetUp(): boolean } {
  let mail: MailSetupView = {
    way: null,
    host: "",
    port: 587,
    security: "startTls",
    login: "",
    hasPassword: false,
    from: "anna@example.com",
    fromName: firmName,
    language: "en",
    perMinute: 30,
    folder: "",
  };
  const isSetUp = (): boolean => mail.way !== null;
  const handlers: Handlers = {
    mail_setup: () => mail,
    mail_status: () => ({ setUp: isSetUp(), waiting: 0, problem: null }),
    save_mail_setup: ({ password, folder, ...setup }) => {
      mail = { ...setup, folder: folder ?? mail.folder, hasPassword: password !== null || mail.hasPassword };
      return mail;
    },
    try_mail: ({ host }) =>
      host === "mail.example.com"
        ? "250 queued"
        : fail({ code: "mail", problem: { kind: "nameNotFound", answer: "" } }),
  };
  return { handlers, isSetUp };
}
