import { fireEvent, render, screen, waitFor, within } from "@testing-library/svelte";
import axe from "axe-core";
import { describe, expect, test } from "vitest";
import App from "../src/shell/App.svelte";
import { fakeBackend } from "../src/backend/fake";
import { chosen } from "../src/backend/fake_files";
import type { FakeOptions } from "../src/backend/fake_people";
import { everyone } from "../src/features/people/people.svelte";

function open(hash: string, options: FakeOptions = {}) {
  location.hash = hash;
  const backend = fakeBackend({ open: true, people: 60, importRows: 60, ...options });
  const { container } = render(App, { backend });
  return { backend, container };
}

/** What axe finds. Colours need a painted page, so they are checked elsewhere. */
async function faults(container: Element): Promise<string[]> {
  const { violations } = await axe.run(container, {
    rules: { "color-contrast": { enabled: false }, region: { enabled: false } },
  });
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html}`));
}

describe("every screen is free of faults that a machine can see", () => {
  test.each([
    ["#/contacts", "grid", "Contacts"],
    ["#/contacts/p-30", "heading", "Covered by"],
    ["#/clients", "grid", "Clients"],
    ["#/clients/p-30", "heading", "Covered by"],
    ["#/staff", "grid", "Staff"],
    ["#/teams", "table", "Client teams"],
    ["#/teams/team-1", "grid", "Clients"],
    ["#/imports", "heading", "No imports yet"],
    ["#/settings", "heading", "Firm"],
    ["#/settings?part=invitations", "heading", "Invitations"],
    ["#/settings?part=books", "heading", "Contact books"],
    ["#/settings?part=terms", "heading", "Terms"],
    ["#/settings?part=mail", "heading", "E-mail"],
    ["#/settings?part=sync", "heading", "Sync"],
    ["#/settings?part=backup", "heading", "Backup"],
    ["#/settings?part=security", "heading", "Security"],
    ["#/import", "heading", "Choose a file to import"],
  ])("%s", async (hash, role, name) => {
    const { container } = open(hash);
    await screen.findByRole(role, { name });
    expect(await faults(container)).toEqual([]);
  });
});

test("first start offers what there is, and nothing more", async () => {
  const { container } = open("", { open: false });
  await screen.findByRole("heading", { name: "Welcome to Coverbook" });
  expect(screen.getAllByRole("button").map((button) => button.querySelector("b")?.textContent)).toEqual([
    "Create a firm",
    "Join a firm",
    "Open a backup…",
    "Open the sample firm",
  ]);
  expect(await faults(container)).toEqual([]);
  await fireEvent.click(screen.getByRole("button", { name: /Create a firm/ }));
  expect(await faults(container)).toEqual([]);
  await fireEvent.click(screen.getByRole("button", { name: "Create firm" }));
  expect(screen.getByLabelText("Name of the firm").getAttribute("aria-invalid")).toBe("true");
});

test("a reader sees no administration", async () => {
  open("#/contacts", { admin: false });
  await screen.findByRole("grid", { name: "Contacts" });
  expect(screen.queryByRole("link", { name: /Clients/ })).toBeNull();
});

test("a reader is told who imports", async () => {
  open("#/import", { admin: false });
  expect(await screen.findByText("Only administrators can import. Ask an administrator.")).toBeDefined();
});

test("searching says how many and marks why", async () => {
  open("#/contacts");
  const field = await screen.findByRole("searchbox", { name: "Search contacts" });
  await fireEvent.input(field, { target: { value: "ashd" } });
  await waitFor(() => {
    expect(document.querySelector("mark")?.textContent).toBe("Ashd");
  });
  await fireEvent.input(field, { target: { value: "nobody of this name" } });
  expect(await screen.findByText("No contacts match “nobody of this name”")).toBeDefined();
  await fireEvent.click(
    within(document.querySelector<HTMLElement>(".acts") ?? document.body).getByRole("button", { name: "Clear search" }),
  );
  await screen.findByRole("grid", { name: "Contacts" });
});

test("a refusal stands in place with its cure in focus", async () => {
  const { backend } = open("#/teams/team-5");
  const all = await backend.call("people", {
    ...everyone("staff"),
    team: "team-5",
    status: "active",
    offset: 0,
    limit: 50,
  });
  for (const row of all.rows.slice(1)) await backend.call("remove_members", { team: "team-5", users: [row.id] });
  const last = all.rows[0];
  const name = `${last?.given ?? ""} ${last?.family ?? ""}`;
  const staff = await screen.findByRole("grid", { name: "Staff" });
  await waitFor(() => {
    expect(within(staff).getByRole("button", { name: `Actions for ${name}` })).toBeDefined();
  });
  await fireEvent.click(within(staff).getByRole("button", { name: `Actions for ${name}` }));
  await fireEvent.click(await screen.findByRole("menuitem", { name: "Remove from team", hidden: true }));
  expect(
    await screen.findByText(`The clients of Estates would have no active staff. Add another member of staff first.`),
  ).toBeDefined();
  expect(document.activeElement?.textContent).toBe("Add another member of staff");
});

test("a member becomes lead of a team and is shown as one", async () => {
  open("#/teams/team-5");
  const staff = await screen.findByRole("grid", { name: "Staff" });
  const choose = async (text: string): Promise<void> => {
    const [menu] = await within(staff).findAllByRole("button", { name: /^Actions for/u });
    if (menu !== undefined) await fireEvent.click(menu);
    await fireEvent.click(await screen.findByRole("menuitem", { name: text, hidden: true }));
  };
  await choose("Make lead");
  expect(await within(staff).findByText("Lead")).toBeDefined();
  await choose("Remove as lead");
  await waitFor(() => {
    expect(within(staff).queryByText("Lead")).toBeNull();
  });
});

test("a conflict is shown and settled in the form", async () => {
  const { backend } = open("#/clients/p-30");
  await fireEvent.click(await screen.findByRole("button", { name: "Edit" }));
  const title = screen.getByLabelText(/Job title/);
  await fireEvent.input(title, { target: { value: "Owner of two" } });
  backend.on("edit_profile", ({ before }) => {
    throw {
      code: "refused",
      refusal: { code: "conflict", field: "jobTitle", base: before[0]?.text ?? "", theirs: "Chair" },
    };
  });
  await fireEvent.click(screen.getByRole("button", { name: "Save changes" }));
  expect(await screen.findByText(/changed to “Chair” by someone else/)).toBeDefined();
  await fireEvent.click(screen.getByRole("button", { name: "Use their text" }));
  expect((title as HTMLInputElement).value).toBe("Chair");
});

test("a file goes from the drop to the result, by the sums shown before", async () => {
  const { backend, container } = open("#/clients");
  await screen.findByRole("grid", { name: "Clients" });
  backend.drop({ type: "enter", names: ["photo.png"] });
  expect(await screen.findByText("A picture cannot be imported. Drop one spreadsheet or CSV file.")).toBeDefined();
  backend.drop({ type: "leave" });
  backend.drop({ type: "enter", names: ["clients.csv"] });
  expect(await screen.findByText("Drop to import")).toBeDefined();
  backend.drop({ type: "drop", names: ["clients.csv"], file: chosen("clients.csv") });
  const next = await screen.findByRole("button", { name: /Continue with 59 rows/ });
  expect(await faults(container)).toEqual([]);
  await fireEvent.click(next);
  await fireEvent.click(await screen.findByRole("button", { name: "Import" }));
  expect(await screen.findByText("59 people imported")).toBeDefined();
  expect(await faults(container)).toEqual([]);
  await fireEvent.click(screen.getByRole("button", { name: "Undo import" }));
  expect(await screen.findByText("Import undone")).toBeDefined();
});

test("a column with an unknown heading is asked about", async () => {
  const { backend } = open("#/clients");
  await screen.findByRole("grid", { name: "Clients" });
  backend.drop({ type: "enter", names: ["clients.csv"] });
  backend.drop({ type: "drop", names: ["clients.csv"], file: chosen("clients.csv") });
  const questions = await screen.findByRole("region", { name: "Questions about columns" });
  expect(within(questions).getByText("Column F “Contact line” looks like phone numbers.")).toBeDefined();
  await fireEvent.click(within(questions).getByRole("button", { name: "Import as phone" }));
  await waitFor(() => {
    expect(screen.queryByRole("region", { name: "Questions about columns" })).toBeNull();
  });
  const field = screen.getByRole<HTMLSelectElement>("combobox", { name: "Field for Contact line" });
  expect(field.value).toBe("phone");
});

test("cells of a spreadsheet are pasted, and other texts are no table", async () => {
  open("#/import");
  const field = await screen.findByRole("textbox", { name: "Paste cells" });
  const paste = (text: string): Promise<boolean> =>
    fireEvent.paste(field, { clipboardData: { getData: (kind: string) => (kind === "text/plain" ? text : "") } });
  await paste("https://example.com");
  expect((await screen.findAllByText(/That is not a table/)).length).toBeGreaterThan(0);
  await fireEvent.keyDown(document.body, { key: "v", ctrlKey: true });
  expect(document.activeElement).toBe(field);
  await paste("First Name\tEmail\nAnn\tann@example.com");
  expect(await screen.findByRole("grid", { name: "Rows of Pasted cells" })).toBeDefined();
});

test("which sheet of a workbook is asked, and nothing is imported before", async () => {
  const { backend, container } = open("#/clients");
  await screen.findByRole("grid", { name: "Clients" });
  backend.drop({ type: "enter", names: ["clients.xlsx"] });
  backend.drop({ type: "drop", names: ["clients.xlsx"], file: chosen("clients.xlsx") });
  const question = await screen.findByRole("region", { name: "Sheet" });
  expect(
    within(question)
      .getAllByRole("button")
      .map((button) => button.textContent),
  ).toEqual(["Clients (61 rows)", "Former clients (7 rows)"]);
  const next = screen.getByRole("button", { name: /Continue with 59 rows/ });
  expect(next.getAttribute("aria-disabled")).toBe("true");
  expect(await faults(container)).toEqual([]);
  // A text encoding and a delimiter are no matter of workbooks.
  expect(screen.queryByRole("combobox", { name: "Columns split by" })).toBeNull();
  await fireEvent.click(within(question).getByRole("button", { name: "Former clients (7 rows)" }));
  await waitFor(() => {
    expect(screen.queryByRole("region", { name: "Sheet" })).toBeNull();
  });
  expect(screen.getByRole<HTMLSelectElement>("combobox", { name: "Sheet" }).value).toBe("2");
  expect(next.getAttribute("aria-disabled")).toBe("false");
});

test("the palette lists every action there is", async () => {
  open("#/contacts/p-30");
  await screen.findByRole("heading", { name: "Covered by" });
  await fireEvent.keyDown(window, { key: "k", ctrlKey: true });
  const field = await screen.findByRole("combobox", { name: "Search or command" });
  const names = screen.getAllByRole("option").map((option) => option.querySelector(".cut")?.textContent);
  for (const name of [
    "Copy phone",
    "Copy e-mail",
    "Import clients…",
    "Undo",
    "Keyboard shortcuts",
    "Dark appearance",
    "Close this firm",
  ]) {
    expect(names).toContain(name);
  }
  await fireEvent.input(field, { target: { value: "dark" } });
  await fireEvent.keyDown(field, { key: "Enter" });
  await waitFor(() => {
    expect(document.documentElement.dataset["theme"]).toBe("dark");
  });
});

test("an import that was cut short is told at the start", async () => {
  const { backend } = open("", { open: false });
  backend.on("open_sample", () => ({
    firm: "1",
    file: "sample",
    firmName: "Sample",
    country: "GB",
    user: "p-0",
    userName: "Anna",
    kind: "staff",
    isAdmin: true,
    isSystemAdministrator: true,
    isSample: true,
    books: false,
    attached: false,
    interruptedImport: { file: "clients.csv", finished: false, import: null, people: 0 },
  }));
  await fireEvent.click(await screen.findByRole("button", { name: /sample/ }));
  expect(await screen.findByText("The import of clients.csv did not finish. Nothing was changed.")).toBeDefined();
});
