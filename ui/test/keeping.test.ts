import { fireEvent, render, screen, waitFor, within } from "@testing-library/svelte";
import axe from "axe-core";
import { afterEach, describe, expect, test, vi } from "vitest";
import App from "../src/shell/App.svelte";
import { fakeBackend } from "../src/backend/fake";
import type { FakeOptions } from "../src/backend/fake_people";
import { AutoLock, WARN_SECONDS, type Hold } from "../src/features/keeping/auto_lock.svelte";

function open(hash: string, options: FakeOptions = {}) {
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

const lockKeys = { key: "L", ctrlKey: true, shiftKey: true };

afterEach(() => {
  localStorage.clear();
});

describe("the lock", () => {
  test("shows nothing of the firm, and without a passphrase opens by a button", async () => {
    const { backend, container } = open("#/contacts");
    await screen.findByRole("grid", { name: "Contacts" });
    await fireEvent.keyDown(window, lockKeys);
    await screen.findByRole("heading", { name: /is locked/ });
    expect(document.title).toBe("Coverbook");
    expect(container.textContent).not.toMatch(/Whitmore|Harcourt & Lane|example/);
    expect(screen.queryByLabelText("Passphrase or recovery code")).toBeNull();
    expect(await faults(container)).toEqual([]);
    backend.on("open_firm", () => backend.call("session_now", {}));
    await fireEvent.click(screen.getByRole("button", { name: "Unlock" }));
    await screen.findByRole("grid", { name: "Contacts" });
  });

  test("asks for the passphrase if there is one", async () => {
    const { backend } = open("#/contacts");
    await backend.call("set_passphrase", { old: null, new: "correct horse" });
    await screen.findByRole("grid", { name: "Contacts" });
    await fireEvent.keyDown(window, lockKeys);
    const field = await screen.findByLabelText("Passphrase or recovery code");
    await fireEvent.input(field, { target: { value: "wrong horse" } });
    await fireEvent.click(screen.getByRole("button", { name: "Unlock" }));
    expect((await screen.findByRole("alert")).textContent).toMatch(/does not open/);
    await fireEvent.input(field, { target: { value: "correct horse" } });
    await fireEvent.click(screen.getByRole("button", { name: "Unlock" }));
    await screen.findByRole("grid", { name: "Contacts" });
  });

  test("asks before something that was typed is lost, and says so afterwards", async () => {
    const { backend } = open("#/settings");
    const name = await screen.findByLabelText("Name of the firm");
    await fireEvent.input(name, { target: { value: "Moss" } });
    await fireEvent.keyDown(window, lockKeys);
    const dialog = await screen.findByRole("dialog", { name: "Lock now?" });
    await fireEvent.click(within(dialog).getByRole("button", { name: "Stay" }));
    expect(backend.calls).not.toContain("lock_firm");
    await fireEvent.keyDown(window, lockKeys);
    await fireEvent.click(within(await screen.findByRole("dialog")).getByRole("button", { name: "Lock" }));
    await screen.findByText(/Unsaved changes were lost/);
    expect(backend.calls).toContain("lock_firm");
  });

  test("comes by itself when nobody is there, waits for work and warns of losses", () => {
    vi.useFakeTimers();
    const lock = vi.fn();
    let hold: Hold = "none";
    const auto = new AutoLock();
    const stop = auto.watch(() => hold, lock);
    expect(auto.minutes).toBe(0);
    vi.advanceTimersByTime(24 * 60 * 60_000);
    expect(lock).not.toHaveBeenCalled();
    auto.guard(true);
    expect(auto.minutes).toBe(15);
    auto.seen();
    vi.advanceTimersByTime(14 * 60_000);
    dispatchEvent(new Event("pointermove"));
    vi.advanceTimersByTime(14 * 60_000);
    expect(lock).not.toHaveBeenCalled();
    hold = "wait";
    vi.advanceTimersByTime(60 * 60_000);
    expect(lock).not.toHaveBeenCalled();
    hold = "none";
    vi.advanceTimersByTime(2_000);
    expect(lock).toHaveBeenCalledTimes(1);
    auto.seen();
    auto.set(5);
    hold = "ask";
    vi.advanceTimersByTime(5 * 60_000 + 1_000);
    expect(auto.left).toBeLessThanOrEqual(WARN_SECONDS);
    expect(lock).toHaveBeenCalledTimes(1);
    vi.advanceTimersByTime(WARN_SECONDS * 1_000);
    expect(lock).toHaveBeenCalledTimes(2);
    stop();
    vi.useRealTimers();
  });
});

describe("the parts of the settings", () => {
  test("are tabs that the address keeps, and keep what was typed", async () => {
    const { container } = open("#/settings");
    const name = await screen.findByLabelText<HTMLInputElement>("Name of the firm");
    await fireEvent.input(name, { target: { value: "Moss" } });
    const tabs = screen.getAllByRole("tab").map((tab) => tab.textContent);
    expect(tabs).toEqual([
      "Firm",
      "Invitations",
      "Books and notices",
      "Terms",
      "E-mail",
      "Sync and devices",
      "Backup",
      "Security",
    ]);
    await fireEvent.keyDown(screen.getByRole("tab", { name: "Firm" }), { key: "End" });
    await screen.findByRole("heading", { name: "Security" });
    expect(location.hash).toBe("#/settings?part=security");
    expect(document.activeElement?.textContent).toBe("Security");
    expect(screen.queryByRole("heading", { name: "Firm" })).toBeNull();
    expect(await faults(container)).toEqual([]);
    await fireEvent.keyDown(screen.getByRole("tab", { name: "Security" }), { key: "ArrowRight" });
    await screen.findByRole("heading", { name: "Firm" });
    expect(location.hash).toBe("#/settings");
    expect(screen.getByLabelText<HTMLInputElement>("Name of the firm").value).toBe("Moss");
  });

  test("are asked about together before what was typed is left", async () => {
    open("#/settings");
    await fireEvent.input(await screen.findByLabelText("Name of the firm"), { target: { value: "Moss" } });
    await fireEvent.click(screen.getByRole("tab", { name: "E-mail" }));
    await screen.findByRole("button", { name: "Save e-mail settings" });
    location.hash = "#/contacts";
    globalThis.dispatchEvent(new HashChangeEvent("hashchange"));
    await screen.findByRole("dialog", { name: "Leave without saving?" });
  });
});

describe("the firm's settings", () => {
  test("change the name with a way back", async () => {
    const { backend } = open("#/settings");
    const name = await screen.findByLabelText("Name of the firm");
    const save = screen.getByRole("button", { name: "Save firm" });
    expect(save.hasAttribute("disabled")).toBe(true);
    await fireEvent.input(name, { target: { value: "Larkfield & Moss" } });
    await fireEvent.click(save);
    await screen.findByRole("region", { name: "Last change" });
    backend.emit({ kinds: ["firm"], ids: [] });
    await waitFor(() => {
      expect(document.title).toBe("Larkfield & Moss");
    });
  });

  test("find a time zone by a part of its name", async () => {
    open("#/settings");
    const zone = await screen.findByRole("combobox", { name: "Time zone" });
    await fireEvent.input(zone, { target: { value: "berl" } });
    const options = within(screen.getByRole("listbox")).getAllByRole("option");
    expect(options.map((option) => option.textContent.trim())).toEqual(["Europe/Berlin"]);
    await fireEvent.keyDown(zone, { key: "Enter" });
    expect((zone as HTMLInputElement).value).toBe("Europe/Berlin");
    expect(screen.queryByRole("listbox")).toBeNull();
  });

  test("set a passphrase of twelve characters, twice the same", async () => {
    open("#/settings?part=security");
    await fireEvent.click(await screen.findByRole("button", { name: "Set a passphrase…" }));
    const dialog = await screen.findByRole("dialog", { name: "Set a passphrase" });
    const type = async (label: string, text: string): Promise<void> => {
      await fireEvent.input(within(dialog).getByLabelText(label), { target: { value: text } });
    };
    const submit = within(dialog).getByRole("button", { name: "Set a passphrase" });
    await type("New passphrase", "short");
    await fireEvent.click(submit);
    expect(within(dialog).getByText(/has at least 12 characters/)).toBeTruthy();
    await type("New passphrase", "a green meadow");
    await fireEvent.click(submit);
    expect(within(dialog).getByText(/do not match/)).toBeTruthy();
    expect(await faults(dialog)).toEqual([]);
    await type("Repeat new passphrase", "a green meadow");
    await fireEvent.click(submit);
    await screen.findByRole("button", { name: "Change passphrase…" });
  });

  test("make a new key with its own code and passphrase", async () => {
    const { backend } = open("#/settings?part=security");
    await backend.call("set_passphrase", { old: null, new: "a green meadow" });
    await fireEvent.click(await screen.findByRole("button", { name: "Make a new key…" }));
    const dialog = await screen.findByRole("dialog", { name: "Make a new key" });
    const type = async (label: string, text: string): Promise<void> => {
      await fireEvent.input(within(dialog).getByLabelText(label), { target: { value: text } });
    };
    const show = within(dialog).getByRole("button", { name: "Show new code" });
    await fireEvent.click(show);
    expect(within(dialog).getByText(/has at least 12 characters/)).toBeTruthy();
    await type("Current passphrase or recovery code", "a red barn");
    await type("New passphrase", "a blue lagoon");
    await type("Repeat new passphrase", "a blue lagoon");
    await fireEvent.click(show);
    expect(await within(dialog).findByText(/does not open/)).toBeTruthy();
    await type("Current passphrase or recovery code", "a green meadow");
    await fireEvent.click(show);
    const go = await within(dialog).findByRole("button", { name: "Make new key" });
    expect(go.hasAttribute("disabled")).toBe(true);
    expect(await faults(dialog)).toEqual([]);
    await fireEvent.click(within(dialog).getByRole("checkbox", { name: "I wrote it down" }));
    backend.on("make_new_key", () => {
      throw { code: "busy" };
    });
    await fireEvent.click(go);
    await within(dialog).findByRole("alert");
    expect(within(dialog).queryByRole("button", { name: "Make new key" })).toBeNull();
    expect(await faults(dialog)).toEqual([]);
  });

  test("save a backup and say when", async () => {
    const { backend } = open("#/settings?part=backup");
    await screen.findByText("No backup saved from this computer yet.");
    await fireEvent.click(screen.getByRole("button", { name: "Save a backup…" }));
    await screen.findByText(/saved and checked: 3.4 MB/);
    await screen.findByText(/Last saved from this computer: Today/);
    backend.on("save_backup", () => {
      throw { code: "disk" };
    });
    await fireEvent.click(screen.getByRole("button", { name: "Save a backup…" }));
    expect((await screen.findByRole("alert")).textContent).toMatch(/disk is full/);
  });
});

describe("backups and several firms", () => {
  test("a backup is looked into before it is opened", async () => {
    const { container } = open("", { open: false });
    await fireEvent.click(await screen.findByRole("button", { name: /Open a backup/ }));
    const field = await screen.findByLabelText("Recovery code or passphrase");
    expect(await faults(container)).toEqual([]);
    await fireEvent.click(screen.getByRole("button", { name: "Check backup" }));
    await screen.findByText(/does not open/);
    await fireEvent.input(field, { target: { value: "correct horse battery" } });
    await fireEvent.click(screen.getByRole("button", { name: "Check backup" }));
    await screen.findByRole("heading", { name: "This is a backup of Harcourt & Lane" });
    expect(await faults(container)).toEqual([]);
    await fireEvent.click(screen.getByRole("button", { name: "Open this firm" }));
    await screen.findByRole("grid", { name: "Contacts" });
  });

  test("the firm that is here makes room only when so told", async () => {
    const { backend, container } = open("", { open: false });
    let replace: boolean | undefined;
    backend.on("look_at_backup", () => ({
      file: "a.coverbook",
      firmName: "Harcourt & Lane",
      head: 12,
      changed: 1_790_000_000_000_000,
      made: 1_790_000_000_000_000,
      here: {
        file: "harcourt-lane",
        firmName: "Harcourt & Lane",
        head: 40,
        changed: 1_795_000_000_000_000,
        newer: "here",
      },
    }));
    backend.on("restore_backup", (request) => {
      replace = request.replace;
      throw { code: "busy" };
    });
    await fireEvent.click(await screen.findByRole("button", { name: /Open a backup/ }));
    await fireEvent.click(await screen.findByRole("button", { name: "Check backup" }));
    await screen.findByText(/The firm on this computer is newer/);
    expect(await faults(container)).toEqual([]);
    await fireEvent.click(screen.getByRole("button", { name: "Replace and open" }));
    await screen.findByRole("alert");
    expect(replace).toBe(true);
  });

  test("the firm's menu leads to the other firms", async () => {
    const firms = [
      { file: "harcourt-lane", name: "Harcourt & Lane", unlocked: true, hasPassphrase: false, asksAtStart: false },
      { file: "moss", name: "Larkfield & Moss", unlocked: false, hasPassphrase: true, asksAtStart: false },
    ];
    const { backend } = open("#/contacts", { firms });
    await screen.findByRole("grid", { name: "Contacts" });
    await fireEvent.click(screen.getByRole("button", { name: /Harcourt & Lane/ }));
    const items = screen.getAllByRole("menuitem", { hidden: true }).map((item) => item.textContent.trim());
    expect(items.slice(0, 2)).toEqual(["Larkfield & Moss", "Create or open another firm…"]);
    backend.on("start", () => ({
      firms,
      session: null,
      last: null,
      locked: false,
      keyring: true,
      version: "0.1.0",
      countries: [],
      country: null,
      timeZone: "Europe/London",
    }));
    await fireEvent.click(screen.getByRole("menuitem", { name: "Larkfield & Moss", hidden: true }));
    await screen.findByRole("heading", { name: "Open Larkfield & Moss" });
    expect(backend.calls).toContain("close_firm");
  });
});

describe("a recovery code", () => {
  async function shown() {
    const made = open("#/settings?part=security");
    await fireEvent.click(await screen.findByRole("button", { name: "New recovery code…" }));
    const dialog = await screen.findByRole("dialog", { name: "New recovery code" });
    await fireEvent.click(within(dialog).getByRole("button", { name: "Show new code" }));
    await within(dialog).findByRole("group", { name: "Recovery code" });
    return { ...made, dialog };
  }

  test("is saved as a file or printed while it is shown, and no longer", async () => {
    const { backend, dialog } = await shown();
    expect(await faults(dialog)).toEqual([]);
    let name = "";
    backend.on("pick_code_file", (request) => {
      name = request.name;
      return { handle: "7", name: request.name };
    });
    await fireEvent.click(within(dialog).getByRole("button", { name: "Save as a file…" }));
    await within(dialog).findByText("7 saved. Keep it away from this computer.");
    expect(name).toBe("harcourt-lane-recovery-code.txt");
    await fireEvent.click(within(dialog).getByRole("button", { name: "Print…" }));
    expect(backend.calls).toContain("print_window");
    expect(dialog.querySelector(".paper")?.textContent).toMatch(/Firm: Harcourt & Lane.*9TBF-2HDN/s);
    expect(backend.calls).not.toContain("hide_recovery_code");
    await fireEvent.click(within(dialog).getByRole("button", { name: "Cancel" }));
    await waitFor(() => {
      expect(backend.calls).toContain("hide_recovery_code");
    });
  });

  test("says why it cannot be saved, and nothing if nobody chose a place", async () => {
    const { backend, dialog } = await shown();
    backend.on("pick_code_file", () => null);
    await fireEvent.click(within(dialog).getByRole("button", { name: "Save as a file…" }));
    expect(backend.calls).not.toContain("save_recovery_code");
    backend.on("pick_code_file", () => ({ handle: "7", name: "7" }));
    backend.on("save_recovery_code", () => {
      throw { code: "disk" };
    });
    await fireEvent.click(within(dialog).getByRole("button", { name: "Save as a file…" }));
    expect((await within(dialog).findByRole("alert")).textContent).toMatch(/disk is full/);
  });
});

describe("asking at every start", () => {
  const tick = () =>
    screen.queryByRole<HTMLInputElement>("checkbox", { name: "Ask for the passphrase at every start" });

  test("can be chosen once there is a passphrase", async () => {
    const { backend, container } = open("#/settings?part=security");
    await screen.findByRole("button", { name: "Set a passphrase…" });
    expect(tick()).toBeNull();
    await backend.call("set_passphrase", { old: null, new: "a green meadow" });
    await fireEvent.click(screen.getByRole("tab", { name: "Firm" }));
    await fireEvent.click(screen.getByRole("tab", { name: "Security" }));
    await screen.findByRole("button", { name: "Change passphrase…" });
    expect(tick()?.checked).toBe(false);
    await fireEvent.click(tick() as HTMLElement);
    await waitFor(() => {
      expect(backend.calls).toContain("choose_start");
    });
    await waitFor(() => {
      expect(tick()?.checked).toBe(true);
    });
    expect(await faults(container)).toEqual([]);
  });

  test("is said where the passphrase is asked for", async () => {
    const firms = [
      { file: "harcourt-lane", name: "Harcourt & Lane", unlocked: false, hasPassphrase: true, asksAtStart: true },
    ];
    const { backend } = open("", { open: false, firms });
    await fireEvent.click(await screen.findByRole("button", { name: /Harcourt & Lane/ }));
    await screen.findByRole("heading", { name: "Open Harcourt & Lane" });
    await screen.findByText("This firm asks for its passphrase at every start.");
    await fireEvent.input(screen.getByLabelText("Passphrase or recovery code"), { target: { value: "correct horse" } });
    backend.on("open_firm", () => backend.call("session_now", {}));
    await fireEvent.click(screen.getByRole("button", { name: "Open firm" }));
    await screen.findByRole("grid", { name: "Contacts" });
  });
});
