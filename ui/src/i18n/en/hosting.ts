import type { FirewallCode } from "../../generated/FirewallCode";

/** Sharing a firm from this computer, without a server. */
export const hosting = {
  open: "Share from this computer…",
  openHelp:
    "Others reach the firm through this computer while it is on and Coverbook is running. This suits a small firm without a server.",
  moveHelp: "A hub runs on a computer that is always on, so others reach the firm at any time.",

  title: "Share from this computer",
  lead: "From then on Coverbook keeps the firm here for all its devices, and this computer is the first of them. Nobody can connect before you allow it. Invitations and reminders are sent from here, while Coverbook is running. If anything goes wrong, the firm stays as it is.",
  go: "Share the firm",
  preparing: "Preparing the firm. Leave Coverbook open; large firms take a few minutes.",
  done: "The firm is shared from this computer",

  heading: "Sharing from this computer",
  sleeps:
    "Others reach the firm while Coverbook is running here, also when it is locked or shows another firm. While this computer sleeps or Coverbook is closed, they can read what they have, and changes have to wait.",
  stopped: "Sharing is not running. You can read and search; changes have to wait.",
  offlineLine: "Not sharing",
  others: "Other computers may connect",
  othersOff: "Nobody else can connect now. You go on working here as usual.",
  othersOn: "To let somebody in, open their page and choose Link for a device.",
  port: "Port",
  portHelp: "If you change the port, devices that have already joined need a new link.",
  changePort: "Change port",
  portChanged: (port: number): string => `The port is now ${String(port)}`,

  addresses: "Addresses of this computer",
  addressesHelp: "Links for devices already contain them.",
  noAddresses: "This computer is not on a network. Connect it to one, then open this page again.",
  copyOf: (address: string): string => `Copy ${address}`,
  copied: (address: string): string => `${address} copied`,
  test: "Test the addresses",
  answers: "Answers",
  silent: "Does not answer",
  allAnswer:
    "Coverbook answers at every address. The test runs on this computer, so a firewall may still keep others away.",
  someSilent:
    "Coverbook does not answer at every address. The cause may be a firewall or another program on this computer.",
  firewall: {
    ufw: "If another computer cannot connect, allow the port with this line in a terminal:",
    firewalld: "If another computer cannot connect, allow the port with this line in a terminal:",
    windows: "If another computer cannot connect, allow Coverbook when Windows asks, or in the Windows firewall.",
  } satisfies Record<FirewallCode, string>,
  noFirewall: (port: number): string =>
    `If another computer cannot connect, allow port ${String(port)} (TCP) in this computer’s firewall.`,

  takeBack: {
    heading: "Stop sharing",
    text: "The firm becomes this computer’s own again, with everything it has now.",
    open: "Take the firm back…",
    title: (firm: string): string => `Take ${firm} back to this computer?`,
    sure: "All other devices are revoked. Those that are connected delete what they hold; the others keep what they have and get nothing new. Then you write down a new recovery code, and set up automatic backups again.",
    taking: "Taking the firm back. Leave Coverbook open; large firms take a few minutes.",
    go: "Take back",
  },
};
