import type { FakeFirm, Handlers } from "./fake_firm";
import { fail } from "./fake_people";

/** Who may do what: people are invited, suspended, deactivated and erased. */
export function fakeStanding(firm: FakeFirm, isMailSetUp: () => boolean) {
  return {
    suspend: ({ users }) => firm.stand("suspend", users, "suspended"),
    unsuspend: ({ users }) => firm.stand("unsuspend", users, "active"),
    may_deactivate: () => null,
    deactivate: ({ users, confirm }) =>
      confirm === "CONFIRM"
        ? firm.stand("deactivate", users, "inactive")
        : fail({ code: "field", field: "confirm", problem: "confirm" }),
    may_erase: () => null,
    erase: ({ users }) => {
      for (const id of users) firm.people.splice(firm.people.indexOf(firm.find(id)), 1);
      return firm.did("erase", "");
    },
    restore: ({ users }) => firm.stand("restore", users, "active"),
    letter: ({ given, message }) => ({ subject: "Invitation", text: `Hello ${given},\n\n> ${message}\n` }),
    invitation: ({ id }) => ({
      brief: null,
      email: firm.find(id).email,
      twoStep: false,
      message: "",
      by: "",
      reason: "",
      mails: [],
      mailsProblem: null,
      reminders: false,
      joined: null,
    }),
    invite: ({ users }) => (!isMailSetUp() ? fail({ code: "mailNotSetUp" }) : firm.stand("invite", users, "pending")),
    resend: ({ users }) => firm.stand("resend", users, "pending"),
    revoke: ({ users }) => firm.stand("revoke", users, "inactive"),
    record_acceptance: ({ id, code }) =>
      code === null || code === "K7QM-3XFD"
        ? firm.stand("recordAcceptance", [id], "active")
        : fail({ code: "wrongCode", left: 4 }),
    record_decline: ({ id }) => firm.did("recordDecline", firm.find(id).given),
    record_bounce: ({ id }) => firm.did("recordBounce", firm.find(id).given),
    free_email: ({ id }) => {
      firm.find(id).email = "";
      return firm.did("freeEmail", firm.find(id).given);
    },
  } satisfies Partial<Handlers>;
}
