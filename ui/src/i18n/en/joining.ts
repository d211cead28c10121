import { number } from "../../lib/format";
import { eitherWay } from "../either_way";

/** An invited person joins on this computer. */
export const joining = {
  open: "Join on this computer…",
  giveBack: "Return to Coverbook",
  title: (given: string): string => `Welcome, ${given}`,
  lead: (firm: string, inviter: string): string =>
    inviter === ""
      ? `You are invited to the contact book of ${firm}.`
      : `${inviter} invites you to the contact book of ${firm}.`,
  code: "Code from your latest e-mail",
  codeHelp: "Eight letters and digits. Codes from older e-mails no longer work.",
  username: "Choose a username",
  needs: "A username has",
  needsLength: (least: number): string => `at least ${number(least)} characters`,
  needsLetter: "at least one letter",
  needsSigns: "only letters and digits: no spaces, and no e-mail address",
  met: "done",
  unmet: "still missing",
  ownTerms: "Terms of Coverbook",
  firmTerms: (firm: string): string => `Terms of ${firm}`,
  noFirmTerms: (firm: string): string => `${firm} has no terms of its own.`,
  acceptOwn: "I accept the terms of Coverbook",
  acceptFirm: (firm: string): string => `I accept the terms of ${firm}`,
  acceptNeeded: "You must accept these terms to join. Read them and tick the box.",
  /** What people accept, as `OWN_TERMS` of the domain numbers it: another meaning needs another number. */
  get own(): readonly string[] {
    return [
      "Your name, job title and contact details are kept in an encrypted file of the firm that invites you.",
      eitherWay({
        teams:
          "People who share a client team with you can see them. The firm’s administrators can see them too, and their history.",
        books:
          "People who share a contact book with you can see them. The firm’s administrators can see them too, and their history.",
      }),
      "Use the details of others only for your work together. Do not pass them on.",
      "Keep the codes from your e-mails to yourself.",
      "You can ask the firm at any time what it keeps about you, have it corrected, or leave.",
    ];
  },
  join: "Join",
  refuse: "I do not want to join",
  refuseTitle: "Decline this invitation?",
  refuseText: (firm: string): string => `${firm} will be told, and will send you no more invitations.`,
  done: (given: string): string => `Thank you, ${given}`,
  doneText: (firm: string): string => `You have joined the contact book of ${firm}.`,
  doneUsername: "Your username",
  refused: (given: string): string => `You declined, ${given}`,
  refusedText: (firm: string): string => `${firm} will send you no more invitations.`,
  joined: (who: string): string => `${who} joined`,
  declined: (who: string): string => `${who} declined`,

  facts: { username: "Username", at: "Joined here", terms: "Terms" },
  accepted: {
    both: (on: string): string => `Accepted Coverbook’s terms and the firm’s terms of ${on}`,
    changed: (on: string): string => `Accepted the firm’s terms of ${on}, which have changed since`,
    own: "Accepted Coverbook’s terms; the firm had none",
    ownChanged: "Accepted Coverbook’s terms, which have changed since",
  },

  settings: {
    heading: "Terms",
    label: "Your firm’s terms",
    help: "People who join on this computer accept them together with Coverbook’s terms. If you change them, no one has accepted the new ones yet.",
    since: (on: string): string => `In force since ${on}.`,
    save: "Save terms",
    saved: "Terms saved",
    length: (length: number, most: number): string => `${number(length)} of ${number(most)}`,
  },
};
