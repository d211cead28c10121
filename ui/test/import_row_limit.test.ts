import { fireEvent, screen, waitFor } from "@testing-library/svelte";
import { expect, test } from "vitest";
import { settingsAtFirst } from "../src/generated/settings_at_first";
import { errorText, t } from "../src/i18n";
import { faults, open } from "./screen";

test("the limit of imported rows is a number, and an empty field is none", async () => {
  const asked: unknown[] = [];
  const { container } = open("#/settings", {}, (backend) => {
    backend.on("settings", () => ({ ...settingsAtFirst, importRowLimit: 500 }));
    backend.on("change_settings", (request) => {
      asked.push(request);
      return { command: "c", id: null };
    });
  });
  const field = await screen.findByLabelText<HTMLInputElement>(t.settings.importRowLimit);
  expect(field.value).toBe("500");
  for (const value of ["1000001", "1.5", "0"]) {
    await fireEvent.change(field, { target: { value } });
    expect((await screen.findByRole("alert")).textContent.trim()).toContain("1,000,000");
    expect(field.getAttribute("aria-invalid")).toBe("true");
  }
  await fireEvent.change(field, { target: { value: "20000" } });
  await fireEvent.change(field, { target: { value: "" } });
  await waitFor(() => {
    expect(asked).toEqual([{ importRowLimit: 20_000 }, { importRowLimit: 0 }]);
  });
  expect(screen.queryByRole("alert")).toBeNull();
  expect(await faults(container)).toEqual([]);
});

test("only system administrators change the limit, and without one the field is empty", async () => {
  open("#/settings", {}, (backend) => {
    backend.on("settings", () => ({ ...settingsAtFirst, canChange: false }));
  });
  const field = await screen.findByLabelText<HTMLInputElement>(t.settings.importRowLimit);
  expect([field.disabled, field.value]).toEqual([true, ""]);
});

test("a file with too many rows is refused with both numbers and who may change the limit", () => {
  const said = errorText({ code: "tooManyRows", file: "clients.csv", rows: 120_000, limit: 20_000 });
  for (const part of ["clients.csv", "120,000", "20,000", "system administrator", "Settings"])
    expect(said).toContain(part);
  expect([t.audit.values.importRowLimit("0"), t.audit.values.importRowLimit("20000")]).toEqual(["no limit", "20,000"]);
});
