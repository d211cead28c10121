import { fireEvent, screen } from "@testing-library/svelte";
import { expect, test } from "vitest";
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
    { example: false, file: "clients template.csv" },
    { example: true, file: "clients example.csv" },
  ]);
  expect(await faults(container)).toEqual([]);
});

test("a template that cannot be written is told", async () => {
  const { backend } = open("#/import");
  backend.on("save_template", () => Promise.reject({ code: "file", file: "clients.csv", problem: "noPermission" }));
  await fireEvent.click(await screen.findByRole("button", { name: "Save a template" }));
  expect((await screen.findAllByText(/clients\.csv/)).length).toBeGreaterThan(0);
});
