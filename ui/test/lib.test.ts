import { describe, expect, test } from "vitest";
import sprite from "../src/lib/icons.svg?raw";
import { initials, tint } from "../src/lib/avatar";
import { t } from "../src/i18n";
import { isolating } from "../src/lib/isolate";
import { hasMixedScripts } from "../src/lib/scripts";
import { judge } from "../src/lib/dropped";
import { country, moment } from "../src/lib/format";
import { iconNames } from "../src/lib/icon_names";
import { pressed, shown } from "../src/lib/keys";
import { pieces } from "../src/lib/mark";
import { pastedCells } from "../src/lib/pasted";

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
  expect(judge(["clients.csv"])).toEqual({ kind: "file", name: "clients.csv" });
  expect(judge(["a.csv", "b.csv"])).toEqual({ kind: "several" });
  expect(judge(["holiday.jpeg"])).toEqual({ kind: "picture" });
  expect(judge(["Documents"])).toEqual({ kind: "folder" });
});

test("a shortcut is its keys and nothing more", () => {
  const undo = { key: "z", mod: true } as const;
  const press = (init: KeyboardEventInit) => pressed(new KeyboardEvent("keydown", { key: "z", ...init }), undo);
  expect(press({ ctrlKey: true })).toBe(true);
  expect(press({ ctrlKey: true, shiftKey: true, key: "Z" })).toBe(false);
  expect(press({ ctrlKey: true, altKey: true })).toBe(false);
  expect(pressed(new KeyboardEvent("keydown", { key: "?", shiftKey: true }), { key: "?" })).toBe(true);
  expect(shown({ key: "i", mod: true, shift: true }, { control: "Ctrl", shift: "Shift" })).toBe("Ctrl Shift I");
});

test("moments are told as a reader says them", () => {
  const now = new Date(2026, 10, 22, 12, 0);
  expect(moment(new Date(2026, 10, 22, 9, 5).getTime() * 1000, now, { today: "Today" })).toBe("Today 09:05");
  expect(moment(new Date(2026, 10, 14).getTime() * 1000, now, { today: "Today" })).toBe("14 Nov");
  expect(moment(new Date(2025, 10, 14).getTime() * 1000, now, { today: "Today" })).toBe("14 Nov 2025");
  expect(country("GB")).toBe("United Kingdom");
});

test("a name that runs from right to left keeps to its place in a sentence", () => {
  const said = isolating({
    saved: (who: { name: string }, count: number) => `${who.name}: ${String(count)}`,
    deep: { at: "x" },
  });
  expect(said.saved({ name: "Ana" }, 3)).toBe("Ana: 3");
  expect(said.saved({ name: "\u05d3\u05e0\u05d4" }, 3)).toBe("\u2068\u05d3\u05e0\u05d4\u2069: 3");
  expect(said.deep.at).toBe("x");
  expect(t.import.problemsFile("\u0645.csv")).toContain("\u2068");
});

test("an address with letters of two alphabets in one half is marked", () => {
  for (const [address, mixed] of [
    ["ana@example.com", false],
    ["zoë@müller.example", false],
    ["иван@example.com", false],
    ["\u0430na@example.com", true],
    ["ana@ex\u0430mple.com", true],
    ["an\u03b1@example.com", true],
    ["太郎taro@example.com", false],
    ["", false],
  ] as const)
    expect(hasMixedScripts(address), address).toBe(mixed);
});

describe("cells that were copied", () => {
  test("are taken as spreadsheets copy them", () => {
    const copied = 'First Name\tNote\r\nAnn\t"two\nlines"\r\n';
    expect(pastedCells(copied, "<table><tr><td>other</td></tr></table>")).toBe(copied);
    expect(pastedCells("Email\nann@example.com", "")).toBe("Email\nann@example.com");
  });
  test("are taken from a page where there is nothing else", () => {
    const page =
      '<p>Staff</p><table><tr><th>Name</th><th>Note</th></tr><tr><td>Ann <b>Roy</b></td><td>says "hi"</td></tr></table>';
    expect(pastedCells("Staff Name Note", page)).toBe('Name\tNote\nAnn Roy\t"says ""hi"""');
  });
  test("are several", () => {
    for (const text of ["", "  \n", "Ann Roy", "https://example.com"]) expect(pastedCells(text, "")).toBe("");
    expect(pastedCells("Ann", "<p>Ann</p>")).toBe("");
  });
});
