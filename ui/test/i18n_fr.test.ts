import { expect, test } from "vitest";
import { callTeamsBooks } from "../src/i18n/either_way";
import { en } from "../src/i18n/en";
import { fr } from "../src/i18n/fr";
import { de } from "../src/i18n/fr/grammar";

type Text = (...values: unknown[]) => unknown;

const named = { id: "1", name: "A" };
const shared = [{ kind: "company", text: "Acme" }];
/** Has every parameter that an error or a refusal can name. */
const refusal = {
  by: named,
  count: 2,
  days: 2,
  field: "email",
  file: "a.csv",
  heard: 1_790_000_000_000_000,
  incident: "7",
  items: ["A"],
  left: 2,
  limit: 2,
  max: 50,
  needed: "active",
  phone: true,
  problem: "offline",
  rows: 3,
  status: "inactive",
  team: named,
  teams: [named],
  theirs: "a@example.com",
  total: 2,
  user: named,
  users: [named],
};
/** What a text may take; each is called with the first of these that it takes without complaint. */
const values: readonly (readonly unknown[])[] = [
  [1, 1, 1],
  [2, 2, 2],
  [0, 0, 0],
  ["A", "B", "C"],
  ["A", 2, 3],
  [2, "A"],
  ["", ""],
  [["A"], 3],
  [shared],
  ["A", shared],
  [2, [{ kind: "blank", count: 2 }]],
  [["note"]],
  [refusal],
  [{ ...refusal, theirs: "", incident: "", status: "active", phone: false, users: [named, named], total: 1 }],
];

function said(text: Text, given: readonly unknown[]): string | undefined {
  try {
    const made = text(...given);
    return typeof made === "string" && !/undefined|NaN|\[object|null/.test(made) ? made : undefined;
  } catch {
    return undefined;
  }
}

/** Every text of a language beside the English one, functions called with each kind of value. */
function pairs(english: unknown, other: unknown, path: string): [path: string, english: string, other: string][] {
  if (typeof english === "string" && typeof other === "string") return [[path, english, other]];
  if (typeof english === "function" && typeof other === "function") {
    return values.flatMap((given, place) => {
      const [one, two] = [said(english as Text, given), said(other as Text, given)];
      return one === undefined || two === undefined ? [] : [[`${path}(${String(place)})`, one, two]];
    });
  }
  if (typeof english !== "object" || english === null || typeof other !== "object" || other === null) return [];
  return Object.entries(english).flatMap(([key, child]) =>
    pairs(child, (other as Readonly<Record<string, unknown>>)[key], `${path}.${key}`),
  );
}

const both = [false, true].flatMap((books) => {
  callTeamsBooks(() => books);
  return pairs(en, fr, "fr");
});
callTeamsBooks(() => false);

test("every text is reached", () => {
  const functions = (value: unknown, path: string): string[] =>
    typeof value === "function"
      ? [path]
      : typeof value === "object" && value !== null
        ? Object.entries(value).flatMap(([key, child]) => functions(child, `${path}.${key}`))
        : [];
  const reached = new Set(both.map(([path]) => path.replace(/\(\d+\)$/, "")));
  expect(functions(fr, "fr").filter((path) => !reached.has(path))).toEqual([]);
});

/** Words that French has from English, or English from French. */
const same = new Set(
  [
    "a b c action actions client clients code contact contacts coverbook csv ctrl date description e-mail e-mails fax id",
    "import imports invitation invitations message minute minutes mobile navigation note port suggestion version xxxx-xxxx",
    "english deutsch français",
  ].flatMap((line) => line.split(" ")),
);

test("nothing is left in English", () => {
  for (const [path, english, french] of both) {
    if (english !== french) continue;
    const words = french.toLowerCase().match(/[\p{L}-]+/gu) ?? [];
    expect(
      words.filter((word) => !same.has(word)),
      path,
    ).toEqual([]);
  }
});

test("the typography is French", () => {
  for (const [path, , text] of both) {
    const plain = text.replace("&amp;", "&");
    expect(plain, path).not.toMatch(/["'“”„]|\.\.\./);
    expect(plain, path).not.toMatch(/[^\u00a0]:(?:\s|$)/);
    expect(plain, path).not.toMatch(/[^\u202f][;!?]/);
    expect(plain, path).not.toMatch(/«[^\u00a0]|[^\u00a0]»/);
  }
});

test("problems fit where the English ones do", () => {
  for (const [code, { title, text }] of Object.entries(fr.problems.all)) {
    expect(title.length, code).toBeLessThanOrEqual(60);
    expect(text.length, code).toBeLessThanOrEqual(140);
  }
});

test("de loses its vowel before another", () => {
  expect(["Anna", "Élodie", "Yves", "Marc", "Yann", "Hugo", "3 personnes"].map(de)).toEqual([
    "d’Anna",
    "d’Élodie",
    "d’Yves",
    "de Marc",
    "de Yann",
    "de Hugo",
    "de 3 personnes",
  ]);
});
