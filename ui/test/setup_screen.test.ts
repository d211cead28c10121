import { fireEvent, screen, waitFor, within } from "@testing-library/svelte";
import { describe, expect, test } from "vitest";
import type { FakeBackend } from "../src/backend/fake";
import type { FakeOptions } from "../src/backend/fake_people";
import type { StatusCounts } from "../src/generated/StatusCounts";
import type { TeamRow } from "../src/generated/TeamRow";
import { faults, open } from "./screen";

const nobody: StatusCounts = { total: 0, quiet: 0, pending: 0, active: 0, suspended: 0, inactive: 0 };
const team = (id: string, isDefault: boolean): TeamRow => ({
  id,
  name: id,
  identifier: "",
  description: "",
  isDefault,
  activeStaff: 1,
  clients: 0,
  shared: false,
  leads: [],
});

/** Figures of a firm that a test moves on as it goes. */
class Firm {
  staff: StatusCounts = { ...nobody, total: 1, active: 1 };
  clients: StatusCounts = nobody;
  teams: TeamRow[] = [team("Default", true)];

  readonly answer = (backend: FakeBackend): void => {
    backend.on("counts", () => ({
      contacts: 1,
      staff: this.staff,
      clients: this.clients,
      teams: this.teams.length,
      books: false,
      groups: 0,
    }));
    backend.on("teams", () => this.teams);
  };

  complete(): void {
    this.staff = { ...nobody, total: 2, active: 2 };
    this.clients = { ...nobody, total: 3, quiet: 3 };
    this.teams = [team("Default", true), team("North", false)];
  }
}

const founded = (options: FakeOptions = {}, hash = "#/setup") => {
  const firm = new Firm();
  return { firm, ...open(hash, options, firm.answer) };
};
const entry = () => screen.queryByRole("link", { name: /^Set up/ });
const steps = () => within(screen.getByRole("list", { name: "Steps" })).getAllByRole("listitem");

describe("the four steps", () => {
  test("stand in their order, and the first one that is not done is the current one", async () => {
    const { container } = founded();
    expect(await screen.findByRole("heading", { name: "Set up Harcourt & Lane", level: 1 })).toBeDefined();
    expect(await screen.findByText("0 of 4 done")).toBeDefined();
    expect(steps().map((step) => within(step).getByRole("heading").textContent)).toEqual([
      "Invite staff",
      "Wait until staff accept",
      "Create client teams",
      "Add clients",
    ]);
    expect(steps().map((step) => step.getAttribute("aria-current"))).toEqual(["step", null, null, null]);
    expect(entry()?.textContent).toContain("0 of 4");
    expect(entry()?.getAttribute("aria-current")).toBe("page");
    expect(await faults(container)).toEqual([]);
  });

  test("move on by themselves while the firm fills", async () => {
    const { firm, backend, container } = founded();
    await screen.findByText("0 of 4 done");
    firm.staff = { ...nobody, total: 4, active: 2, pending: 1, quiet: 1 };
    backend.emit({ kinds: ["people"], ids: [] });
    expect(await screen.findByText("1 of 4 done")).toBeDefined();
    expect(screen.getByText("4 members of staff, including you.")).toBeDefined();
    expect(screen.getByText("2 of 4 have accepted. 1 is not invited yet.")).toBeDefined();
    expect(screen.getByRole("heading", { name: "Invite staff, done" })).toBeDefined();
    expect(steps().map((step) => step.getAttribute("aria-current"))).toEqual([null, "step", null, null]);
    expect(entry()?.textContent).toContain("1 of 4");
    expect(await faults(container)).toEqual([]);
  });

  test("lead to the dialogs and lists they are about", async () => {
    const { firm, backend } = founded();
    await fireEvent.click(await screen.findByRole("button", { name: "Invite staff" }));
    await fireEvent.click(
      within(await screen.findByRole("dialog", { name: "Add staff" })).getByRole("button", { name: "Cancel" }),
    );
    await fireEvent.click(screen.getByRole("button", { name: "New team" }));
    await fireEvent.click(
      within(await screen.findByRole("dialog", { name: "Create team" })).getByRole("button", { name: "Cancel" }),
    );
    firm.staff = { ...nobody, total: 2, active: 1, pending: 1 };
    backend.emit({ kinds: ["people"], ids: [] });
    await screen.findByText("1 of 2 has accepted.");
    await fireEvent.click(screen.getByRole("button", { name: "Show invitations" }));
    const filter = await screen.findByRole("radiogroup", { name: "Status" });
    expect(location.hash).toBe("#/staff?status=pending");
    expect(
      within(filter)
        .getByRole("radio", { name: /Pending/ })
        .getAttribute("aria-checked"),
    ).toBe("true");
  });

  test("a step about clients starts the import", async () => {
    founded();
    await fireEvent.click(await screen.findByRole("button", { name: "Import" }));
    await waitFor(() => {
      expect(location.hash).toBe("#/import");
    });
  });
});

describe("the entry in the sidebar", () => {
  test("is for administrators only", async () => {
    founded({ admin: false }, "#/contacts");
    await screen.findByRole("grid", { name: "Contacts" });
    await fireEvent.keyDown(window, { key: "k", ctrlKey: true });
    await screen.findByRole("combobox", { name: "Search or command" });
    expect(entry()).toBeNull();
    expect(screen.queryByRole("option", { name: /Go to Set up/ })).toBeNull();
  });

  test("goes for good once all is done, whoever is invited later", async () => {
    const { firm, backend } = founded();
    await screen.findByText("0 of 4 done");
    firm.complete();
    backend.emit({ kinds: ["people", "teams"], ids: [] });
    expect(await screen.findByText("Everything is set up.")).toBeDefined();
    expect(entry()).toBeNull();
    expect(screen.queryByRole("button", { name: "Hide this list" })).toBeNull();
    firm.staff = { ...nobody, total: 3, active: 2, pending: 1 };
    backend.emit({ kinds: ["people"], ids: [] });
    await screen.findByText("3 of 4 done");
    expect(entry()).toBeNull();
  });

  test("is hidden for this firm until the action brings it back", async () => {
    const { close } = founded();
    await fireEvent.click(await screen.findByRole("button", { name: "Hide this list" }));
    await screen.findByRole("grid", { name: "Contacts" });
    expect(entry()).toBeNull();
    await waitFor(() => {
      expect(document.activeElement?.getAttribute("href")).toBe("#/contacts");
    });
    expect(screen.getByRole("status").textContent).toContain("Go to Set up");

    // It stays so after a new start.
    close();
    const { backend } = founded({}, "#/contacts");
    await waitFor(() => {
      expect(backend.calls).toContain("counts");
    });
    await screen.findByRole("link", { name: /Client teams 1/ });
    expect(entry()).toBeNull();

    await fireEvent.keyDown(window, { key: "k", ctrlKey: true });
    const field = await screen.findByRole("combobox", { name: "Search or command" });
    await fireEvent.input(field, { target: { value: "go to set up" } });
    await fireEvent.keyDown(field, { key: "Enter" });
    expect(await screen.findByRole("button", { name: "Hide this list" })).toBeDefined();
    expect(entry()).not.toBeNull();
  });

  test("is not for the sample firm, which nobody keeps", async () => {
    const { backend } = founded({ open: false }, "#/contacts");
    await fireEvent.click(await screen.findByRole("button", { name: /sample/ }));
    await screen.findByRole("link", { name: /Client teams 1/ });
    expect(backend.calls).toContain("open_sample");
    expect(entry()).toBeNull();
  });

  test("of one firm says nothing about the next one", async () => {
    const { firm, backend } = founded({ firms: [{ file: "Quill", unlocked: true, hasPassphrase: false }] });
    await screen.findByText("0 of 4 done");
    firm.complete();
    backend.emit({ kinds: ["people", "teams"], ids: [] });
    await screen.findByText("Everything is set up.");

    const next = await backend.call("open_firm", { file: "Quill", secret: null });
    backend.on("open_firm", () => ({ ...next, firm: "firm-2", firmName: "Quill" }));
    Object.assign(firm, new Firm());
    await fireEvent.keyDown(window, { key: "k", ctrlKey: true });
    const field = await screen.findByRole("combobox", { name: "Search or command" });
    await fireEvent.input(field, { target: { value: "close this firm" } });
    await fireEvent.keyDown(field, { key: "Enter" });
    await fireEvent.click(await screen.findByRole("button", { name: /Quill/ }));
    expect(await screen.findByText("0 of 4 done")).toBeDefined();
    expect(entry()?.textContent).toContain("0 of 4");
  });
});
