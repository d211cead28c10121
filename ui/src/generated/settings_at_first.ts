import type { SettingsView } from "./SettingsView";

export const settingsAtFirst: SettingsView = {
  "staff": "optional",
  "clients": "optional",
  "reminders": false,
  "reminderHour": "off",
  "books": false,
  "welcome": "",
  "importRowLimit": 0,
  "leaseDays": 14,
  "canChange": true
};
