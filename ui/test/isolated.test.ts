import { waitFor } from "@testing-library/svelte";
import { expect, test } from "vitest";
import { fakeBackend, type FakeBackend } from "../src/backend/fake";
import { inLine } from "../src/lib/isolate";
import { open } from "./screen";

const NAME = "נועה";
const TEAM = "צפון";

/** Texts in which a name stands beside other words, and would turn their order round. */
function loose(container: Element): string[] {
  const walker = document.createTreeWalker(container, NodeFilter.SHOW_TEXT);
  const found: string[] = [];
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const text = node.textContent ?? "";
    const isolated = text.replaceAll(/\u2068[^\u2068\u2069]*\u2069/gu, "");
    const own = isolated.replaceAll(new RegExp(`[${NAME}${TEAM}\\s]`, "gu"), "");
    const holds = /[\u0590-\u05ff]/u.test(isolated);
    // A name alone in its element is set apart by the style of that element.
    const alone = own === "" && node.parentElement?.textContent.trim() === text.trim();
    if (holds && !alone && node.parentElement?.closest("bdi, option, title, .av") === null) found.push(text.trim());
  }
  return found;
}

/** Everybody's names, firms and teams are written from right to left. */
function turnRound(made: FakeBackend): void {
  const source = fakeBackend({ open: true, people: 60 });
  const names = { given: NAME, family: NAME, company: NAME, jobTitle: NAME };
  made.on("people", async (request) => {
    const view = await source.call("people", request);
    return { ...view, rows: view.rows.map((row) => ({ ...row, ...names, teams: [TEAM, TEAM] })) };
  });
  made.on("person", async (request) => {
    const person = await source.call("person", request);
    return {
      ...person,
      ...names,
      teams: person.teams.map((team) => ({ ...team, name: TEAM })),
      coveredBy: person.coveredBy.map((cover) => ({ ...cover, ...names, team: TEAM })),
      changes: person.changes.map((change) => ({ ...change, actor: NAME })),
    };
  });
  made.on("teams", async () => {
    const teams = await source.call("teams", {});
    return teams.map((team) => ({ ...team, name: TEAM, description: "" }));
  });
  made.on("groups", async () => {
    const groups = await source.call("groups", {});
    return groups.map((group) => ({ ...group, name: TEAM }));
  });
}

test.each([
  "#/contacts/p-30",
  "#/clients",
  "#/staff",
  "#/clients/p-30",
  "#/clients/p-30?tab=history",
  "#/teams",
  "#/teams/team-0",
  "#/groups",
  "#/groups/group-0",
])("names keep to their own place on %s", async (hash) => {
  const { container } = open(hash, {}, turnRound);
  await waitFor(() => {
    expect(container.textContent).toMatch(/[\u0590-\u05ff]/u);
  });
  expect(loose(container)).toEqual([]);
});

test("names in one line are told apart", () => {
  expect(inLine([TEAM, "Tax"])).toBe(`\u2068${TEAM}\u2069, Tax`);
  expect(inLine([])).toBe("");
});
