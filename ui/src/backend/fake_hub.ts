import type { DeviceView } from "../generated/DeviceView";
import type { HostingView } from "../generated/HostingView";
import type { HubView } from "../generated/HubView";
import type { StartView } from "../generated/StartView";
import { usernameProblem } from "../lib/username";
import type { FakeFirm, Handlers } from "./fake_firm";
import { fail } from "./fake_people";

const HOST = "hub.example.com";
/** What invited people are told they accept. */
const TERMS = "Be kind.\nAlways.";
const TERMS_SINCE = 1_790_000_000_000_000;
/** A port that another program uses. */
const TAKEN = 8080;
const DAY = 86_400_000_000;

/** A link of the pretend hub: `device` has a code in it, `join` needs one, `attach` moves a firm. */
export const fakeLink = (kind: "device" | "join" | "attach"): string => `coverbook://${HOST}/${kind}`;

/** A hub that has the firm, and the devices that belong to its people. */
export function fakeHub(firm: FakeFirm, start: () => StartView | Promise<StartView>) {
  const { session } = firm;
  const now = (): number => Date.now() * 1000;
  const device = (id: string, name: string, rest: Partial<DeviceView> = {}): DeviceView => ({
    id,
    name,
    user: session.user,
    userName: session.userName,
    this: false,
    joined: TERMS_SINCE,
    seen: now(),
    revoked: null,
    emptied: false,
    ...rest,
  });
  let devices: DeviceView[] = [
    device("d-1", "Desk", { this: true }),
    device("d-2", "Laptop"),
    device("d-3", "Old phone", { revoked: TERMS_SINCE, emptied: true }),
  ];
  /** Whether the firm is shared from this computer. */
  let here = false;
  let wish = { others: false, port: 7843 };
  const addresses = (): string[] => ["192.0.2.7", "[2001:db8::7]"].map((host) => `${host}:${String(wish.port)}`);
  const listen = (port: number): void => {
    if (port < 1024) fail({ code: "field", field: "port", problem: "hostPort" });
    if (port === TAKEN) fail({ code: "field", field: "port", problem: "portTaken" });
  };
  const hosting = (): HostingView => ({
    running: true,
    problem: null,
    ...wish,
    addresses: addresses(),
    firewall: "ufw",
  });
  const standing = (): HubView =>
    session.attached
      ? { state: "current", hub: HOST, here, device: "Desk", asOf: now(), held: firm.people.length, percent: null }
      : { state: "alone", hub: null, here, device: null, asOf: null, held: 0, percent: null };
  const kind = (link: string): string => {
    const found = /^coverbook:\/\/hub\.example\.com\/(device|join|attach)$/.exec(link.trim())?.[1];
    return found ?? fail({ code: "field", field: "link", problem: "link" });
  };
  const named = (name: string): void => {
    if (name.trim() === "") fail({ code: "field", field: "device", problem: "empty" });
  };
  const invited = (code: string): void => {
    if (code !== "K7QM-3XFD") fail({ code: "hub", problem: "code" });
  };
  return {
    hub: standing,
    sync_now: () => {
      firm.emit({ kinds: ["hub"], ids: [] });
      return standing();
    },
    devices: () => ({ devices }),
    leave_firm: async () => {
      session.attached = false;
      return { ...(await start()), session: null };
    },
    remove_firm: async () => ({ ...(await start()), session: null }),
    look_at_link: ({ link }) => {
      const found = kind(link);
      return {
        purpose: found === "attach" ? ("attach" as const) : ("join" as const),
        hub: HOST,
        pinned: true,
        hasCode: found === "device",
      };
    },
    ask_invitation: ({ code }) => {
      invited(code);
      return {
        firm: session.firmName,
        inviter: "Anna Whitmore",
        given: "Robert",
        terms: TERMS,
        termsSince: TERMS_SINCE,
      };
    },
    decline_invitation: ({ code }) => {
      invited(code);
      return null;
    },
    join_firm: ({ device: name, invitation }) => {
      named(name);
      if (invitation !== null) {
        const problem = usernameProblem(invitation.username);
        if (problem !== undefined) fail({ code: "field", field: "username", problem });
        invited(invitation.code);
        if (invitation.username.toLowerCase() === "rbrown1") fail({ code: "hub", problem: "username" });
        if (invitation.firmTerms !== TERMS_SINCE) fail({ code: "hub", problem: "terms" });
      }
      session.attached = true;
      return { ...session };
    },
    share_firm: ({ device: name, port }) => {
      named(name);
      listen(port ?? wish.port);
      wish = { ...wish, port: port ?? wish.port };
      here = true;
      session.attached = true;
      return { ...session };
    },
    take_firm_back: () => {
      here = false;
      session.attached = false;
      return { session: { ...session }, recoveryCode: "K7QM-4WXR-9TBF-2HDN-8PYC-6VJS" };
    },
    hosting,
    set_hosting: ({ others, port }) => {
      listen(port);
      wish = { others, port };
      firm.emit({ kinds: ["hub"], ids: [] });
      return hosting();
    },
    test_hosting: () => addresses().map((address) => ({ address, reached: wish.others })),
    attach_firm: ({ device: name }) => {
      named(name);
      session.attached = true;
      return { ...session };
    },
    revoke_device: ({ id }) => {
      devices = devices.map((one) => (one.id === id ? { ...one, revoked: now() } : one));
      firm.emit({ kinds: ["hub"], ids: [id] });
      return { devices };
    },
    device_link: () => ({ link: fakeLink("device"), ends: now() + DAY }),
  } satisfies Partial<Handlers>;
}
