import type { DeviceLinkView } from "../../generated/DeviceLinkView";
import type { DevicesView } from "../../generated/DevicesView";
import type { FirewallCode } from "../../generated/FirewallCode";
import type { HubState } from "../../generated/HubState";
import type { HostingView } from "../../generated/HostingView";
import type { HubView } from "../../generated/HubView";
import type { LinkView } from "../../generated/LinkView";
import type { ReachView } from "../../generated/ReachView";
import type { SessionView } from "../../generated/SessionView";
import { t } from "../../i18n";
import { date, time } from "../../lib/format";
import type { IconName } from "../../lib/icon_names";
import type { App } from "../../shell/app.svelte";

/** Reads how the firm stands with its hub, and follows it. */
export const followHub = (app: App): Promise<void> => app.hub.ask(() => app.backend.call("hub", {}));

/** Asks the hub now. A move that was cut short is settled: the firm is then another session. */
export async function syncNow(app: App): Promise<void> {
  const unsettled = app.hub.value?.state === "unsettled";
  await app.backend.call("sync_now", {});
  if (unsettled) app.session.enterOpened(await app.backend.call("session_now", {}));
  await app.hub.refresh();
}

/** Reads the devices that the reader may see. */
export const readDevices = (app: App): Promise<DevicesView> => app.backend.call("devices", {});

/** Revokes a device. */
export async function revokeDevice(app: App, { id, name }: { id: string; name: string }): Promise<void> {
  await app.backend.call("revoke_device", { id });
  app.undo.say(t.hub.devices.revoked(name));
}

/** Makes a link for another device of a person. */
export const makeDeviceLink = (app: App, user: string): Promise<DeviceLinkView> =>
  app.backend.call("device_link", { id: user });

/** Reads what a link leads to. Nothing is asked of a hub. */
export const lookAtLink = (app: App, link: string): Promise<LinkView> => app.backend.call("look_at_link", { link });

/** Moves the open firm to a hub. */
export const moveFirm = (app: App, link: string, device: string): Promise<void> =>
  moved(app, () => app.backend.call("attach_firm", { link, device }), t.hub.move.done);

/** Shares the open firm from this computer. Without a port it is the usual one. */
export const shareFirm = (app: App, device: string, port: number | null): Promise<void> =>
  moved(app, () => app.backend.call("share_firm", { device, port }), t.hosting.done);

async function moved(app: App, move: () => Promise<SessionView>, done: string): Promise<void> {
  app.moving = true;
  try {
    app.session.enterOpened(await move());
  } finally {
    app.moving = false;
  }
  app.autoBackup.clear();
  void followHub(app);
  app.undo.say(done);
}

/** Takes the firm from the hub of this computer; its new recovery code is shown then. */
export async function takeFirmBack(app: App): Promise<void> {
  app.moving = true;
  try {
    const taken = await app.backend.call("take_firm_back", {});
    app.router.replace({ screen: "contacts" });
    app.session.takenBack(taken);
  } finally {
    app.moving = false;
  }
}

/** Reads how the firm is shared from this computer. */
export const readHosting = (app: App): Promise<HostingView> => app.backend.call("hosting", {});

/** Chooses whether other computers may connect, and the port. */
export const setHosting = (app: App, others: boolean, port: number): Promise<HostingView> =>
  app.backend.call("set_hosting", { others, port });

/** Tries every address of this computer. */
export const testHosting = (app: App): Promise<ReachView[]> => app.backend.call("test_hosting", {});

/** The line that opens a port in a firewall, if there is one. */
export function firewallLine(firewall: FirewallCode | null, port: number): string | undefined {
  switch (firewall) {
    case "ufw":
      return `sudo ufw allow ${String(port)}/tcp`;
    case "firewalld":
      return `sudo firewall-cmd --permanent --add-port=${String(port)}/tcp && sudo firewall-cmd --reload`;
    default:
      return undefined;
  }
}

/** The port that Coverbook takes unless another one is chosen. */
export const USUAL_PORT = 7843;

/** The port that a text names; 0, which is none, for any other text. */
export const portIn = (text: string): number =>
  /^\d{1,5}$/.test(text.trim()) ? Math.min(Number(text), 65_536) % 65_536 : 0;

/** Takes the firm off this device. */
export async function leaveFirm(app: App): Promise<void> {
  const start = await app.backend.call("leave_firm", {});
  app.imports.leave();
  app.router.replace({ screen: "contacts" });
  app.session.left(start);
}

/** "09:14", or "14 Nov, 09:14" of another day. */
export function stamp(micros: number, now = new Date()): string {
  const at = new Date(micros / 1000);
  return at.toDateString() === now.toDateString() ? time(at) : `${date(micros)}, ${time(at)}`;
}

/** How the firm stands with its hub, and what to do about it. */
export function standing({ state, asOf, here, percent }: HubView): string {
  const words = t.hub.state;
  if (here && state === "offline") return t.hosting.stopped;
  switch (state) {
    case "current":
      return asOf === null ? words.currentAtFirst : words.current(stamp(asOf));
    case "catchingUp": {
      const sentence = asOf === null ? words.catchingUp : words.catchingUpSince(stamp(asOf));
      return percent === null ? sentence : `${sentence} ${words.percent(percent)}`;
    }
    case "offline":
      return asOf === null ? words.offline : words.offlineSince(stamp(asOf));
    case "lapsed":
      return words.lapsed(asOf === null ? "" : stamp(asOf));
    default:
      return words[state];
  }
}

/** The same in a few words. */
export function inShort({ state, asOf, here, percent }: HubView): string {
  if (state === "catchingUp" && percent !== null) return t.hub.percentLine(percent);
  if (state !== "offline") return t.hub.line[state];
  if (here) return t.hosting.offlineLine;
  return asOf === null ? t.hub.line.offline : t.hub.offlineLine(stamp(asOf));
}

/** How much a state wants the reader's attention. */
export const levels: Record<HubState, "info" | "warn" | "bad"> = {
  alone: "info",
  current: "info",
  catchingUp: "info",
  busy: "info",
  offline: "warn",
  untrusted: "bad",
  revoked: "bad",
  copied: "bad",
  suspended: "warn",
  version: "warn",
  unsettled: "bad",
  lapsed: "bad",
};

/** The icon of a state. */
export const stateIcon = (state: HubState): IconName =>
  state === "offline"
    ? "cloudoff"
    : state === "catchingUp" || state === "busy"
      ? "sync"
      : levels[state] === "info"
        ? "okc"
        : "warn";
