import { fireEvent, screen, waitFor } from "@testing-library/svelte";
import { expect, test } from "vitest";
import { settingsAtFirst } from "../src/generated/settings_at_first";
import { t } from "../src/i18n";
import { faults, open } from "./screen";

test("a system administrator of a firm with a hub says how long devices work without it", async () => {
  const asked: unknown[] = [];
  const { container } = open("#/settings?part=firm", { attached: true }, (backend) => {
    backend.on("settings", () => ({ ...settingsAtFirst, leaseDays: 21 }));
    backend.on("change_settings", (wish) => {
      asked.push(wish);
      return { command: "1", id: null };
    });
  });
  const field = await screen.findByLabelText<HTMLInputElement>(t.settings.leaseDays);
  expect(field.value).toBe("21");
  expect(await faults(container)).toEqual([]);
  await fireEvent.change(field, { target: { value: "6" } });
  expect((await screen.findByRole("alert")).textContent).toContain("from 7 to 90");
  expect(asked).toEqual([]);
  await fireEvent.change(field, { target: { value: "30" } });
  await waitFor(() => {
    expect(asked).toEqual([{ leaseDays: 30 }]);
  });
});

test("a firm without a hub is not asked", async () => {
  open("#/settings?part=firm", { attached: false });
  await screen.findByLabelText(t.settings.importRowLimit);
  expect(screen.queryByLabelText(t.settings.leaseDays)).toBeNull();
});
