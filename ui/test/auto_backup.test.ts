import { fireEvent, render, screen, waitFor, within } from "@testing-library/svelte";
import axe from "axe-core";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import App from "../src/shell/App.svelte";
import { fakeBackend } from "../src/backend/fake";
import type { AutoBackupView } from "../src/generated/AutoBackupView";

/** Noon: a quarter of an hour later is still today. */
const NOON = new Date(2026, 10, 22, 12, 0);
beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date"], now: NOON });
});
afterEach(() => {
  vi.useRealTimers();
});

const AT = "#/settings?part=backup";
const failing: AutoBackupView = {
  folder: "/media/anna/stick",
  last: 1_790_000_000_000_000,
  next: NOON.getTime() * 1000 + 900_000_000,
  problem: { code: "file", problem: "missing", file: "stick" },
  kept: 14,
};

function open(hash: string, options: { admin?: boolean } = {}) {
  location.hash = hash;
  const backend = fakeBackend({ open: true, people: 20, ...options });
  const { container } = render(App, { backend });
  return { backend, container };
}

async function faults(container: Element): Promise<string[]> {
  const { violations } = await axe.run(container, {
    rules: { "color-contrast": { enabled: false }, region: { enabled: false } },
  });
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html}`));
}

const section = async (): Promise<HTMLElement> => screen.findByRole("region", { name: "Automatic backup" });
const press = async (name: string): Promise<void> => {
  await fireEvent.click(await within(await section()).findByRole("button", { name }));
};

describe("the automatic backup", () => {
  test("is on once a folder is chosen, saves one on demand, and is turned off", async () => {
    const { backend, container } = open(AT);
    await within(await section()).findByText("Automatic backup is off.");
    expect(await faults(container)).toEqual([]);
    backend.on("pick_folder", () => null);
    await press("Choose a folder…");
    expect(backend.calls).not.toContain("set_auto_backup");
    backend.on("pick_folder", () => ({ handle: "Backups", name: "Backups" }));
    await press("Choose a folder…");
    await within(await section()).findByText("/home/anna/Backups");
    await within(await section()).findByText("No backup saved there yet. Next: in a moment.");
    await press("Back up now");
    await within(await section()).findByText(/^Last saved: Today/);
    await within(await section()).findByText(/saved and checked/);
    expect(await faults(container)).toEqual([]);
    await press("Turn off");
    await within(await section()).findByText(/is off. Your backups stay in the folder/);
    await within(await section()).findByRole("button", { name: "Choose a folder…" });
  });

  test("says why a folder is refused", async () => {
    const { backend } = open(AT);
    backend.on("set_auto_backup", () => {
      throw { code: "file", problem: "ownFolder", file: "coverbook" };
    });
    await press("Choose a folder…");
    expect((await within(await section()).findByRole("alert")).textContent).toMatch(/Choose one on another disk/);
  });

  test("that fails is told in the window until it succeeds", async () => {
    const { backend, container } = open("#/contacts");
    await screen.findByRole("grid", { name: "Contacts" });
    expect(screen.queryByText(/automatic backup was not saved/i)).toBeNull();
    backend.on("auto_backup", () => failing);
    backend.emit({ kinds: ["keeping"], ids: [] });
    await screen.findByText(
      "The automatic backup was not saved. The folder stick was not found. Connect its disk, or choose another folder.",
    );
    expect(await faults(container)).toEqual([]);
    await fireEvent.click(screen.getByRole("button", { name: "Hide" }));
    expect(screen.queryByText(/^The automatic backup was not saved/)).toBeNull();
    // The sidebar goes on saying it, and leads there.
    await fireEvent.click(screen.getByRole("link", { name: "Automatic backup not saved" }));
    location.hash = AT;
    globalThis.dispatchEvent(new HashChangeEvent("hashchange"));
    expect((await within(await section()).findByRole("alert")).textContent).toMatch(/The folder stick was not found/);
    await within(await section()).findByText(/Next try: after Today 12:15/);
    backend.on("auto_backup_now", () => {
      throw { code: "disk" };
    });
    await press("Back up now");
    await within(await section()).findByText(/is full. Free some space/);
    backend.on("auto_backup", () => ({ ...failing, problem: null }));
    backend.emit({ kinds: ["keeping"], ids: [] });
    await waitFor(() => {
      expect(screen.queryByRole("link", { name: "Automatic backup not saved" })).toBeNull();
    });
  });

  test("is nothing for readers without administration", async () => {
    const { backend } = open("#/contacts", { admin: false });
    await screen.findByRole("grid", { name: "Contacts" });
    await waitFor(() => {
      expect(backend.calls).toContain("unread_notices");
    });
    expect(backend.calls).not.toContain("auto_backup");
  });
});
