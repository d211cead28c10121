import { expect, test } from "vitest";
import sprite from "../src/lib/icons.svg?raw";
import { initials, tint } from "../src/lib/avatar";
import { judge } from "../src/lib/dropped";
import { country, moment } from "../src/lib/format";
import { iconNames } from "../src/lib/icon_names";
import { pressed, shown } from "../src/lib/keys";
import { pieces } from "../src/lib/mark";

test("initials skip what stands before the name", () => {
  expect(initials("María José", "de la Cruz")).toBe("MC");
  expect(initials("Zoë", "Müller")).toBe("ZM");
  expect(initials("", "o’brien")).toBe("O");
  expect(tint("p-1")).toBe(tint("p-1"));
});

test("a hit is marked whatever its case and accents", () => {
  expect(pieces("Zoë Müller", "mull")).toEqual([
    { text: "Zoë ", hit: false },
    { text: "Müll", hit: true },
    { text: "er", hit: false },
  ]);
  expect(pieces("Ashdown", "")).toEqual([{ text: "Ashdown", hit: false }]);
});

test("every icon name has a drawing", () => {
  for (const name of iconNames) expect(sprite).toContain(`id="i-${name}"`);
});

test("what is dropped is judged by its names", () => {
  expect(judge(["/home/anna/clients.csv"])).toEqual({
    kind: "file",
    path: "/home/anna/clients.csv",
    name: "clients.csv",
  });
  expect(judge(["C:\\Users\\Anna\\clients.csv"])).toMatchObject({ kind: "file", name: "clients.csv" });
  expect(judge(["/a.csv", "/b.csv"])).toEqual({ kind: "several" });
  expect(judge(["/home/anna/holiday.jpeg"])).toEqual({ kind: "picture", path: "/home/anna/holiday.jpeg" });
  expect(judge(["/home/anna/Documents"])).toEqual({ kind: "folder" });
});

test("a shortcut is its keys and nothing more", () => {
  const undo = { key: "z", mod: true } as const;
  const press = (init: KeyboardEventInit) => pressed(new KeyboardEvent("keydown", { key: "z", ...init }), undo);
  expect(press({ ctrlKey: true })).toBe(true);
  expect(press({ ctrlKey: true, shiftKey: true, key: "Z" })).toBe(false);
  expect(press({ ctrlKey: true, altKey: true })).toBe(false);
  expect(pressed(new KeyboardEvent("keydown", { key: "?", shiftKey: true }), { key: "?" })).toBe(true);
  expect(shown({ key: "i", mod: true, shift: true })).toBe("Ctrl Shift I");
});

test("moments are told as a reader says them", () => {
  const now = new Date(2026, 10, 22, 12, 0);
  expect(moment(new Date(2026, 10, 22, 9, 5).getTime() * 1000, now, { today: "Today" })).toBe("Today 09:05");
  expect(moment(new Date(2026, 10, 14).getTime() * 1000, now, { today: "Today" })).toBe("14 Nov");
  expect(moment(new Date(2025, 10, 14).getTime() * 1000, now, { today: "Today" })).toBe("14 Nov 2025");
  expect(country("GB")).toBe("United Kingdom");
});
