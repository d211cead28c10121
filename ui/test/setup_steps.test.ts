import { describe, expect, test } from "vitest";
import type { StatusCounts } from "../src/generated/StatusCounts";
import type { TeamRow } from "../src/generated/TeamRow";
import { setupProgress, waitingFilter, type SetupProgress } from "../src/features/firm/setup";

const nobody: StatusCounts = { total: 0, quiet: 0, pending: 0, active: 0, suspended: 0, inactive: 0 };
const people = (states: Partial<StatusCounts>): StatusCounts => ({
  ...nobody,
  ...states,
  total: Object.values(states).reduce((sum, count) => sum + count, 0),
});
const team = (name: string, isDefault: boolean, clients = 0): TeamRow => ({
  id: name,
  name,
  identifier: "",
  description: "",
  isDefault,
  activeStaff: 1,
  clients,
  shared: false,
  leads: [],
});
const founded = team("Default", true);

function progress(staff: Partial<StatusCounts>, clients: Partial<StatusCounts> = {}, teams = [founded]): SetupProgress {
  return setupProgress(
    { contacts: 0, staff: people(staff), clients: people(clients), teams: teams.length, books: false, groups: 0 },
    teams,
  );
}

describe("which steps are done", () => {
  test.each<[string, SetupProgress, readonly string[], string | undefined]>([
    ["a firm just founded", progress({ active: 1 }), [], "invite"],
    ["somebody invited", progress({ active: 1, pending: 1 }), ["invite"], "wait"],
    ["somebody added quietly", progress({ active: 1, quiet: 1 }), ["invite"], "wait"],
    ["somebody who left again", progress({ active: 1, inactive: 3 }), [], "invite"],
    ["one who accepted of two", progress({ active: 2, pending: 1 }), ["invite"], "wait"],
    ["everybody accepted", progress({ active: 3 }), ["invite", "wait"], "teams"],
    ["the only other one suspended", progress({ active: 1, suspended: 1 }), ["invite"], "wait"],
    ["teams before staff", progress({ active: 1 }, {}, [founded, team("North", false)]), ["teams"], "invite"],
    ["clients in the one team", progress({ active: 2 }, { quiet: 5 }, [team("Default", true, 5)]), all(), undefined],
    ["clients who all left", progress({ active: 2 }, { inactive: 5 }), ["invite", "wait"], "teams"],
  ])("%s", (_, { done, current }, steps, next) => {
    expect(done).toEqual(steps);
    expect(current).toBe(next);
  });
});

test("whoever is suspended or has left is not waited for", () => {
  const { staff } = progress({ active: 2, pending: 1, quiet: 1, suspended: 1, inactive: 4 });
  expect(staff).toEqual({ all: 5, asked: 4, accepted: 2, pending: 1, quiet: 1 });
});

test("the list of those to wait for holds the invited before those who are not", () => {
  expect(waitingFilter(progress({ active: 1, pending: 1, quiet: 2 }))).toBe("pending");
  expect(waitingFilter(progress({ active: 1, quiet: 2 }))).toBe("quiet");
  expect(waitingFilter(progress({ active: 3 }))).toBeUndefined();
});

function all(): readonly string[] {
  return ["invite", "wait", "teams", "clients"];
}
