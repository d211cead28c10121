import { fireEvent, screen, waitFor } from "@testing-library/svelte";
import { expect, test } from "vitest";
import { chosen } from "../src/backend/fake_files";
import { faults, open } from "./screen";

test("the first screen of an import saves a template and an example", async () => {
  const { backend, container } = open("#/import");
  const saved: unknown[] = [];
  backend.on("save_template", (request) => {
    saved.push(request);
    return Promise.resolve({ file: request.file, rows: 0 });
  });
  await fireEvent.click(await screen.findByRole("button", { name: "Save a template" }));
  expect((await screen.findAllByText(/^clients template\.csv saved/)).length).toBeGreaterThan(0);
  await fireEvent.click(screen.getByRole("button", { name: "Save an example" }));
  expect((await screen.findAllByText(/made-up people/)).length).toBeGreaterThan(0);
  expect(saved).toEqual([
    { listed: "clients", language: "en", example: false, file: "clients template.csv" },
    { listed: "clients", language: "en", example: true, file: "clients example.csv" },
  ]);
  await fireEvent.click(screen.getByRole("radio", { name: "Staff" }));
  await fireEvent.click(screen.getByRole("button", { name: "Save a template" }));
  expect((await screen.findAllByText(/^staff template\.csv saved/)).length).toBeGreaterThan(0);
  expect(saved.at(-1)).toMatchObject({ listed: "staff", file: "staff template.csv" });
  expect(await faults(container)).toEqual([]);
});

test("a template that cannot be written is told", async () => {
  const { backend } = open("#/import");
  backend.on("save_template", () => Promise.reject({ code: "file", file: "clients.csv", problem: "noPermission" }));
  await fireEvent.click(await screen.findByRole("button", { name: "Save a template" }));
  expect((await screen.findAllByText(/clients\.csv/)).length).toBeGreaterThan(0);
});

test("a file dropped on the staff lists staff, which the check can change", async () => {
  const { backend } = open("#/staff");
  await screen.findByRole("grid", { name: "Staff" });
  backend.drop({ type: "enter", names: ["people.csv"] });
  backend.drop({ type: "drop", names: ["people.csv"], file: chosen("people.csv") });
  const lists = await screen.findByLabelText<HTMLSelectElement>("Lists");
  expect(lists.value).toBe("staff");
  const fields = (): (string | null)[] =>
    [...(screen.getAllByLabelText<HTMLSelectElement>(/^Field for/)[0]?.options ?? [])].map(
      (option) => option.textContent,
    );
  expect(fields()).toContain("Role");
  await fireEvent.change(lists, { target: { value: "clients" } });
  await waitFor(() => {
    expect(fields()).not.toContain("Role");
  });
});
