import { fireEvent, screen, waitFor, within } from "@testing-library/svelte";
import { describe, expect, test } from "vitest";
import { Sorted } from "../src/shell/sorted.svelte";
import { faults, open } from "./screen";

describe("a short list", () => {
  const rows = [
    { name: "Team 10", size: 3 },
    { name: "", size: 1 },
    { name: "team 2", size: 3 },
    { name: "Änne", size: 7 },
  ];
  const order = (): Sorted<(typeof rows)[number]> =>
    new Sorted({ name: (row) => row.name, size: (row) => row.size }, { by: "name", descending: false });
  const names = (sorted: Sorted<(typeof rows)[number]>): string[] => sorted.of(rows).map((row) => row.name);

  test("goes by names as people count them, without a name last", () => {
    const sorted = order();
    // As they came, until somebody asks for another order.
    expect(sorted.of(rows)).toBe(rows);
    sorted.by("name");
    expect(names(sorted)).toEqual(["Team 10", "team 2", "Änne", ""]);
    sorted.by("name");
    expect(names(sorted)).toEqual(["Änne", "team 2", "Team 10", ""]);
  });

  test("begins with the highest number, and keeps equal rows as they came", () => {
    const sorted = order();
    sorted.by("size", true);
    expect(sorted.sort).toEqual({ by: "size", descending: true });
    expect(names(sorted)).toEqual(["Änne", "Team 10", "team 2", ""]);
    sorted.by("size", true);
    expect(names(sorted)).toEqual(["", "Team 10", "team 2", "Änne"]);
  });
});

const names = (table: HTMLElement): (string | undefined)[] =>
  within(table)
    .getAllByRole("row")
    .slice(1)
    .map((row) => within(row).getByRole("link").textContent.trim());

test("teams sort by how many clients they have", async () => {
  const { backend, container } = open("#/teams");
  const table = await screen.findByRole("table", { name: "Client teams" });
  const all = await backend.call("teams", {});
  const head = within(table).getByRole("columnheader", { name: "Clients" });
  await fireEvent.click(within(head).getByRole("button"));
  expect(head.getAttribute("aria-sort")).toBe("descending");
  const expected = all.toSorted((a, b) => b.clients - a.clients).map(({ name }) => name);
  expect(names(table).map((text) => expected.find((name) => text?.startsWith(name)))).toEqual(expected);
  await fireEvent.click(within(head).getByRole("button"));
  expect(head.getAttribute("aria-sort")).toBe("ascending");
  expect(within(table).getByRole("columnheader", { name: "Name" }).getAttribute("aria-sort")).toBeNull();
  expect(await faults(container)).toEqual([]);
});

test("clients sort by address, and turned round", async () => {
  const { backend } = open("#/clients");
  const asked: string[] = [];
  backend.on("people", (request) => {
    asked.push(`${request.sort} ${request.descending ? "down" : "up"}`);
    return Promise.resolve({ total: 0, offset: 0, rows: [], capped: false });
  });
  const grid = await screen.findByRole("grid", { name: "Clients" });
  const head = within(grid).getByRole("columnheader", { name: "E-mail" });
  await fireEvent.click(within(head).getByRole("button"));
  await waitFor(() => {
    expect(asked).toContain("email up");
  });
});

test("clients show when they were added, and sort by it", async () => {
  const { backend } = open("#/clients");
  const grid = await screen.findByRole("grid", { name: "Clients" });
  await within(grid).findAllByText("4 Mar 2021");
  const asked: string[] = [];
  backend.on("people", (request) => {
    asked.push(request.sort);
    return Promise.resolve({ total: 0, offset: 0, rows: [], capped: false });
  });
  const head = within(grid).getByRole("columnheader", { name: "Added" });
  await fireEvent.click(within(head).getByRole("button"));
  await waitFor(() => {
    expect(asked).toContain("created");
  });
});

test("the audit begins with the oldest once it is turned round", async () => {
  const { backend } = open("#/audit");
  const asked: boolean[] = [];
  const row = {
    id: "a",
    at: 1,
    actor: "Anna",
    verb: "addClient" as const,
    what: "Bo",
    with: "",
    count: null,
    undo: false,
    redo: false,
    undone: false,
  };
  backend.on("audit", (request) => {
    asked.push(request.oldestFirst);
    return Promise.resolve({ total: 1, rows: [row] });
  });
  backend.emit({ kinds: ["people"], ids: [] });
  const grid = await screen.findByRole("grid", { name: "Audit" });
  const head = within(grid).getByRole("columnheader", { name: "When" });
  expect(head.getAttribute("aria-sort")).toBe("descending");
  await fireEvent.click(within(head).getByRole("button"));
  await waitFor(() => {
    expect(asked.at(-1)).toBe(true);
  });
  expect(head.getAttribute("aria-sort")).toBe("ascending");
});
