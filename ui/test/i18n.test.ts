import { expect, test } from "vitest";
import { bannerText, errorText, mailProblemText, problemText, t } from "../src/i18n";
import type { AppError } from "../src/generated/AppError";
import type { Refusal } from "../src/generated/Refusal";

type Text = (...values: unknown[]) => unknown;

/** Some texts take numbers, the others words. */
function called(text: Text): unknown {
  try {
    return text(2, 3, 4);
  } catch {
    try {
      return text("North", "South", "East");
    } catch {
      const shared = [{ kind: "phone", text: "020 7946 0018", count: 2 }];
      if (text.length < 2) return text(shared);
      const named = text("North", shared);
      return String(named).includes("NaN") ? text(2, shared) : named;
    }
  }
}

/** Every text of the catalogue, functions called with plain values. */
function texts(value: unknown, path: string): [string, string][] {
  if (typeof value === "string") return [[path, value]];
  if (typeof value === "function") {
    const made = called(value as Text);
    return typeof made === "string" ? [[path, made]] : [];
  }
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, child]) => texts(child, `${path}.${key}`));
}

const { errors, problems, ...plain } = t;
const { all: kinds } = problems;

test("no text is empty, shouts, begs or blames", () => {
  const everything = [
    ...texts({ ...plain, change: {}, undo: { undone: t.undo.undone } }, "en"),
    ...texts(kinds, "problems"),
  ];
  expect(everything.length).toBeGreaterThan(400);
  for (const [path, text] of everything) {
    expect(text, path).not.toMatch(/^\s*$|!|\bplease\b|\binvalid\b|\bfailed\b|\billegal\b|undefined|NaN/i);
  }
});

test("titles have at most 60 characters and sentences 140, and each sentence says what to do or to expect", () => {
  for (const [code, { title, text }] of Object.entries(kinds)) {
    expect(title.length, code).toBeLessThanOrEqual(60);
    expect(text.length, code).toBeLessThanOrEqual(140);
    expect(text, code).toMatch(/\.$/);
  }
});

test("a reason that another version noted has a sentence", () => {
  expect(problemText(null).text).toMatch(/\.$/);
  expect(bannerText("other_country", "Mobile", 9, "Ireland")).toContain("Ireland");
});

test("every error and refusal has a sentence with its parameters", () => {
  const named = { id: "1", name: "North" };
  const refusals: Refusal[] = [
    { code: "emailTaken", by: named, status: "inactive" },
    { code: "lastActiveStaff", teams: [named] },
    { code: "lastTeam", users: [named] },
    { code: "conflict", field: "email", base: "a@example.com", theirs: "b@example.com" },
    { code: "wrongState", users: [named], needed: "active" },
    { code: "uncovers", teams: [named] },
    { code: "noAddress", users: [named] },
    { code: "mailSent" },
    { code: "onlyClients", users: [named] },
    { code: "lastPoint", phone: true },
    { code: "lastPoint", phone: false },
    { code: "tooManyPoints", max: 20 },
    { code: "textMissing" },
    { code: "noActiveRecipients" },
    { code: "changedSince", items: ["Ana", "Bea", "Cy"], total: 6 },
    { code: "tooManyRows", file: "clients.csv", rows: 3, limit: 2 },
  ];
  expect(refusals.map((refusal) => errorText({ code: "refused", refusal }))).toEqual([
    "This address belongs to North, who is deactivated. Free it there, or use another one.",
    "The clients of North would have no active staff. Add another member of staff first.",
    "North would have no team left. Add them to another team first.",
    "The e-mail address was changed to “b@example.com” by someone else while you were editing. Check it and save again.",
    "North is not active. Leave them out.",
    "The clients of North would have no active staff in the meantime. Add another member of staff, or suspend anyway.",
    "North has no e-mail address. Add one before you invite them.",
    "The e-mail was already sent. Revoke the invitation instead.",
    "North is staff. Client groups are only for clients and partners: leave them out.",
    "The last public phone number cannot be removed. Add another one first, or change this one.",
    "The last public e-mail address cannot be removed. Add another one first, or change this one.",
    "A list has at most 20 addresses and numbers. Remove some first.",
    "Enter a title and a text.",
    "None of the recipients has joined yet. Choose other people.",
    "Ana, Bea, Cy and 3 others were changed since. Undo those changes first.",
    errorText({ code: "tooManyRows", file: "clients.csv", rows: 3, limit: 2 }),
  ]);
  expect(Object.keys(errors.refusals).length).toBe(48);
  expect(Object.keys(errors.all).length).toBe(24);
  expect(errorText({ code: "lease", heard: 1_790_000_000_000_000 })).toMatch(/since 21 Sep.*Connect it to the hub/);
  expect(errorText({ code: "readOnly" })).toContain("You can still read and search");
  expect(errorText({ code: "emptyFile" })).toContain("Restore your last backup");
  expect(errorText({ code: "memory" })).toContain("Close other programs");
});

test("a mail that does not leave says what to do, and what the server said", () => {
  const sentence = mailProblemText({ kind: "loginRefused", answer: "535 5.7.8 no" });
  expect(sentence).toContain("user name and password");
  expect(sentence).toMatch(/The server said: 535 5\.7\.8 no$/);
  expect(mailProblemText({ kind: "timedOut", answer: "" })).not.toContain("The server said");
  expect(mailProblemText({ kind: "connectionRefused", answer: "Connection refused (os error 111)" })).toBe(
    "Nothing answers at this port. Check the port. The system said: Connection refused (os error 111)",
  );
});

test("an unreadable file is named with its reason", () => {
  expect(errorText({ code: "file", problem: "oldWorkbook", file: "a.xls" })).toContain(
    "a.xls is an Office file of another kind",
  );
  expect(errorText({ code: "field", field: "email", problem: "email" })).toContain("@");
  expect(errorText({ code: "later" } as unknown as AppError)).toContain("later");
});

test("numbers are grouped and plurals are real", () => {
  expect(t.people.clients(1)).toBe("1 client");
  expect(t.people.clients(1200)).toBe("1,200 clients");
  expect(t.import.continue(801)).toBe("Continue with 801 rows");
});
