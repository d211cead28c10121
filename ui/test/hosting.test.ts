import { fireEvent, screen, waitFor, within } from "@testing-library/svelte";
import { describe, expect, test } from "vitest";
import { faults, open } from "./screen";

const press = (name: string, inside: HTMLElement) => fireEvent.click(within(inside).getByRole("button", { name }));
const type = (name: string, value: string) => fireEvent.input(screen.getByLabelText(name), { target: { value } });

describe("sharing a firm from this computer", () => {
  async function asked() {
    const page = open("#/settings?part=sync");
    await fireEvent.click(await screen.findByRole("button", { name: "Share from this computer…" }));
    const dialog = await screen.findByRole("dialog", { name: "Share from this computer" });
    return { ...page, dialog };
  }

  /** A firm that is shared from here, and its page. */
  async function shared() {
    const page = await asked();
    await press("Share the firm", page.dialog);
    const section = await screen.findByRole("region", { name: "Sharing from this computer" });
    await within(section).findByRole("switch");
    return { ...page, section };
  }

  test("names the device, and asks for a port only if the usual one is taken", async () => {
    const { backend, dialog } = await asked();
    expect(within(dialog).queryByLabelText("Port")).toBeNull();
    await type("Name of this device", " ");
    await press("Share the firm", dialog);
    expect((await within(dialog).findByRole("alert")).textContent).toMatch(/needed|empty|Enter|name/i);
    expect(backend.calls).not.toContain("share_firm");
    await type("Name of this device", "Desk");
    const ports: (number | null)[] = [];
    const { session } = await backend.call("start", {});
    if (session === null) throw new Error("no firm is open");
    backend.on("share_firm", ({ port }) => {
      ports.push(port);
      return port === 9000
        ? { ...session, attached: true }
        : Promise.reject({ code: "field", field: "port", problem: port === 0 ? "hostPort" : "portTaken" });
    });
    await press("Share the firm", dialog);
    expect(await within(dialog).findByText(/^Another program uses this port/)).toBeDefined();
    await type("Port", "no port");
    await press("Share the firm", dialog);
    expect(await within(dialog).findByText(/^A port is a number from 1024 to 65535/)).toBeDefined();
    await type("Port", "9000");
    await press("Share the firm", dialog);
    await waitFor(() => {
      expect(screen.queryByRole("dialog")).toBeNull();
    });
    expect(ports).toEqual([null, 0, 9000]);
  });

  test("keeps its backups here, unlike a firm with a hub elsewhere", async () => {
    await shared();
    expect(await screen.findByRole("tab", { name: "Backup" })).toBeDefined();
  });

  test("lets nobody in before the switch, and says when it sleeps", async () => {
    const { section, container } = await shared();
    expect(within(section).getByText(/While this computer sleeps/)).toBeDefined();
    expect(within(section).getByText(/^Nobody else can connect now/)).toBeDefined();
    const box = within(section).getByRole<HTMLInputElement>("switch", { name: "Other computers may connect" });
    expect(box.checked).toBe(false);
    expect(within(section).queryByRole("button", { name: "Test the addresses" })).toBeNull();
    expect(screen.queryByRole("heading", { name: "Leave the firm" })).toBeNull();
    expect(screen.getByText("This computer")).toBeDefined();
    expect(await faults(container)).toEqual([]);
    await fireEvent.click(box);
    expect(await within(section).findByText(/^To let somebody in/)).toBeDefined();
    expect(box.checked).toBe(true);
  });

  test("tests its addresses, and says what to do about a firewall", async () => {
    const { backend, section, container } = await shared();
    await fireEvent.click(within(section).getByRole("switch"));
    await fireEvent.click(await within(section).findByRole("button", { name: "Test the addresses" }));
    expect(await within(section).findByText(/^Coverbook answers at every address/)).toBeDefined();
    expect(within(section).getByText("sudo ufw allow 7843/tcp")).toBeDefined();
    expect(await faults(container)).toEqual([]);
    backend.on("test_hosting", () => [{ address: "192.0.2.7:7843", reached: false }]);
    await press("Test the addresses", section);
    expect(await within(section).findByText("Does not answer")).toBeDefined();
    expect(within(section).getByText(/^Coverbook does not answer at every address/)).toBeDefined();
  });

  test("takes another port, and keeps the old one if that is taken", async () => {
    const { section } = await shared();
    const change = within(section).getByRole<HTMLButtonElement>("button", { name: "Change port" });
    expect(change.disabled).toBe(true);
    await type("Port", "8080");
    await press("Change port", section);
    expect(await within(section).findByText(/^Another program uses this port/)).toBeDefined();
    expect(within(section).getByText("192.0.2.7:7843")).toBeDefined();
    await type("Port", "9000");
    await press("Change port", section);
    expect(await within(section).findByText("192.0.2.7:9000")).toBeDefined();
    expect(await screen.findByText("The port is now 9000")).toBeDefined();
  });

  test("ends after a question, with a new recovery code", async () => {
    const { backend } = await shared();
    await fireEvent.click(await screen.findByRole("button", { name: "Take the firm back…" }));
    const question = await screen.findByRole("dialog", { name: "Take Harcourt & Lane back to this computer?" });
    expect(within(question).getByText(/^All other devices are revoked/)).toBeDefined();
    backend.on("take_firm_back", () => Promise.reject({ code: "disk" }));
    await press("Take back", question);
    expect(await within(question).findByRole("alert")).toBeDefined();
    const { session } = await backend.call("start", {});
    if (session === null) throw new Error("no firm is open");
    backend.on("take_firm_back", () => ({
      session: { ...session, attached: false },
      recoveryCode: "K7QM-4WXR-9TBF-2HDN-8PYC-6VJS",
    }));
    await press("Take back", question);
    expect(await screen.findByRole("heading", { name: "Write down the recovery code" })).toBeDefined();
    await fireEvent.click(screen.getByRole("checkbox"));
    await fireEvent.click(screen.getByRole("button", { name: "Open the firm" }));
    expect(await screen.findByText("Saved on this computer")).toBeDefined();
  });

  test("leaves the recovery code to this computer, which has the firm", async () => {
    await shared();
    await fireEvent.click(screen.getByRole("tab", { name: "Security" }));
    expect(await screen.findByRole("heading", { name: "Recovery code" })).toBeDefined();
    expect(screen.queryByRole("heading", { name: "Encryption key" })).toBeNull();
  });

  test("says why it does not run", async () => {
    const { backend, section } = await shared();
    const before = await backend.call("hosting", {});
    const standing = await backend.call("hub", {});
    backend.on("hub", () => ({ ...standing, state: "offline" as const }));
    backend.on("hosting", () => ({
      ...before,
      running: false,
      problem: { code: "field", field: "port", problem: "portTaken" },
      addresses: [],
    }));
    backend.emit({ kinds: ["hub"], ids: [] });
    expect((await within(section).findByRole("alert")).textContent).toContain("Another program uses this port");
    expect(within(section).getByText(/^This computer is not on a network/)).toBeDefined();
    expect(await screen.findByText(/^Sharing is not running/)).toBeDefined();
    expect(screen.getByRole("link", { name: "Not sharing" })).toBeDefined();
  });
});
