import { number } from "../../lib/format";
import { eitherWay } from "../either_way";

/** Somebody who was invited joins here, on this computer. */
export const joining = {
  open: "Let them join here…",
  giveBack: "Give the computer back",
  title: (given: string): string => `Welcome, ${given}`,
  lead: (firm: string, inviter: string): string =>
    inviter === ""
      ? `You are invited to the contact book of ${firm}.`
      : `${inviter} invites you to the contact book of ${firm}.`,
  code: "Code from your newest mail",
  codeHelp: "Eight letters and digits. Older mails have other codes, which count no more.",
  username: "Choose a username",
  needs: "A username has",
  needsLength: (least: number): string => `at least ${number(least)} characters`,
  needsLetter: "at least one letter",
  needsSigns: "letters and digits only: no spaces, and no e-mail address",
  met: "done",
  unmet: "still missing",
  terms: "Terms",
  ownTerms: "Terms of Coverbook",
  firmTerms: (firm: string): string => `Terms of ${firm}`,
  noFirmTerms: (firm: string): string => `${firm} has no terms of its own.`,
  acceptOwn: "I accept the terms of Coverbook",
  acceptFirm: (firm: string): string => `I accept the terms of ${firm}`,
  acceptNeeded: "Nobody joins without accepting these terms. Read them, and tick this.",
  get own(): readonly string[] {
    return [
      "Your name, your job title and how to reach you are kept in an encrypted file of the firm that invites you.",
      eitherWay({
        teams:
          "Whoever shares a client team with you sees them. The firm’s administrators see them too, and what was changed.",
        books:
          "Whoever shares a contact book with you sees them. The firm’s administrators see them too, and what was changed.",
      }),
      "What you see of others is for working together. Pass it on to nobody else.",
      "Keep the codes of your mails to yourself.",
      "You may ask the firm at any time what it keeps about you, have it corrected, and leave.",
    ];
  },
  join: "Join",
  refuse: "I do not want to join",
  refuseTitle: "You do not want to join?",
  refuseText: (firm: string): string => `${firm} is told, and sends you no more mails about this.`,
  done: (given: string): string => `Thank you, ${given}`,
  doneText: (firm: string): string => `You have joined the contact book of ${firm}.`,
  doneUsername: "Your username",
  refused: (given: string): string => `That is noted, ${given}`,
  refusedText: (firm: string): string => `${firm} sends you no more mails about this.`,
  joined: (who: string): string => `${who} joined`,
  declined: (who: string): string => `${who} declined`,

  facts: { username: "Username", at: "Joined here", terms: "Terms" },
  accepted: {
    both: (on: string): string => `Accepted Coverbook’s, and the firm’s of ${on}`,
    changed: (on: string): string => `Accepted the firm’s of ${on}; they changed since`,
    own: "Accepted Coverbook’s; the firm had none",
    ownChanged: "Accepted Coverbook’s; other terms stand by now",
  },

  settings: {
    heading: "Terms",
    label: "Your firm’s terms",
    help: "Whoever joins on this computer accepts them beside Coverbook’s own. If you change them, nobody has accepted the new ones yet.",
    since: (on: string): string => `They stand since ${on}.`,
    save: "Save terms",
    saved: "Terms saved",
    length: (length: number, most: number): string => `${number(length)} of ${number(most)}`,
  },
};
