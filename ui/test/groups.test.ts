import { fireEvent, screen, waitFor, within } from "@testing-library/svelte";
import { describe, expect, test } from "vitest";
import { faults, open } from "./screen";

const click = async (role: string, name: string | RegExp) => {
  await fireEvent.click(await screen.findByRole(role, { name }, { timeout: 10_000 }));
};
const value = (label: string | RegExp): string => screen.getByLabelText<HTMLInputElement>(label).value;

describe("client groups", () => {
  test("are listed, searched, and empty at first", async () => {
    const { container } = open("#/groups");
    const row = await screen.findByRole("link", { name: "Families" }, { timeout: 10_000 });
    expect(row.closest("tr")?.textContent).toMatch(/Families\s*4\s*2/);
    expect(await faults(container)).toEqual([]);
    await fireEvent.input(screen.getByRole("searchbox"), { target: { value: "doc" } });
    expect(await screen.findByText("No group matches “doc”")).toBeDefined();
  });

  test("lead from an empty list to the first one", async () => {
    const { container } = open("#/groups", { people: 0 });
    expect(await screen.findByText("No client groups yet")).toBeDefined();
    expect(await faults(container)).toEqual([]);
    await click("button", "Create group");
    await fireEvent.submit(document.querySelector("#group") ?? document.body);
    expect(await screen.findByText(/Enter a name/)).toBeDefined();
    await fireEvent.input(screen.getByLabelText("Name"), { target: { value: "Owners" } });
    await fireEvent.submit(document.querySelector("#group") ?? document.body);
    await waitFor(() => {
      expect(location.hash).toMatch(/^#\/groups\/group-new/);
    });
    expect(await screen.findByText("No clients in this group yet")).toBeDefined();
  });

  test("tell before inviting who is left out and why, and send only to the others", async () => {
    const { backend, container } = open("#/groups/group-0");
    let sent: readonly string[] = [];
    backend.on("invite", ({ users }) => {
      sent = users;
      return { command: "c-1", id: null };
    });
    await click("button", "Invite whole group…");
    const dialog = await screen.findByRole("dialog", { name: "Invite Families" });
    expect(await within(dialog).findByText("2 clients will be invited.")).toBeDefined();
    expect(within(dialog).getByText("2 already active")).toBeDefined();
    expect(await faults(container)).toEqual([]);
    await fireEvent.submit(document.querySelector("#invite-group") ?? document.body);
    expect((await screen.findAllByText("2 clients of Families invited")).length).toBeGreaterThan(0);
    expect(sent).toEqual(["p-27", "p-36"]);
  });

  test("go and leave their list behind", async () => {
    const { backend } = open("#/groups/group-0");
    await click("button", "More actions");
    await fireEvent.click(await screen.findByRole("menuitem", { name: "Delete group", hidden: true }));
    await waitFor(async () => {
      expect(await backend.call("groups", {})).toEqual([]);
    });
    expect(location.hash).toBe("#/groups");
    expect(await screen.findByText("No client groups yet")).toBeDefined();
  });

  test("stand on the page of a client and lead to theirs", async () => {
    const { container } = open("#/clients/p-30?tab=teams");
    await screen.findByRole("heading", { name: "Client groups" });
    expect(screen.getByRole("link", { name: "Families" }).getAttribute("href")).toBe("#/groups/group-0");
    expect(await faults(container)).toEqual([]);
    await click("button", "Remove from group: Families");
    expect(await screen.findByText("Not in a client group yet.")).toBeDefined();
  });

  test("narrow the contacts", async () => {
    open("#/contacts", { admin: false });
    await click("radio", "Client groups");
    expect(await screen.findByRole("combobox", { name: "Client group" })).toBeDefined();
    expect(await screen.findByText("4 contacts")).toBeDefined();
  });
});

describe("contact details", () => {
  test("stand apart from what a person signs in with", async () => {
    const { container } = open("#/clients/p-30");
    expect(await screen.findByRole("heading", { name: "Sign-in details" })).toBeDefined();
    expect(screen.getByRole("heading", { name: "Contact details" })).toBeDefined();
    expect(await faults(container)).toEqual([]);
  });

  test("are changed as a list: added, ordered, labelled and saved in one step", async () => {
    const { backend, container } = open("#/clients/p-30");
    const sent: string[] = [];
    backend.on("edit_points", ({ points }) => {
      sent.push(...points.map(({ kind, text, label, id }) => `${kind} ${text} (${label}) ${id === null ? "new" : ""}`));
      return { command: "c-1", id: null };
    });
    await click("button", "Edit contact details…");
    const main = value("Phone number 1");
    expect(await faults(container)).toEqual([]);
    await click("button", "Move phone number 2 up");
    expect(value("Phone number 2")).toBe(main);
    await click("button", "Add number");
    await waitFor(() => {
      expect(document.activeElement).toBe(screen.getByLabelText("Phone number 3"));
    });
    await fireEvent.input(screen.getByLabelText("Phone number 3"), { target: { value: "020 7946 0777" } });
    await fireEvent.input(screen.getByLabelText("Label of phone number 3"), { target: { value: "home" } });
    await fireEvent.submit(document.querySelector("#points") ?? document.body);
    await waitFor(() => {
      expect(screen.queryByRole("dialog")).toBeNull();
    });
    expect(sent.slice(1)).toEqual([
      "phone 0113 496 0164 ext. 12 (office) ",
      `phone ${main} (mobile) `,
      "phone 020 7946 0777 (home) new",
    ]);
  });

  test("keep the last number, and say what is wrong at its line", async () => {
    open("#/clients/p-30");
    await click("button", "Edit contact details…");
    await fireEvent.input(screen.getByLabelText("E-mail address 1"), { target: { value: "nobody" } });
    await fireEvent.submit(document.querySelector("#points") ?? document.body);
    expect(await screen.findByText(/Enter an e-mail address with one @/)).toBeDefined();
    await waitFor(() => {
      expect(document.activeElement).toBe(screen.getByLabelText("E-mail address 1"));
    });
    await fireEvent.input(screen.getByLabelText("E-mail address 1"), { target: { value: "a@example.com" } });
    await click("button", "Remove phone number 2");
    await click("button", "Remove phone number 1");
    await fireEvent.submit(document.querySelector("#points") ?? document.body);
    expect(await screen.findByText(/The last public phone number cannot be removed/)).toBeDefined();
  });

  test("somebody else changed are shown anew", async () => {
    const { backend } = open("#/clients/p-30");
    await click("button", "Edit contact details…");
    await backend.call("edit_points", {
      id: "p-30",
      seen: null,
      points: [
        { id: null, kind: "email", label: "", text: "other@example.com" },
        { id: null, kind: "phone", label: "", text: "020 7946 0999" },
      ],
    });
    await click("button", "Remove phone number 2");
    await fireEvent.submit(document.querySelector("#points") ?? document.body);
    expect(await screen.findByText(/changed to “other@example.com, 020 7946 0999” by someone else/)).toBeDefined();
    await click("button", "Show current details");
    await waitFor(() => {
      expect(value("Phone number 1")).toBe("020 7946 0999");
    });
  });

  test("are everybody’s own to change", async () => {
    const { backend } = open("#/contacts", { admin: false });
    await screen.findByRole("grid", { name: "Contacts" });
    await fireEvent.keyDown(window, { key: "k", ctrlKey: true });
    const field = await screen.findByRole("combobox", { name: "Search or command" });
    await fireEvent.input(field, { target: { value: "My contact details" } });
    await fireEvent.keyDown(field, { key: "Enter" });
    const own = await backend.call("start", {});
    expect(own.session?.isAdmin).toBe(false);
    expect(await screen.findByRole("dialog", { name: /^Contact details of/ })).toBeDefined();
  });
});
