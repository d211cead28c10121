import type { DeviceLinkView } from "../../generated/DeviceLinkView";
import type { DevicesView } from "../../generated/DevicesView";
import type { HubState } from "../../generated/HubState";
import type { HubView } from "../../generated/HubView";
import type { LinkView } from "../../generated/LinkView";
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
export async function moveFirm(app: App, link: string, device: string): Promise<void> {
  app.moving = true;
  try {
    app.session.enterOpened(await app.backend.call("attach_firm", { link, device }));
  } finally {
    app.moving = false;
  }
  app.autoBackup.clear();
  void followHub(app);
  app.undo.say(t.hub.move.done);
}

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
export function standing({ state, asOf }: HubView): string {
  const words = t.hub.state;
  switch (state) {
    case "current":
      return asOf === null ? words.currentAtFirst : words.current(stamp(asOf));
    case "catchingUp":
      return asOf === null ? words.catchingUp : words.catchingUpSince(stamp(asOf));
    case "offline":
      return asOf === null ? words.offline : words.offlineSince(stamp(asOf));
    case "lapsed":
      return words.lapsed(asOf === null ? "" : stamp(asOf));
    default:
      return words[state];
  }
}

/** The same in a few words. */
export const inShort = ({ state, asOf }: HubView): string =>
  state === "offline" && asOf !== null ? t.hub.offlineLine(stamp(asOf)) : t.hub.line[state];

/** How much a state wants the reader's attention. */
export const levels: Record<HubState, "info" | "warn" | "bad"> = {
  alone: "info",
  current: "info",
  catchingUp: "info",
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
  state === "offline" ? "cloudoff" : state === "catchingUp" ? "sync" : levels[state] === "info" ? "okc" : "warn";
