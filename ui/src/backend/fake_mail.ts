import type { MailSetupView } from "../generated/MailSetupView";
import type { Handlers } from "./fake_firm";
import { fail } from "./fake_people";

/** How e-mail leaves, as long as the page lasts. */
export function fakeMail(firmName: string) {
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
  const handlers = {
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
  } satisfies Partial<Handlers>;
  return { handlers, isSetUp };
}
