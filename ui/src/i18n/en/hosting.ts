import type { FirewallCode } from "../../generated/FirewallCode";

/** Sharing a firm from this computer, without a server. */
export const hosting = {
  open: "Share from this computer…",
  openHelp:
    "Others reach the firm through this computer, while it is on and Coverbook is open here. That suits a small firm without a server.",
  moveHelp: "A hub runs on a computer that is always on, so others reach the firm at any time.",

  title: "Share from this computer",
  lead: "From then on Coverbook keeps the firm here for all its devices, and this computer is the first of them. Nobody can connect before you allow it. A shared firm does not send invitations and reminders yet: send what is due first. If anything goes wrong, the firm stays as it is.",
  go: "Share the firm",
  preparing: "Preparing the firm. Leave Coverbook open; large firms take a few minutes.",
  done: "The firm is shared from this computer",

  heading: "Sharing from this computer",
  sleeps:
    "Others reach the firm while it is open here in Coverbook. While this computer sleeps, or Coverbook is closed or locked, they can read what they have, and changes have to wait.",
  stopped: "Sharing does not run. You can read and search; changes have to wait.",
  offlineLine: "Not sharing",
  others: "Other computers may connect",
  othersOff: "Nobody else can connect now. You go on working here as usual.",
  othersOn: "To let somebody in, open their page and choose Link for a device.",
  port: "Port",
  portHelp: "With another port, devices that have joined need a new link.",
  changePort: "Change port",
  portChanged: (port: number): string => `The port is ${String(port)} now`,

  addresses: "Addresses of this computer",
  addressesHelp: "Links for devices have them already.",
  noAddresses: "This computer is on no network. Connect it to one, then open this page again.",
  copyOf: (address: string): string => `Copy ${address}`,
  copied: (address: string): string => `${address} copied`,
  test: "Test the addresses",
  answers: "Answers",
  silent: "Does not answer",
  allAnswer:
    "Coverbook answers at every address. The test runs on this computer, so a firewall may still keep others away.",
  someSilent: "Coverbook does not answer at every address. A firewall or another program on this computer may be why.",
  firewall: {
    ufw: "If another computer cannot connect, allow the port with this line in a terminal:",
    firewalld: "If another computer cannot connect, allow the port with this line in a terminal:",
    windows: "If another computer cannot connect, allow Coverbook in Windows when Windows asks, or in its firewall.",
  } satisfies Record<FirewallCode, string>,
  noFirewall: (port: number): string =>
    `If another computer cannot connect, allow port ${String(port)} (TCP) in the firewall of this computer.`,

  takeBack: {
    heading: "Stop sharing",
    text: "The firm becomes this computer’s own again, with everything it has now.",
    open: "Take the firm back…",
    title: (firm: string): string => `Take ${firm} back to this computer?`,
    sure: "All other devices are revoked. Those that are connected delete what they hold; any other one keeps what it has and gets nothing new. Then you write down a new recovery code, and set up e-mail and backups again.",
    taking: "Taking the firm back. Leave Coverbook open; large firms take a few minutes.",
    go: "Take back",
  },
};
