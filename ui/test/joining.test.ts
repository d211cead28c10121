import { fireEvent, screen, within } from "@testing-library/svelte";
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { lacking, usernameProblem } from "../src/lib/username";
import { faults, open } from "./screen";

const field = (name: string) => screen.getByLabelText<HTMLInputElement>(name);
const type = (name: string, value: string) => fireEvent.input(field(name), { target: { value } });
const press = (name: string) => fireEvent.click(screen.getByRole("button", { name }));
const CODE = "Code from your latest e-mail";
const USERNAME = "Choose a username";
const OWN = "I accept the terms of Coverbook";
const FIRM = "I accept the terms of Harcourt & Lane";

async function seated(terms = "") {
  const page = open("#/clients/p-30", {}, (backend) => {
    if (terms !== "") void backend.call("change_terms", { text: terms });
  });
  location.hash = "#/join/p-30";
  window.dispatchEvent(new HashChangeEvent("hashchange"));
  const person = await page.backend.call("person", { id: "p-30" });
  await screen.findByRole("heading", { name: `Welcome, ${person.given}` });
  return { ...page, person };
}

test("usernames are judged as the engine does", () => {
  const table = readFileSync("../tests/fixtures/usernames.csv", "utf8").trimEnd().split("\n").slice(1);
  for (const line of table) {
    const comma = line.lastIndexOf(",");
    const problem = line.slice(comma + 1);
    expect(usernameProblem(line.slice(0, comma)), line).toBe(problem === "" ? undefined : problem);
  }
  expect(lacking("ab1")).toEqual({ length: true, letter: false, signs: false });
});

describe("whoever sits down to join", () => {
  test("sees the firm's name, the inviter's and their own first one, and nothing else of the firm", async () => {
    const { container, person } = await seated();
    expect(screen.getByText("Anna Whitmore invites you to the contact book of Harcourt & Lane.")).toBeDefined();
    expect(screen.queryByRole("navigation")).toBeNull();
    expect(screen.queryByRole("grid")).toBeNull();
    expect(document.body.textContent).not.toContain(person.family);
    await fireEvent.keyDown(window, { key: "k", ctrlKey: true });
    expect(screen.queryByRole("dialog")).toBeNull();
    expect(await faults(container)).toEqual([]);
  });

  test("hears live what the username lacks", async () => {
    await seated();
    const missing = () =>
      within(screen.getByRole("list", { name: "A username has" }))
        .getAllByRole("listitem")
        .map((need) => need.textContent.includes("still missing"));
    expect(missing()).toEqual([true, true, true]);
    await type(USERNAME, "12 34");
    expect(missing()).toEqual([true, true, true]);
    await type(USERNAME, "1234");
    expect(missing()).toEqual([true, true, false]);
    await type(USERNAME, "123456a");
    expect(missing()).toEqual([false, false, false]);
  });

  test("is told at its place what is missing, and joins", async () => {
    const { container, backend } = await seated("Be kind.\nAlways.");
    await press("Join");
    expect(screen.getAllByText("You must accept these terms to join. Read them and tick the box.")).toHaveLength(2);
    await fireEvent.click(screen.getByLabelText(OWN));
    await fireEvent.click(screen.getByLabelText(FIRM));
    await type(CODE, "AAAA-AAAA");
    await type(USERNAME, "RBrown1");
    await press("Join");
    expect(await screen.findByText(/This is not the code from/u)).toBeDefined();
    expect(field(CODE).getAttribute("aria-invalid")).toBe("true");
    await type(CODE, "K7QM-3XFD");
    await press("Join");
    expect(await screen.findByText("This username is taken. Choose another one.")).toBeDefined();
    // Meanwhile the firm writes other terms: they want another tick.
    await type(USERNAME, "RBrown2");
    await backend.call("change_terms", { text: "Be kinder." });
    await press("Join");
    expect(await screen.findByText("The terms have changed. Read and accept them again.")).toBeDefined();
    expect(await screen.findByText("Be kinder.")).toBeDefined();
    expect(screen.getByLabelText<HTMLInputElement>(FIRM).checked).toBe(false);
    await fireEvent.click(screen.getByLabelText(FIRM));
    await press("Join");
    expect(await screen.findByRole("heading", { name: /Thank you/u })).toBeDefined();
    expect(screen.getByText("RBrown2")).toBeDefined();
    expect(document.activeElement).toBe(screen.getByRole("button", { name: "Return to Coverbook" }));
    expect(await faults(container)).toEqual([]);
  });

  test("may say no", async () => {
    const { backend } = await seated();
    await press("I do not want to join");
    const question = await screen.findByRole("dialog", { name: "Decline this invitation?" });
    await fireEvent.click(within(question).getByRole("button", { name: "I do not want to join" }));
    expect(await screen.findByRole("heading", { name: /You declined/u })).toBeDefined();
    expect(backend.calls).toContain("record_decline");
  });

  test("gives the computer back with Esc", async () => {
    const { person } = await seated();
    await fireEvent.keyDown(window, { key: "Escape" });
    expect(await screen.findByRole("heading", { name: `${person.given} ${person.family}` })).toBeDefined();
  });
});

test("the firm's terms are written in Settings", async () => {
  const { backend } = open("#/settings?part=terms");
  const area = await screen.findByLabelText<HTMLTextAreaElement>("Your firm’s terms");
  const save = () => screen.getByRole<HTMLButtonElement>("button", { name: "Save terms" });
  expect(save().disabled).toBe(true);
  await fireEvent.input(area, { target: { value: "Be kind." } });
  expect(save().disabled).toBe(false);
  await fireEvent.click(save());
  expect((await screen.findAllByText("Terms saved")).length).toBeGreaterThan(0);
  expect((await backend.call("terms", {})).text).toBe("Be kind.");
  expect(save().disabled).toBe(true);
});
