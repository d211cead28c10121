import { fireEvent, render, screen, waitFor } from "@testing-library/svelte";
import { expect, test, vi } from "vitest";
import { fakeBackend } from "../src/backend/fake";
import type { PeopleList } from "../src/features/people/people.svelte";
import GridHost from "./GridHost.svelte";

async function grid(people = 437, more: { look?: "table" | "list"; onopen?: (id: string) => void } = {}) {
  const backend = fakeBackend({ people });
  let list: PeopleList | undefined;
  render(GridHost, { backend, ...more, onlist: (made: PeopleList) => (list = made) });
  const element = screen.getByRole("grid", { name: "People" });
  await waitFor(() => {
    expect(element.querySelectorAll("[aria-rowindex]").length).toBeGreaterThan(10);
    expect(element.querySelector('[data-row="0"]')?.textContent).not.toBe("");
  });
  return { backend, element, list };
}

const cell = (row: number, column: number): HTMLElement => {
  const found = document.querySelector(`[data-row="${String(row)}"] [aria-colindex="${String(column)}"]`);
  if (!(found instanceof HTMLElement)) throw new Error(`no cell ${String(row)}, ${String(column)}`);
  return found;
};

/** Presses a key where the focus is. */
async function press(key: string, more: KeyboardEventInit = {}): Promise<void> {
  await fireEvent.keyDown(document.activeElement ?? document.body, { key, ...more });
  await waitFor(() => {
    expect(document.activeElement?.getAttribute("tabindex")).toBe("0");
  });
}

const place = (): [string | null | undefined, string | null | undefined] => [
  document.activeElement?.closest("[data-row]")?.getAttribute("data-row"),
  document.activeElement?.getAttribute("aria-colindex"),
];

test("counts and places come from the data, not from what is drawn", async () => {
  const { element } = await grid(437);
  expect(element.getAttribute("aria-rowcount")).toBe("436"); // 435 contacts and the header
  expect(element.getAttribute("aria-colcount")).toBe("3");
  expect(element.getAttribute("aria-multiselectable")).toBe("true");
  expect(document.querySelector('[data-row="0"]')?.getAttribute("aria-rowindex")).toBe("2");
  expect(screen.getByRole("columnheader", { name: "Name" }).getAttribute("aria-sort")).toBe("ascending");
});

test("is one tab stop", async () => {
  const { element } = await grid();
  expect(element.querySelectorAll('[tabindex="0"]')).toHaveLength(1);
  cell(0, 2).focus();
  await press("ArrowDown");
  await press("ArrowRight");
  expect(element.querySelectorAll('[tabindex="0"]')).toHaveLength(1);
  expect(place()).toEqual(["1", "3"]);
});

test("arrows, Home, End and pages move the focus", async () => {
  await grid();
  cell(0, 1).focus();
  await press("End");
  expect(place()).toEqual(["0", "3"]);
  await press("Home");
  expect(place()).toEqual(["0", "1"]);
  await press("PageDown");
  expect(place()).toEqual(["19", "1"]);
  await press("PageUp");
  expect(place()).toEqual(["0", "1"]);
  await press("End", { ctrlKey: true });
  expect(place()).toEqual(["434", "3"]);
  await press("Home", { ctrlKey: true });
  expect(place()).toEqual(["0", "1"]);
  await press("ArrowUp");
  expect(place()).toEqual(["-1", "1"]);
});

test("a heading sorts with Enter", async () => {
  await grid();
  cell(-1, 2).focus();
  await press("Enter");
  expect(screen.getByRole("columnheader", { name: "Name" }).getAttribute("aria-sort")).toBe("descending");
});

test("Space selects, Shift+arrows select a range, Ctrl+A all, Escape none", async () => {
  const { element } = await grid();
  const selected = () => element.querySelectorAll('[aria-selected="true"]').length;
  cell(0, 2).focus();
  await press(" ");
  expect(document.querySelector('[data-row="0"]')?.getAttribute("aria-selected")).toBe("true");
  await press("ArrowDown", { shiftKey: true });
  await press("ArrowDown", { shiftKey: true });
  await waitFor(() => {
    expect(selected()).toBe(3);
  });
  await press("a", { ctrlKey: true });
  expect(selected()).toBe(element.querySelectorAll("[aria-selected]").length);
  await press("Escape");
  expect(selected()).toBe(0);
});

test("Enter opens the row", async () => {
  const onopen = vi.fn<(id: string) => void>();
  const { list } = await grid(60, { onopen });
  cell(2, 2).focus();
  await press("Enter");
  expect(onopen).toHaveBeenCalledExactlyOnceWith(list?.rows.at(2)?.id);
});

test("the focus stays on its row when the row leaves the window", async () => {
  const { element } = await grid(5000);
  cell(3, 2).focus();
  element.scrollTop = 60_000;
  await fireEvent.scroll(element);
  await waitFor(() => {
    expect(element.querySelector('[data-row="1670"]')).not.toBeNull();
  });
  expect(element.querySelector('[data-row="40"]')).toBeNull();
  expect(place()).toEqual(["3", "2"]);
});

test("the focus follows its row when rows change", async () => {
  const { backend, list } = await grid(60);
  const before = list?.rows.at(5)?.id;
  cell(5, 2).focus();
  await backend.call("add_person", {
    kind: "client",
    given: "Aaron",
    family: "Aa",
    middleNames: "",
    jobTitle: "",
    company: "",
    note: "",
    language: "",
    email: "aaron@example.com",
    phone: "",
    identifier: "",
    arrival: "quiet",
    message: "",
    teams: [],
    book: null,
  });
  await waitFor(() => {
    expect(list?.rows.at(6)?.id).toBe(before);
    expect(place()).toEqual(["6", "2"]);
  });
});

test("100,000 rows need few elements, at the top and at the end", async () => {
  const { element } = await grid(100_000);
  expect(Number(element.getAttribute("aria-rowcount"))).toBeGreaterThan(99_000);
  expect(document.querySelectorAll("*").length).toBeLessThan(2000);
  cell(0, 2).focus();
  await press("End", { ctrlKey: true });
  await waitFor(() => {
    expect(document.activeElement?.closest("[data-row]")?.textContent).toContain("Yardley");
  });
  expect(document.querySelectorAll("*").length).toBeLessThan(2000);
});

test("as a list it moves by row and the current row follows", async () => {
  const { element } = await grid(60, { look: "list" });
  expect(element.querySelector('[role="columnheader"]')).toBeNull();
  const first = element.querySelector<HTMLElement>('[data-row="0"]');
  first?.focus();
  await press("ArrowDown");
  await waitFor(() => {
    expect(document.activeElement?.getAttribute("data-row")).toBe("1");
    expect(document.activeElement?.getAttribute("aria-selected")).toBe("true");
  });
});
