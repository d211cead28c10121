import type { HubProblem } from "../../generated/HubProblem";
import { plural } from "../../lib/format";

/** Why a hub did not do what it was asked, and what to do. */
export const hubProblems: Record<HubProblem, string> = {
  offline:
    "The hub cannot be reached. Changes need the hub; reading works without it. Check the network and try again.",
  untrusted: "The computer that answered is not the hub of the link. Ask your administrator for a new link.",
  revoked: "This device no longer belongs to the firm. Ask your administrator for a new link.",
  suspended: "You are suspended, so this device holds nothing of the firm. Ask an administrator to end the suspension.",
  copied: "Another copy of this device has been in use. Ask your administrator for a new link for this one.",
  code: "This code is wrong, was used before or is no longer valid. Ask for a new one.",
  taken: "The firm is on the hub already, or this link was used before.",
  notFound: "The hub does not know this firm or this link.",
  forbidden: "You may not do this on the hub.",
  username: "This username is not allowed or is taken. Choose another one.",
  terms: "The firm has changed its terms. Read them again before you accept them.",
  version: "The hub and this program are of different versions. Update the older one.",
  tooOften: "The hub was asked too often. Wait a few minutes and try again.",
  busy: "The hub is busy, for example with an import. Nothing was changed. Try again in a moment.",
  broken: "Something is wrong with the hub. Try again later, or tell the person who runs it.",
  notHere: "The hub does this for your firm. It is not possible on this device.",
  unsettled:
    "A move to the hub was cut short, and the hub has not yet said whether it has the firm. You can read here, but change nothing. Connect to the hub and choose Sync now in Settings, under Sync and devices.",
  noCode:
    "Nobody has a recovery code for this computer yet, so nobody could open the backup. Make one in Settings, under Security, and try again.",
  attached:
    "This firm is on this computer as a device of its hub, and a backup cannot take its place. Leave the firm on this computer first.",
  noSecret:
    "This computer’s keyring no longer has the secret of the shared firm, so the firm cannot be opened for others. Restore the keyring.",
};

/** A firm on several devices with a hub. */
export const hub = {
  link: "Link",
  linkHelp: "Paste the whole link.",
  device: "Name of this device",
  deviceHelp: "You and the administrators see it in the list of devices.",
  deviceAtFirst: "My computer",
  continue: "Continue",
  hubIs: (host: string): string => `Hub: ${host}`,
  pinned: "Coverbook checks that the hub is the one that the link means.",
  unpinned: "The link names no key. This computer decides whether it trusts the hub’s certificate.",

  join: {
    open: "Join a firm",
    openHelp: "With a link from your firm. Its contacts come from the hub.",
    title: "Join a firm",
    lead: "Your firm sends you a link, in an e-mail or from one of your own devices.",
    attachLink: "This link moves a firm to a hub. Open that firm and use the link in Settings, under Sync and devices.",
    deviceTitle: "Name this device",
    deviceLead: (host: string): string => `The link makes this computer one of your devices at ${host}.`,
    invitedTitle: "Your invitation",
    invitedLead: "Enter the address that your invitation was sent to, and the code from the latest e-mail.",
    email: "Your e-mail address",
    joining: "Joining…",
  },

  state: {
    alone: "This firm is only on this computer.",
    current: (asOf: string): string => `Up to date, as of ${asOf}.`,
    currentAtFirst: "Up to date.",
    catchingUp: "Catching up with the hub. You can read and search what is here already.",
    catchingUpSince: (asOf: string): string => `Catching up with the hub. What you see is as of ${asOf}.`,
    percent: (percent: number): string => `${percent}% of the records are here.`,
    busy: "The hub is busy, for example with an import. Reading and searching work; what is new comes afterwards.",
    offline: "The hub cannot be reached. Reading and searching work; changes need the hub. Check the network.",
    offlineSince: (asOf: string): string =>
      `The hub cannot be reached. What you see is as of ${asOf}. Reading and searching work; changes need the hub. Check the network.`,
    untrusted:
      "The computer that answers is not the hub of your link. It was told nothing. Ask your administrator for a new link.",
    revoked: "This device no longer belongs to the firm. Ask your administrator for a new link.",
    copied: "Another copy of this device has been in use. Ask your administrator for a new link for this one.",
    suspended:
      "You are suspended, so this device holds nothing of the firm. Ask an administrator to end the suspension.",
    version: "The hub and Coverbook are of different versions. Update the older one.",
    unsettled:
      "A move to the hub was cut short, and the hub has not yet said whether it has the firm. You can read here, but change nothing. Connect to the hub and choose Sync now.",
    lapsed: (asOf: string): string =>
      `This device has had no answer from the hub since ${asOf}, so it shows nothing of the firm. Connect it to the hub: everything comes back with the next answer.`,
  },
  /** The same in the sidebar. */
  line: {
    alone: "On this computer",
    current: "Up to date",
    catchingUp: "Catching up",
    busy: "Hub busy",
    offline: "Offline",
    untrusted: "Hub not trusted",
    revoked: "Device revoked",
    copied: "Device copied",
    suspended: "Suspended",
    version: "Update needed",
    unsettled: "Move not finished",
    lapsed: "Hub needed",
  },
  percentLine: (percent: number): string => `Catching up, ${percent}%`,
  offlineLine: (asOf: string): string => `Offline: as of ${asOf}`,

  sync: "Sync",
  here: "This computer",
  facts: { hub: "Hub address", device: "This device", held: "On this device" },
  held: (count: number): string => plural(count, { one: "# record", other: "# records" }),
  syncNow: "Sync now",
  aloneHelp: "With a hub, people open the firm on their own devices, and each device holds what its user may see.",
  aloneSystem: "A system administrator can share it from this computer or move it to a hub.",

  move: {
    open: "Move this firm to a hub…",
    title: "Move this firm to a hub",
    lead: "From then on the hub has the whole firm with its history, and sends its invitations and reminders. This device keeps what you may see. Your mail server settings go with it, including the password. If anything goes wrong, the firm stays as it is.",
    linkHelp: "The person who runs the hub makes it, for one firm and one use.",
    joinLink: "This link is for joining a firm. Ask the person who runs the hub for one that moves a firm.",
    go: "Move the firm",
    moving: "Moving the firm. Leave Coverbook open; large firms take a few minutes.",
    done: "The firm is on the hub",
  },

  /** The mail of a firm whose hub sends it. */
  mail: {
    lead: "The hub sends the firm’s e-mails through your own mail server, even while this computer is off.",
    leadHere: "Coverbook sends the firm’s e-mails from here through your own mail server, while the firm is open.",
    none: "The hub cannot send e-mails yet. Set up your mail server here; what is due waits until then.",
    offline: "These settings are on the hub, which cannot be reached. Check the network and try again.",
    kept: "Saved on the hub for this server and user name. Leave empty to keep it.",
    notKept: "Goes to the hub, which saves it encrypted and shows it to nobody.",
    keptHere: "Saved with the firm for this server and user name. Leave empty to keep it.",
    notKeptHere: "Saved encrypted with the firm on this computer, and shown to nobody.",
    mailsOffline: "The hub knows which e-mails were sent, but it cannot be reached.",
  },

  devices: {
    heading: "Devices",
    lead: "A device holds what its user may see. Revoke one that was lost or is no longer used.",
    about: (joined: string, seen: string): string =>
      seen === "" ? `Joined ${joined}. Not seen yet.` : `Joined ${joined}. Last seen ${seen}.`,
    here: "This device",
    unknown: "Not in your contacts",
    holds: (on: string): string => `Revoked ${on}. It still holds records until it asks the hub.`,
    emptied: (on: string): string => `Revoked ${on}. It holds nothing any more.`,
    revoke: "Revoke…",
    revokeOf: (device: string): string => `Revoke ${device}`,
    revokeTitle: (device: string): string => `Revoke ${device}?`,
    revokeText:
      "It gets nothing new from now on, and deletes what it holds of the firm as soon as it asks the hub. Until then the records stay on it.",
    revokeGo: "Revoke device",
    revoked: (device: string): string => `${device} revoked`,
    unreached: "The hub keeps this list and cannot be reached. The list is read again once it can.",
    none: "No devices yet",
    add: "Add another device of mine…",
  },

  newLink: {
    open: "Link for a device…",
    title: "Add another device",
    titleFor: (who: string): string => `Link for a device of ${who}`,
    lead: "Open Coverbook on your other device, choose Join a firm and paste this link. Give it to no one else.",
    leadFor: (who: string): string =>
      `Give this link to ${who} and no one else: the first person to use it sees what ${who} may see.`,
    leadInvited: (who: string): string =>
      `Send this link to ${who}. They also need the code from their invitation. They choose a username and accept the terms on their own device.`,
    ends: (on: string): string => `It works once, until ${on}.`,
    copy: "Copy link",
    copied: "Link copied.",
  },

  leave: {
    heading: "Leave the firm",
    text: "Everything of the firm is deleted from this device. The hub keeps it.",
    open: "Leave the firm on this device…",
    title: (firm: string): string => `Leave ${firm} on this device?`,
    sure: "Everything of the firm is deleted here, and this device is taken off the list. The hub keeps the firm. To come back you need a new link.",
    go: "Delete here and leave",
  },
};
