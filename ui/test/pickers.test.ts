import { fireEvent, screen, waitFor, within } from "@testing-library/svelte";
import { expect, test } from "vitest";
import { faults, open } from "./screen";
import { everyone } from "../src/features/people/people.svelte";
import type { PersonRow } from "../src/generated/PersonRow";

const nameOf = (row: PersonRow | undefined): string => `${row?.given ?? ""} ${row?.family ?? ""}`.trim();

test("people who are in a team are not offered for it, and namesakes can be told apart", async () => {
  const { backend } = open("#/teams/team-0", { people: 30 });
  const [member] = (await backend.call("people", { ...everyone("staff"), team: "team-0", offset: 0, limit: 1 })).rows;
  const ask = { ...everyone("staff"), outsideTeam: "team-0", offset: 0, limit: 60 };
  const offered = await backend.call("people", ask);
  expect(offered.total).toBeGreaterThan(0);
  expect(offered.rows.some((row) => row.id === member?.id || row.status === "inactive")).toBe(false);
  await fireEvent.click((await screen.findAllByRole("button", { name: /^Add staff to/ }))[0] as HTMLElement);
  const dialog = await screen.findByRole("dialog");
  const grid = await within(dialog).findByRole("grid");
  await waitFor(() => {
    expect(grid.getAttribute("aria-rowcount")).toBe(String(offered.total + 1));
  });
  const [first] = offered.rows;
  const line = await within(grid).findByRole("row", { name: new RegExp(nameOf(first)) });
  expect(within(line).getByText(first?.email ?? "")).toBeTruthy();
  expect(within(line).getByText("Active")).toBeTruthy();
  expect(within(grid).queryByRole("row", { name: new RegExp(member?.email ?? "-") })).toBeNull();
  expect(await faults(dialog)).toEqual([]);
});

test("all that are chosen are those who were seen", async () => {
  open("#/teams/team-0", { people: 30 });
  await fireEvent.click((await screen.findAllByRole("button", { name: /^Add staff to/ }))[0] as HTMLElement);
  const dialog = await screen.findByRole("dialog");
  const grid = await within(dialog).findByRole("grid");
  await waitFor(() => {
    expect(within(grid).getAllByRole("row").length).toBeGreaterThan(1);
  });
  const total = Number(grid.getAttribute("aria-rowcount")) - 1;
  await fireEvent.click(within(grid).getByRole("checkbox", { name: "Select all" }));
  expect(within(dialog).getByRole("button", { name: new RegExp(`Add ${String(total)}`) })).toBeTruthy();
  await fireEvent.input(within(dialog).getByRole("searchbox"), { target: { value: "a" } });
  await waitFor(() => {
    expect(within(dialog).queryByRole("button", { name: new RegExp(`Add \\d+`) })).toBeNull();
  });
});

test("a person is not asked into a team they are in", async () => {
  const { backend } = open("#/clients");
  const grid = await screen.findByRole("grid", { name: "Clients" });
  const [row] = (await backend.call("people", { ...everyone("clients"), offset: 0, limit: 1 })).rows;
  const [button] = await within(grid).findAllByRole("button", { name: /^Actions for/ });
  await fireEvent.click(button as HTMLElement);
  await fireEvent.click(await screen.findByRole("menuitem", { name: /^Add to team/, hidden: true }));
  const dialog = await screen.findByRole("dialog");
  const choice = await within(dialog).findByRole("combobox");
  const names = within(choice)
    .getAllByRole("option")
    .map((option) => option.textContent);
  const all = await backend.call("teams", {});
  expect(names).toEqual(all.map(({ name }) => name).filter((name) => row?.teams.includes(name) === false));
});

test.each(["clients", "staff"] as const)("hits with a typing error are marked among %s", async (scope) => {
  const { backend } = open(`#/${scope}`);
  const grid = await screen.findByRole("grid", { name: scope === "clients" ? "Clients" : "Staff" });
  const ask = { ...everyone(scope), offset: 0, limit: 1 };
  const { rows } = await backend.call("people", ask);
  const [row] = rows.map((one) => ({
    ...one,
    matched: { field: "name" as const, text: nameOf(one), similar: true },
  }));
  expect(within(grid).queryByText("Similar")).toBeNull();
  backend.on("people", () =>
    Promise.resolve({ total: 1, offset: 0, capped: false, rows: row === undefined ? [] : [row] }),
  );
  await fireEvent.input(screen.getByRole("searchbox"), { target: { value: "zzzzz" } });
  expect(await within(grid).findByText("Similar")).toBeTruthy();
});
