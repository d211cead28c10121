import { fireEvent, screen, waitFor, within } from "@testing-library/svelte";
import { afterEach, describe, expect, test } from "vitest";
import type { FakeBackend } from "../src/backend/fake";
import { settingsAtFirst } from "../src/generated/settings_at_first";
import { refusalText, t } from "../src/i18n";
import { callTeamsBooks } from "../src/i18n/either_way";
import { faults, open } from "./screen";

afterEach(() => {
  callTeamsBooks(() => false);
});

const keeping = (backend: FakeBackend): void => {
  backend.on("settings", () => ({
    ...settingsAtFirst,
    books: true,
  }));
  backend.on("counts", () => {
    const nobody = { total: 0, quiet: 0, pending: 0, active: 0, suspended: 0, inactive: 0 };
    return { contacts: 60, clients: nobody, staff: nobody, teams: 7, groups: 0, books: true };
  });
};
const patient = { timeout: 10_000 };
const click = (role: string, name: string | RegExp): Promise<unknown> =>
  screen.findByRole(role, { name, hidden: role === "menuitem" }, patient).then((element) => fireEvent.click(element));

describe("words", () => {
  test("a firm that keeps books calls its teams so, and nobody's name is touched", () => {
    expect(t.nav.teams).toBe("Client teams");
    expect(t.teams.count(2)).toBe("2 teams");
    callTeamsBooks(() => true);
    expect(t.nav.teams).toBe("Contact books");
    expect(t.teams.count(2)).toBe("2 books");
    expect(t.teams.defaultSet("North team")).toBe("North team is the default book");
    expect(refusalText({ code: "defaultTeamMissing" })).toBe("There is no default book. Choose one in Contact books.");
  });
});

describe("a client who is added", () => {
  test("comes with a book whose name follows theirs until somebody types another", async () => {
    const { backend, container } = open("#/clients", { people: 27 }, keeping);
    await screen.findByText("Contact books", {}, patient);
    await click("button", /^Add client/);
    const dialog = await screen.findByRole("dialog", { name: "Add client" });
    const field = (label: string): HTMLInputElement => within(dialog).getByLabelText(label);
    await fireEvent.input(field("First name"), { target: { value: "Aaron" } });
    expect(field("Name of the book").value).toBe("Aaron and Anna Whitmore");
    await fireEvent.input(field("Name of the book"), { target: { value: "Family Aa" } });
    await fireEvent.input(field("Last name"), { target: { value: "Aa" } });
    expect(field("Name of the book").value).toBe("Family Aa");
    await fireEvent.input(field("E-mail address"), { target: { value: "aaron@example.com" } });
    await click("button", "Remove Anna Whitmore from the book");
    expect(await faults(container)).toEqual([]);
    await fireEvent.click(within(dialog).getByRole("button", { name: "Add client" }));
    await click("button", "Add yourself to the book and continue");
    await waitFor(() => {
      expect(screen.queryByRole("dialog")).toBeNull();
    });
    expect(backend.calls.filter((name) => name === "add_person")).toHaveLength(2);
  });
});

test("teams with clients and nobody active are told and shown", async () => {
  const { container } = open("#/teams", {}, (backend) => {
    const team = { identifier: "", description: "", isDefault: false, shared: false, leads: [] };
    backend.on("teams", () => [
      { ...team, id: "team-0", name: "North", activeStaff: 2, clients: 4 },
      { ...team, id: "team-1", name: "South", activeStaff: 0, clients: 1 },
      { ...team, id: "team-2", name: "Empty", activeStaff: 0, clients: 0 },
    ]);
  });
  await screen.findByText("1 team has clients and no active staff.");
  await click("button", "Show");
  const links = (): string[] =>
    within(screen.getByRole("table"))
      .getAllByRole("link")
      .map((link) => link.title);
  await waitFor(() => {
    expect(links()).toEqual(["South"]);
  });
  expect(await faults(container)).toEqual([]);
  await click("button", "Show all");
  await waitFor(() => {
    expect(links()).toEqual(["North", "South", "Empty"]);
  });
});

test("clients of a team see each other only after a warning, and stop at once", async () => {
  const { backend, container } = open("#/teams/team-1");
  await click("checkbox", "Clients see each other");
  await screen.findByRole("dialog", { name: /^Let the clients of/ });
  expect(backend.calls).not.toContain("edit_team");
  expect(await faults(container)).toEqual([]);
  await click("button", "Let them see each other");
  await waitFor(() => {
    expect(backend.calls.filter((name) => name === "edit_team")).toHaveLength(1);
  });
  await waitFor(() => {
    expect(screen.getByRole("checkbox", { name: "Clients see each other" })).toHaveProperty("checked", true);
  });
  await click("checkbox", "Clients see each other");
  await waitFor(() => {
    expect(backend.calls.filter((name) => name === "edit_team")).toHaveLength(2);
  });
});

test("books are given up with a file, or without one on purpose", async () => {
  const { backend, container } = open("#/settings?part=books", {}, keeping);
  await click("button", "Move to client teams…");
  const dialog = await screen.findByRole("dialog", { name: "Move to client teams" });
  await within(dialog).findByText("6 contact books will be deleted.");
  expect(await faults(container)).toEqual([]);
  backend.on("pick_save_file", () => null);
  await click("button", "Save file and move…");
  await waitFor(() => {
    expect(backend.calls).toContain("pick_save_file");
  });
  expect(backend.calls).not.toContain("migrate_books");
  await click("checkbox", "Continue without this file");
  await click("button", "Move without a file");
  await waitFor(() => {
    expect(backend.calls).toContain("migrate_books");
  });
  expect(backend.calls).not.toContain("save_memberships");
});

test("whoever came as the wrong kind is added anew, in steps that are told first", async () => {
  const { backend, container } = open("#/clients/p-27", {}, (made) => {
    made.on("invitation", () => ({
      brief: null,
      email: "wrong@example.com",
      twoStep: false,
      message: "",
      by: "",
      reason: "",
      mails: [],
      mailsProblem: null,
      reminders: false,
      joined: null,
    }));
  });
  await click("button", "More");
  await click("menuitem", "Add as staff instead…");
  await screen.findByRole("dialog", { name: /as staff instead\?$/ });
  expect(await faults(container)).toEqual([]);
  expect(backend.calls).not.toContain("deactivate");
  await click("button", "Deactivate and continue");
  const form = await screen.findByRole("dialog", { name: "Add staff" });
  expect(within(form).getByLabelText<HTMLInputElement>("E-mail address").value).toBe("wrong@example.com");
  const steps = backend.calls.filter((name) => ["edit_profile", "deactivate", "free_email"].includes(name));
  expect(steps).toEqual(["edit_profile", "deactivate", "free_email"]);
});

test("teams and people tell their ID", async () => {
  open("#/teams/team-1");
  expect(await screen.findByText("team-1")).toBeDefined();
  expect(screen.getByRole("button", { name: "Copy ID" })).toBeDefined();
});
