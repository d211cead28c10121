import { fireEvent, screen, waitFor } from "@testing-library/svelte";
import { expect, test } from "vitest";
import type { SettingsView } from "../src/generated/SettingsView";
import { settingsAtFirst } from "../src/generated/settings_at_first";
import { formatIn, hour } from "../src/lib/format";
import { t } from "../src/i18n";
import { faults, open } from "./screen";

const settings: SettingsView = { ...settingsAtFirst, reminders: true, reminderHour: "20" };

test("the hour of reminders is chosen where they are turned on", async () => {
  const asked: unknown[] = [];
  const { container } = open("#/settings?part=invitations", {}, (backend) => {
    backend.on("settings", () => settings);
    backend.on("change_settings", (request) => {
      asked.push(request);
      return { command: "c", id: null };
    });
  });
  const choice = await screen.findByLabelText<HTMLSelectElement>(t.settings.reminderHour);
  expect(choice.selectedOptions[0]?.textContent).toBe("20:00");
  expect(choice.options).toHaveLength(25);
  await fireEvent.change(choice, { target: { value: "8" } });
  await fireEvent.change(choice, { target: { value: "off" } });
  await waitFor(() => {
    expect(asked).toEqual([{ reminderHour: "8" }, { reminderHour: "off" }]);
  });
  expect(await faults(container)).toEqual([]);
});

test("without reminders there is no hour to choose", async () => {
  open("#/settings?part=invitations");
  await screen.findByRole("checkbox", { name: t.settings.reminders });
  expect(screen.queryByLabelText(t.settings.reminderHour)).toBeNull();
});

test("hours are those of the reader's language", () => {
  formatIn("en-US");
  expect(hour(20)).toMatch(/^08:00\sPM$/);
  formatIn("de-DE");
  expect(hour(8)).toBe("08:00");
  formatIn("en-GB");
});
