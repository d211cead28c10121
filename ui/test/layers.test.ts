import { fireEvent, render, screen, waitFor, within } from "@testing-library/svelte";
import { describe, expect, test } from "vitest";
import { faults, open } from "./screen";
import { everyone } from "../src/features/people/people.svelte";
import Menu from "../src/components/Menu.svelte";

/** Types a text as a person does: the field is entered first. */
async function type(field: HTMLElement, value: string): Promise<void> {
  await fireEvent.focusIn(field);
  await fireEvent.input(field, { target: { value } });
}

async function addClient(): Promise<HTMLElement> {
  await screen.findByRole("grid", { name: "Contacts" });
  await fireEvent.keyDown(window, { key: "n", ctrlKey: true });
  return screen.findByRole("dialog", { name: "Add client" });
}

const cancel = (dialog: HTMLElement): Promise<boolean> =>
  Promise.resolve(dialog.dispatchEvent(new Event("cancel", { cancelable: true })));

describe("text that was typed into a dialog", () => {
  test("is kept until the reader says it may go", async () => {
    const { container } = open("#/contacts");
    const dialog = await addClient();
    const first = within(dialog).getByLabelText("First name");
    await type(first, "Ana");
    await cancel(dialog);
    await within(dialog).findByText("Your changes are not saved.");
    expect(await faults(container)).toEqual([]);
    await fireEvent.click(within(dialog).getByRole("button", { name: "Keep editing" }));
    expect(within(dialog).queryByText("Your changes are not saved.")).toBeNull();
    expect((first as HTMLInputElement).value).toBe("Ana");
    await fireEvent.click(within(dialog).getByRole("button", { name: "Cancel" }));
    await fireEvent.click(within(dialog).getByRole("button", { name: "Discard" }));
    await waitFor(() => {
      expect(screen.queryByRole("dialog")).toBeNull();
    });
  });

  test("is no loss once it is empty again, and an untouched dialog closes at once", async () => {
    open("#/contacts");
    const dialog = await addClient();
    const first = within(dialog).getByLabelText("First name");
    await type(first, "Ana");
    await type(first, "");
    await cancel(dialog);
    await waitFor(() => {
      expect(screen.queryByRole("dialog")).toBeNull();
    });
  });

  test("waits below the dialog that puts right what stood in the way", async () => {
    const { backend } = open("#/staff?status=active");
    const [team] = await backend.call("teams", {});
    backend.on("deactivate", () =>
      Promise.reject({
        code: "refused",
        refusal: { code: "lastActiveStaff", teams: [{ id: team?.id, name: team?.name }] },
      }),
    );
    const grid = await screen.findByRole("grid", { name: "Staff" });
    const [button] = await within(grid).findAllByRole("button", { name: /^Actions for/ });
    await fireEvent.click(button as HTMLElement);
    await fireEvent.click(await screen.findByRole("menuitem", { name: /^Deactivate/, hidden: true }));
    const dialog = await screen.findByRole("dialog", { name: /^Deactivate/ });
    await type(await within(dialog).findByRole("textbox"), "CONFIRM");
    await fireEvent.submit(dialog.querySelector("form") as HTMLFormElement);
    await fireEvent.click(await within(dialog).findByRole("button", { name: new RegExp(team?.name ?? "") }));
    const picker = await screen.findByRole("dialog", { name: new RegExp(`staff.*${team?.name ?? ""}`, "i") });
    await cancel(picker);
    await waitFor(() => {
      expect(picker.isConnected).toBe(false);
    });
    expect((within(dialog).getByRole("textbox") as HTMLInputElement).value).toBe("CONFIRM");
  });

  test("asks for the word once nothing stands in the way", async () => {
    const { backend } = open("#/staff?status=active");
    const [team] = await backend.call("teams", {});
    backend.on("may_deactivate", () =>
      Promise.reject({
        code: "refused",
        refusal: { code: "lastActiveStaff", teams: [{ id: team?.id, name: team?.name }] },
      }),
    );
    const grid = await screen.findByRole("grid", { name: "Staff" });
    const [button] = await within(grid).findAllByRole("button", { name: /^Actions for/ });
    await fireEvent.click(button as HTMLElement);
    await fireEvent.click(await screen.findByRole("menuitem", { name: /^Deactivate/, hidden: true }));
    const dialog = await screen.findByRole("dialog", { name: /^Deactivate/ });
    await within(dialog).findByRole("button", { name: new RegExp(team?.name ?? "") });
    expect(within(dialog).queryByRole("textbox")).toBeNull();
    backend.on("may_deactivate", () => Promise.resolve(null));
    backend.emit({ kinds: ["teams"], ids: [] });
    await within(dialog).findByRole("textbox");
    expect(within(dialog).queryByRole("button", { name: new RegExp(team?.name ?? "") })).toBeNull();
  });

  test("waits while mail is set up", async () => {
    open("#/clients?status=quiet", {}, (backend) => {
      backend.on("invite", () => Promise.reject({ code: "mailNotSetUp" }));
    });
    const grid = await screen.findByRole("grid", { name: "Clients" });
    const [button] = await within(grid).findAllByRole("button", { name: /^Actions for/ });
    await fireEvent.click(button as HTMLElement);
    await fireEvent.click(await screen.findByRole("menuitem", { name: /^Invite/, hidden: true }));
    const dialog = await screen.findByRole("dialog");
    await type(within(dialog).getByRole("textbox"), "Welcome to us");
    await fireEvent.submit(dialog.querySelector("form") as HTMLFormElement);
    await fireEvent.click(await within(dialog).findByRole("button", { name: /Set up e-mail/ }));
    await screen.findByRole("heading", { name: "Settings" });
    expect(location.hash).toBe("#/settings?part=mail");
    await screen.findByRole("button", { name: "Save e-mail settings" });
    await fireEvent.click(await screen.findByRole("button", { name: "Continue" }));
    expect((within(dialog).getByRole("textbox") as HTMLTextAreaElement).value).toBe("Welcome to us");
  });
});

test("saving another address of somebody invited says that a mail leaves", async () => {
  const { backend } = open("#/clients?status=quiet");
  const grid = await screen.findByRole("grid", { name: "Clients" });
  const { rows } = await backend.call("people", { ...everyone("clients"), status: "quiet", offset: 0, limit: 1 });
  const person = await backend.call("person", { id: rows[0]?.id ?? "" });
  backend.on("person", () => Promise.resolve({ ...person, status: "pending" }));
  const [button] = await within(grid).findAllByRole("button", { name: /^Actions for/ });
  await fireEvent.click(button as HTMLElement);
  await fireEvent.click(await screen.findByRole("menuitem", { name: /^Edit/, hidden: true }));
  const dialog = await screen.findByRole("dialog", { name: /^Edit/ });
  expect(within(dialog).getByRole("button", { name: "Save changes" })).toBeTruthy();
  await type(within(dialog).getByLabelText(/^E-mail(?! language)/), "ana.roy@example.com");
  expect(within(dialog).getByRole("button", { name: "Save and send again" })).toBeTruthy();
  expect(within(dialog).getByText(/is sent to ana\.roy@example\.com/)).toBeTruthy();
});

describe("a page", () => {
  test("asks before text typed into it is left", async () => {
    open("#/settings");
    await type(await screen.findByLabelText("Name of the firm"), "Moss");
    await fireEvent.click(screen.getByRole("link", { name: /^Contacts/ }));
    location.hash = "#/contacts";
    globalThis.dispatchEvent(new HashChangeEvent("hashchange"));
    const dialog = await screen.findByRole("dialog", { name: "Leave without saving?" });
    await fireEvent.click(within(dialog).getByRole("button", { name: "Stay" }));
    expect((screen.getByLabelText("Name of the firm") as HTMLInputElement).value).toBe("Moss");
    expect(location.hash).toBe("#/settings");
  });
});

describe("a menu", () => {
  test("opens at the pointer", () => {
    const anchor = document.createElement("button");
    document.body.append(anchor);
    const items = [{ text: "Copy", icon: "copy" as const, run: () => undefined }];
    render(Menu, { props: { label: "Row", anchor, at: { x: 40, y: 50 }, items, onclose: () => undefined } });
    const menu = document.querySelector<HTMLElement>("[role=menu]");
    expect([menu?.style.left, menu?.style.top]).toEqual(["40px", "50px"]);
    anchor.remove();
  });

  test("of a contact copies the number and says so", async () => {
    open("#/contacts");
    const grid = await screen.findByRole("grid", { name: "Contacts" });
    const row = await waitFor(() => {
      const found = grid.querySelector<HTMLElement>('[data-row="2"]');
      if (found === null) throw new Error("no row yet");
      return found;
    });
    Object.defineProperty(navigator, "clipboard", {
      configurable: true,
      value: { writeText: () => Promise.resolve() },
    });
    await fireEvent.contextMenu(row, { button: 2, clientX: 30, clientY: 30 });
    await fireEvent.click(await screen.findByRole("menuitem", { name: /Copy phone/, hidden: true }));
    expect((await screen.findAllByText("Phone copied.")).length).toBeGreaterThan(0);
  });
});
