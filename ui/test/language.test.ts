import { fireEvent, screen, waitFor, within } from "@testing-library/svelte";
import { afterEach, describe, expect, test, vi } from "vitest";
import { speak, t } from "../src/i18n";
import type { Catalogue } from "../src/i18n/catalogue";
import { en } from "../src/i18n/en";
import { chooseLanguage, chosenLanguage, languages, readersLanguage } from "../src/i18n/languages";
import { pseudoText } from "../src/i18n/pseudo";
import { number } from "../src/lib/format";
import { open } from "./screen";

afterEach(async () => {
  vi.unstubAllGlobals();
  await speak(languages.en);
});

/** The places of a catalogue, whatever stands in them. */
function places(texts: object, path = ""): string[] {
  return Object.entries(texts).flatMap(([key, text]: [string, unknown]) =>
    typeof text === "object" && text !== null ? places(text, `${path}.${key}`) : [`${path}.${key}`],
  );
}

/** The compiler refuses a language that lacks a text, or has one that English has not. */
const { heading, ...rest } = en.appearance;
// @ts-expect-error a text is missing
void (rest satisfies Catalogue["appearance"]);
// @ts-expect-error a text too much
void ({ ...rest, heading, other: "" } satisfies Catalogue["appearance"]);

describe("the language of the window", () => {
  test("is the chosen one, else the system’s, else English", () => {
    expect(readersLanguage(["en-US"]).locale).toBe("en-GB");
    expect(readersLanguage(["nb-NO", "en"]).locale).toBe("en-GB");
    expect(readersLanguage([]).locale).toBe("en-GB");
    expect(chosenLanguage()).toBe("system");
    chooseLanguage("en");
    expect(chosenLanguage()).toBe("en");
    expect(readersLanguage(["xx"]).name).toBe("English");
    chooseLanguage("system");
    expect(localStorage.getItem("language")).toBeNull();
  });

  test("of a trial is there by its code, and is not offered", async () => {
    localStorage.setItem("language", "mirrored");
    expect(chosenLanguage()).toBe("system");
    await speak(readersLanguage(["en"]));
    expect(document.documentElement.dir).toBe("rtl");
    expect(t.app.cancel).toBe(pseudoText("Cancel"));
    expect(t.groups.addTo("Tax")).toMatch(/^\[\[.*Tax.*\]\]$/);
  });

  test("is said by the document, and numbers follow it", async () => {
    await speak({ ...languages.en, locale: "de-DE" });
    expect(document.documentElement.lang).toBe("de-DE");
    expect(number(1200)).toBe("1.200");
    await speak(languages.en);
    expect(number(1200)).toBe("1,200");
  });

  test.each(Object.entries(languages))("%s has every text and no other", async (_, { texts }) => {
    expect(places(await texts())).toEqual(places(en));
  });
});

describe("Settings", () => {
  test("change the look at once, and the language with a new start of the window", async () => {
    open("#/settings");
    const section = await screen.findByRole("region", { name: "On this computer" });
    await fireEvent.change(within(section).getByLabelText("Appearance"), { target: { value: "dark" } });
    expect(document.documentElement.dataset["theme"]).toBe("dark");
    const language = within(section).getByLabelText<HTMLSelectElement>("Language");
    expect([...language.options].map((option) => option.text)).toEqual([
      "System",
      ...Object.values(languages).map(({ name }) => name),
    ]);
    const reload = vi.fn();
    vi.stubGlobal("location", { hash: "", reload });
    await fireEvent.change(language, { target: { value: "en" } });
    expect(localStorage.getItem("language")).toBe("en");
    expect(reload).toHaveBeenCalledOnce();
  });

  test("ask before a form that is open is lost", async () => {
    open("#/settings");
    await fireEvent.input(await screen.findByLabelText("Name of the firm"), { target: { value: "Lane" } });
    const language = screen.getByLabelText<HTMLSelectElement>("Language");
    await fireEvent.change(language, { target: { value: "en" } });
    const question = await screen.findByRole("dialog", { name: "Change the language now?" });
    expect(language.value).toBe("system");
    await fireEvent.click(within(question).getByRole("button", { name: "Stay" }));
    await waitFor(() => {
      expect(screen.queryByRole("dialog")).toBeNull();
    });
    expect(localStorage.getItem("language")).toBeNull();
  });
});
