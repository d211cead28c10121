import { fireEvent, screen, waitFor, within } from "@testing-library/svelte";
import { expect, test } from "vitest";
import { t } from "../src/i18n";
import { byDay, dayName, looks, sentence } from "../src/features/notices/notice";
import type { NoticeKind } from "../src/generated/NoticeKind";
import type { NoticeView } from "../src/generated/NoticeView";
import { faults, open } from "./screen";

const plain: NoticeView = {
  id: "1.1",
  at: 0,
  read: false,
  kind: "welcome",
  person: null,
  team: null,
  people: 1,
  import: null,
  title: "",
  text: "",
  figures: null,
};

const row = (name: RegExp): Promise<HTMLElement> => screen.findByRole("button", { name });

test("every kind of notice is one sentence, with or without a name", () => {
  const person = { id: "p", name: "Cora Hale" };
  for (const kind of Object.keys(looks) as NoticeKind[]) {
    const title = kind === "announcement" ? "Closed on Friday" : "";
    for (const notice of [
      { ...plain, kind, title },
      { ...plain, kind, title, person, people: 2 },
    ]) {
      const text = sentence(notice, "Harcourt & Lane");
      expect(text, kind).toMatch(/^[A-Z0-9].{6}/);
      expect(text, kind).not.toMatch(/undefined|null|NaN/);
    }
  }
  expect(sentence({ ...plain, kind: "clientJoined" }, "")).toMatch(/^Someone/);
  expect(sentence({ ...plain, kind: "expired", person, people: 3 }, "")).toContain("3 invitations");
});

test("notices stand by day", () => {
  const now = new Date(2026, 10, 23, 12, 0);
  const at = (day: number, hour: number): number => new Date(2026, 10, day, hour).getTime() * 1000;
  expect([at(23, 1), at(22, 23), at(16, 8)].map((micros) => dayName(micros, now))).toEqual([
    "Today",
    "Yesterday",
    "16 Nov",
  ]);
  const rows = [at(23, 9), at(23, 8), at(22, 8)].map((micros) => ({ ...plain, at: micros }));
  expect(byDay(rows, now).map(({ day, rows: ofDay }) => [day, ofDay.length])).toEqual([
    ["Today", 2],
    ["Yesterday", 1],
  ]);
});

test("what is unread has a number, and opening is reading", async () => {
  const { container, backend } = open("#/notices");
  await row(/Cora Hale has joined/);
  expect(await faults(container)).toEqual([]);
  await screen.findByRole("link", { name: "Notices 3" });
  await fireEvent.click(await row(/Your week/));
  const dialog = await screen.findByRole("dialog", { name: t.notices.weekTitle });
  expect(within(dialog).getByText("212")).toBeTruthy();
  expect(await faults(container)).toEqual([]);
  await screen.findByRole("link", { name: "Notices 2" });
  await fireEvent.click(within(dialog).getByRole("button", { name: "Close" }));
  await fireEvent.click(screen.getByRole("button", { name: t.notices.markAll }));
  await screen.findByRole("link", { name: "Notices" });
  expect(screen.getByRole("button", { name: t.notices.markAll }).getAttribute("aria-disabled")).toBe("true");
  expect(backend.calls).toContain("read_all_notices");
});

test("arrows move between notices, of which one is a stop", async () => {
  const { container } = open("#/notices");
  (await row(/Cora Hale has joined/)).focus();
  const page = container.querySelector(".told");
  await fireEvent.keyDown(document.activeElement ?? document.body, { key: "ArrowDown" });
  expect(document.activeElement?.textContent).toContain("bounced");
  await fireEvent.keyDown(document.activeElement ?? document.body, { key: "End" });
  expect(document.activeElement?.textContent).toContain("Welcome");
  expect(page?.querySelectorAll(".told-row[tabindex='0']").length).toBe(1);
});

test("whoever was told nothing is told so, and a problem can be tried again", async () => {
  const first = open("#/notices", {}, (backend) => {
    backend.on("notices", () => ({ rows: [], total: 0, unread: 0 }));
  });
  await screen.findByRole("heading", { name: t.notices.emptyTitle });
  expect(await faults(first.container)).toEqual([]);
  first.close();
  open("#/notices", {}, (backend) => {
    backend.on("notices", () => {
      throw { code: "disk" };
    });
  });
  await screen.findByRole("button", { name: t.app.tryAgain });
});

test("who cannot speak to everybody is not offered to", async () => {
  open("#/notices", { systemAdmin: false });
  await row(/Cora Hale has joined/);
  expect(screen.queryByRole("button", { name: t.notices.new })).toBeNull();
  await fireEvent.keyDown(document.body, { key: "k", ctrlKey: true });
  const palette = await screen.findByRole("dialog", { name: "Search and commands" });
  await fireEvent.input(within(palette).getByRole("combobox"), { target: { value: "announcement" } });
  expect(within(palette).queryByRole("option", { name: t.commands.announce })).toBeNull();
});

test("words go to those who were chosen in a list", async () => {
  const { backend } = open("#/clients");
  const asked: { users: readonly string[]; staff: boolean }[] = [];
  backend.on("announcement", (request) => {
    asked.push(request);
    return { recipients: request.users.length, title: request.title, text: request.text };
  });
  const grid = await screen.findByRole("grid", { name: "Clients" });
  await screen.findByText("35 clients");
  await fireEvent.click(within(grid).getByRole("checkbox", { name: "Select all" }));
  const bar = await screen.findByRole("toolbar", { name: /selected$/ });
  await fireEvent.click(within(bar).getByRole("button", { name: "More" }));
  await fireEvent.click(await screen.findByRole("menuitem", { name: t.announcing.toChosen, hidden: true }));
  const dialog = await screen.findByRole("dialog", { name: t.announcing.title });
  expect(within(dialog).getByRole<HTMLInputElement>("checkbox", { name: t.announcing.chosen(35) }).checked).toBe(true);
  await within(dialog).findByText("35 people will receive it.");
  expect(asked.at(-1)).toMatchObject({ staff: false });
  expect(asked.at(-1)?.users).toHaveLength(35);
});

test("an announcement tells how many will read it before it is sent", async () => {
  const { container, backend } = open("#/notices");
  await row(/Cora Hale has joined/);
  await fireEvent.click(screen.getByRole("button", { name: t.notices.new }));
  const dialog = await screen.findByRole("dialog", { name: t.announcing.title });
  const send = (): HTMLButtonElement => within(dialog).getByRole("button", { name: /^Send to/ });
  await within(dialog).findByText("21 people will receive it.");
  await fireEvent.click(send());
  await within(dialog).findByText("Enter a title and a text.");
  await fireEvent.click(within(dialog).getByRole("checkbox", { name: t.announcing.clients }));
  await within(dialog).findByText("233 people will receive it.");
  await fireEvent.click(within(dialog).getByRole("checkbox", { name: t.announcing.staff }));
  await fireEvent.click(within(dialog).getByRole("checkbox", { name: t.announcing.clients }));
  await within(dialog).findByText(t.announcing.nobody);
  await fireEvent.click(within(dialog).getByRole("checkbox", { name: t.announcing.staff }));
  await fireEvent.input(within(dialog).getByLabelText(t.announcing.heading), { target: { value: "Closed" } });
  await fireEvent.input(within(dialog).getByLabelText(t.announcing.text), {
    target: { value: "Dear <First Name>" },
  });
  await within(dialog).findByText("Dear Anna");
  expect(await faults(container)).toEqual([]);
  await fireEvent.click(send());
  await waitFor(() => {
    expect(screen.queryByRole("dialog", { name: t.announcing.title })).toBeNull();
  });
  expect(backend.calls).toContain("announce");
});

test("a reader without administration has notices and announces nothing", async () => {
  open("#/notices", { admin: false });
  await row(/Cora Hale has joined/);
  expect(screen.queryByRole("button", { name: t.notices.new })).toBeNull();
  await fireEvent.click(await row(/Cora Hale has joined/));
  await waitFor(() => {
    expect(location.hash).toBe("#/contacts/p-30");
  });
});

test("the firm writes its welcome, and the reader turns the week off", async () => {
  const { backend } = open("#/settings?part=books");
  const welcome = await screen.findByLabelText(t.noticeSettings.welcome);
  await fireEvent.change(welcome, { target: { value: "Hello {first name}" } });
  await waitFor(() => {
    expect(backend.calls).toContain("change_settings");
  });
  const weekly = screen.getByRole<HTMLInputElement>("checkbox", { name: t.noticeSettings.weekly });
  await waitFor(() => {
    expect(weekly.disabled).toBe(false);
  });
  await fireEvent.click(weekly);
  await waitFor(() => {
    expect(backend.calls).toContain("choose_notices");
  });
  expect(weekly.checked).toBe(false);
});
