import { fireEvent, render, screen, waitFor, within } from "@testing-library/svelte";
import axe from "axe-core";
import { expect, test, vi } from "vitest";
import App from "../src/shell/App.svelte";
import { fakeBackend } from "../src/backend/fake";
import type { FakeOptions } from "../src/backend/fake_people";
import { t } from "../src/i18n";
import { everyone } from "../src/features/people/people.svelte";

function open(hash: string, options: FakeOptions = {}) {
  location.hash = hash;
  const backend = fakeBackend({ open: true, people: 60, ...options });
  const { container } = render(App, { backend });
  return { backend, container };
}

async function faults(container: Element): Promise<string[]> {
  const { violations } = await axe.run(container, {
    rules: { "color-contrast": { enabled: false }, region: { enabled: false } },
  });
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html}`));
}

async function palette(): Promise<HTMLElement> {
  await fireEvent.keyDown(document.body, { key: "k", ctrlKey: true });
  return screen.findByRole("dialog", { name: t.palette.title });
}

// In the pretend firm, whoever has left is in nobody's contacts.
const OUTSIDE = "p-11";

test("people outside of one's contacts stand below them and lead to their own page", async () => {
  const { backend, container } = open("#/contacts");
  await screen.findByRole("grid", { name: t.contacts.list });
  const { given, family } = await backend.call("person", { id: OUTSIDE });
  await fireEvent.input(screen.getByLabelText(t.contacts.searchLabel), { target: { value: family } });
  const others = await screen.findByRole("region", { name: t.contacts.others });
  expect(await faults(container)).toEqual([]);
  await fireEvent.click(within(others).getByRole("button", { name: new RegExp(`${given}.*${family}`) }));
  await waitFor(() => {
    expect(location.hash).toBe(`#/staff/${OUTSIDE}`);
  });
});

test("who is no administrator is shown nobody else", async () => {
  const { backend } = open("#/contacts", { admin: false });
  await screen.findByRole("grid", { name: t.contacts.list });
  const { family } = await backend.call("person", { id: OUTSIDE });
  await fireEvent.input(screen.getByLabelText(t.contacts.searchLabel), { target: { value: family } });
  const field = within(await palette()).getByRole("combobox");
  await fireEvent.input(field, { target: { value: family } });
  await screen.findAllByRole("option");
  expect(screen.queryByText(t.contacts.others)).toBeNull();
});

test("the palette has a group for them", async () => {
  const { backend } = open("#/contacts");
  await screen.findByRole("grid", { name: t.contacts.list });
  const { given, family } = await backend.call("person", { id: OUTSIDE });
  const dialog = await palette();
  await fireEvent.input(within(dialog).getByRole("combobox"), { target: { value: `${given} ${family}` } });
  const group = await within(dialog).findByRole("group", { name: t.contacts.others });
  await fireEvent.click(within(group).getByRole("option"));
  await waitFor(() => {
    expect(location.hash).toBe(`#/staff/${OUTSIDE}`);
  });
});

test("hits with a typing error say so", async () => {
  const { backend } = open("#/contacts");
  await screen.findByRole("grid", { name: t.contacts.list });
  const view = await backend.call("people", { ...everyone("contacts"), offset: 0, limit: 1 });
  backend.on("people", ({ scope }) => ({
    ...view,
    rows:
      scope === "others"
        ? []
        : view.rows.map((row) => ({ ...row, matched: { field: "name", text: "", similar: true } })),
  }));
  await fireEvent.input(screen.getByLabelText(t.contacts.searchLabel), { target: { value: "ashdwon" } });
  expect(await screen.findByText(t.contacts.similar)).toBeTruthy();
  const dialog = await palette();
  await fireEvent.input(within(dialog).getByRole("combobox"), { target: { value: "ashdwon" } });
  expect(await within(dialog).findByText(/^Similar · /)).toBeTruthy();
});

test("a key pins somebody, who is then at hand in Contacts and in the palette", async () => {
  const { backend, container } = open("#/contacts/p-30");
  await screen.findByRole("heading", { name: "Covered by" });
  const { given, family } = await backend.call("person", { id: "p-30" });
  const name = `${given} ${family}`;
  await fireEvent.keyDown(document.body, { key: "p" });
  const strip = await screen.findByRole("list", { name: t.atHand.title });
  expect(within(strip).getByRole("button", { name: new RegExp(family) })).toBeTruthy();
  expect(screen.getAllByText(t.atHand.nowPinned(name)).length).toBeGreaterThan(0);
  expect(await faults(container)).toEqual([]);
  const group = await within(await palette()).findByRole("group", { name: t.atHand.pinned });
  expect(within(group).getByRole("option", { name: new RegExp(family) })).toBeTruthy();
  await fireEvent.click(within(group).getByRole("option"));
  await waitFor(() => {
    expect(screen.queryByRole("dialog")).toBeNull();
  });
  await fireEvent.keyDown(document.body, { key: "p" });
  await waitFor(() => {
    // They were looked at long enough to be at hand all the same.
    const strip = screen.queryByRole("list", { name: t.atHand.title });
    expect(strip === null ? null : within(strip).queryByText(t.atHand.pinned)).toBeNull();
  });
});

test("somebody looked at for a moment was opened, somebody stepped over was not", async () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"], shouldAdvanceTime: true });
  try {
    const { backend } = open("#/contacts/p-30");
    await screen.findByRole("heading", { name: "Covered by" });
    location.hash = "#/contacts/p-31";
    await vi.advanceTimersByTimeAsync(400);
    location.hash = "#/contacts/p-32";
    await vi.advanceTimersByTimeAsync(1200);
    expect((await backend.call("at_hand", {})).recent.map(({ person }) => person.id)).toEqual(["p-32"]);
  } finally {
    vi.useRealTimers();
  }
});
