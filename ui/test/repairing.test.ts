import { fireEvent, screen, waitFor, within } from "@testing-library/svelte";
import { expect, test } from "vitest";
import { chosen } from "../src/backend/fake_files";
import { faults, open } from "./screen";

async function checking() {
  const page = open("#/clients");
  await screen.findByRole("grid", { name: "Clients" });
  page.backend.drop({ type: "enter", names: ["clients.csv"] });
  page.backend.drop({ type: "drop", names: ["clients.csv"], file: chosen("clients.csv") });
  const grid = await screen.findByRole("grid", { name: /Rows of/ });
  return { ...page, grid };
}

/** The cell in this column of the first row, with the focus on it. */
async function cellOf(grid: HTMLElement, column: number): Promise<HTMLElement> {
  const cell = await waitFor(() => {
    const found = grid.querySelector<HTMLElement>(`[data-row="0"] [aria-colindex="${String(column)}"]`);
    if (found === null || found.textContent === "") throw new Error("the row is not there yet");
    return found;
  });
  cell.focus();
  await fireEvent.focusIn(cell);
  return cell;
}

test("cells are edited in place, rows left out, and each is taken back", async () => {
  const { container, grid } = await checking();
  const cell = await cellOf(grid, 2);
  const before = cell.textContent;
  await fireEvent.keyDown(cell, { key: "F2" });
  const field = await within(grid).findByRole<HTMLInputElement>("textbox");
  expect(field.getAttribute("aria-label")).toMatch(/^Row \d+, /);
  expect(await faults(container)).toEqual([]);
  await fireEvent.input(field, { target: { value: "Somebody" } });
  await fireEvent.keyDown(field, { key: "Enter" });
  expect(await screen.findByText("1 cell changed")).toBeDefined();
  expect((await cellOf(grid, 2)).textContent).toContain("Somebody");
  // Esc keeps what is there.
  await fireEvent.keyDown(await cellOf(grid, 2), { key: "Enter" });
  const again = await within(grid).findByRole<HTMLInputElement>("textbox");
  await fireEvent.input(again, { target: { value: "Nobody" } });
  await fireEvent.keyDown(again, { key: "Escape" });
  await waitFor(() => {
    expect(within(grid).queryByRole("textbox")).toBeNull();
  });
  await fireEvent.keyDown(await cellOf(grid, 2), { key: "Delete" });
  expect(await screen.findByText("1 cell changed, 1 row left out")).toBeDefined();
  await fireEvent.keyDown(window, { key: "z", ctrlKey: true });
  expect(await screen.findByText("1 cell changed")).toBeDefined();
  await fireEvent.keyDown(window, { key: "z", ctrlKey: true });
  await waitFor(() => {
    expect(screen.queryByText("1 cell changed")).toBeNull();
  });
  expect((await cellOf(grid, 2)).textContent).toBe(before);
});

test("reading the file anew asks before it drops what was changed", async () => {
  const { grid } = await checking();
  await fireEvent.keyDown(await cellOf(grid, 2), { key: "Delete" });
  expect(await screen.findByText("1 row left out")).toBeDefined();
  const header = screen.getByLabelText<HTMLSelectElement>("Header");
  const before = header.value;
  await fireEvent.change(header, { target: { value: "0" } });
  expect(await screen.findByRole("dialog", { name: "Discard your changes?" })).toBeDefined();
  await fireEvent.click(screen.getByRole("button", { name: "Keep changes" }));
  expect(screen.getByText("1 row left out")).toBeDefined();
  expect(header.value).toBe(before);
});

test("a text is replaced in a column", async () => {
  const { backend, container } = await checking();
  const asked: unknown[] = [];
  backend.on("import_edit", ({ edit }) => {
    asked.push(edit);
    throw { code: "notFound" };
  });
  await fireEvent.click(screen.getByRole("button", { name: "Replace…" }));
  await fireEvent.input(await screen.findByLabelText("Find"), { target: { value: "a" } });
  await fireEvent.input(screen.getByLabelText("Replace with"), { target: { value: "b" } });
  expect(await faults(container)).toEqual([]);
  await fireEvent.click(screen.getByRole("button", { name: "Replace all" }));
  await waitFor(() => {
    expect(asked).toEqual([{ kind: "replace", column: 0, find: "a", with: "b" }]);
  });
});
