import { readdirSync, readFileSync } from "node:fs";
import { fireEvent, render, screen, waitFor, within } from "@testing-library/svelte";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { fakeBackend } from "../src/backend/fake";
import { speak } from "../src/i18n";
import { languages, readersLanguage } from "../src/i18n/languages";
import GridHost from "./GridHost.svelte";
import { faults, open } from "./screen";

const patient = { timeout: 10_000 };

describe("a window that reads from right to left", () => {
  beforeEach(async () => {
    localStorage.setItem("language", "mirrored");
    await speak(readersLanguage());
  });
  afterEach(() => speak(languages.en));

  test("says so, and has no fault that a machine can see", async () => {
    const { container } = open("#/contacts");
    await screen.findByRole("grid", {}, patient);
    expect(document.documentElement.dir).toBe("rtl");
    expect(await faults(container)).toEqual([]);
  });

  test("has tabs whose left arrow goes on", async () => {
    open("#/settings");
    const tabs = await screen.findAllByRole("tab", {}, patient);
    const [first, second] = tabs;
    first?.focus();
    if (first !== undefined) await fireEvent.keyDown(first, { key: "ArrowLeft" });
    expect(document.activeElement).toBe(second);
    if (second !== undefined) await fireEvent.keyDown(second, { key: "ArrowRight" });
    expect(document.activeElement).toBe(first);
  });

  test("has filters whose left arrow goes on", async () => {
    open("#/contacts");
    const [group] = await screen.findAllByRole("radiogroup", {}, patient);
    const [first, second] = within(group ?? document.body).getAllByRole("radio");
    first?.focus();
    if (first !== undefined) await fireEvent.keyDown(first, { key: "ArrowLeft" });
    expect(document.activeElement).toBe(second);
  });

  test("has tables whose left arrow goes to the next column", async () => {
    render(GridHost, { backend: fakeBackend({ people: 60 }) });
    const cell = await waitFor(() => {
      const found = document.querySelector<HTMLElement>('[data-row="0"] [aria-colindex="2"]');
      expect(found?.textContent ?? "").not.toBe("");
      return found;
    }, patient);
    cell?.focus();
    const column = (): string | null | undefined => document.activeElement?.getAttribute("aria-colindex");
    for (const [key, to] of [
      ["ArrowLeft", "3"],
      ["ArrowRight", "2"],
      ["ArrowRight", "1"],
    ] as const) {
      await fireEvent.keyDown(document.activeElement ?? document.body, { key });
      await waitFor(() => {
        expect(column()).toBe(to);
      });
    }
  });
});

/** Right in both directions: a drawn tick, a picture that is cut out of another, and what stands in the middle. */
const physical = new Set([
  "styles/fields.css: left: 5px",
  "features/people/person/picture.css: left: 0",
  "styles/screens/dialogs.css: inset: var(--s-8) auto auto 50%",
  "styles/screens/shared.css: --end-side: right",
  "styles/screens/shared.css: --end-side: left",
]);

test("styles speak of the start and the end of a line, not of left and right", () => {
  const files = readdirSync("src", { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".css"));
  expect(files.length).toBeGreaterThan(10);
  const found = files.flatMap((file) => {
    const css = readFileSync(`src/${file}`, "utf8").replace(/\/\*[^]*?\*\//gu, "");
    return [...css.matchAll(/(?<=[\s;{])([a-z-]+): ([^;{}]+)(?=[;}])/gu)]
      .filter(([, property = "", value = ""]) => {
        if (/(^|-)(left|right)(-|$)/u.test(property) || /^(left|right)$/u.test(value)) return true;
        const [, second, third, fourth, more] = value.split(/\s+(?![^(]*\))/u).concat("", "", "", "", "");
        return (
          /^(margin|padding|inset)$/u.test(property) &&
          third !== "" &&
          fourth !== "" &&
          more === "" &&
          second !== fourth
        );
      })
      .map(([text]) => `${file.replaceAll("\\", "/")}: ${text}`);
  });
  expect(found.filter((place) => !physical.has(place))).toEqual([]);
});
