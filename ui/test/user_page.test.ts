import { fireEvent, screen, within } from "@testing-library/svelte";
import { afterEach, describe, expect, test, vi } from "vitest";
import { faults, open } from "./screen";

afterEach(() => {
  vi.unstubAllGlobals();
});

const tab = (name: string) => screen.getByRole("tab", { name });
const opened = async (hash: string, options = {}) => {
  const page = open(hash, options);
  await screen.findByRole("tablist");
  return page;
};

describe("every part of a person's page is free of faults that a machine can see", () => {
  test.each([
    ["#/clients/p-30", "Details", "Covered by"],
    ["#/clients/p-30?tab=teams", "Client teams", "Teams"],
    ["#/clients/p-30?tab=invitation", "Invitation", "Invitation"],
    ["#/clients/p-30?tab=permissions", "Permissions", "What they can do"],
    ["#/staff/p-0?tab=permissions", "Permissions", "Role"],
    ["#/clients/p-30?tab=history", "History", "Recent changes"],
  ])("%s", async (hash, name, heading) => {
    const { container } = await opened(hash);
    expect(await screen.findByRole("heading", { name: heading })).toBeDefined();
    expect(tab(name).getAttribute("aria-selected")).toBe("true");
    expect(screen.getAllByRole("tabpanel")).toHaveLength(1);
    expect(await faults(container)).toEqual([]);
  });
});

describe("tabs", () => {
  test("name what they control, and are one stop for the Tab key", async () => {
    await opened("#/clients/p-30");
    const tabs = screen.getAllByRole("tab");
    expect(tabs.map((one) => one.textContent)).toEqual([
      "Details",
      "Client teams",
      "Invitation",
      "Permissions",
      "History",
    ]);
    expect(tabs.map((one) => one.tabIndex)).toEqual([0, -1, -1, -1, -1]);
    for (const one of tabs) {
      const panel = document.getElementById(one.getAttribute("aria-controls") ?? "");
      expect(panel?.getAttribute("role")).toBe("tabpanel");
      expect(panel?.getAttribute("aria-labelledby")).toBe(one.id);
      expect(panel?.hidden).toBe(one.getAttribute("aria-selected") !== "true");
    }
  });

  test("follow the arrows, around the ends, and Home and End", async () => {
    await opened("#/clients/p-30");
    tab("Details").focus();
    for (const [key, name] of [
      ["ArrowRight", "Client teams"],
      ["ArrowLeft", "Details"],
      ["ArrowLeft", "History"],
      ["ArrowRight", "Details"],
      ["End", "History"],
      ["Home", "Details"],
    ] as const) {
      await fireEvent.keyDown(document.activeElement ?? document.body, { key });
      expect(document.activeElement, key).toBe(tab(name));
      expect(tab(name).getAttribute("aria-selected"), key).toBe("true");
      expect(screen.getByRole("tabpanel", { name })).toBeDefined();
    }
  });

  test("leave keys with modifiers to the window", async () => {
    await opened("#/clients/p-30");
    tab("Details").focus();
    await fireEvent.keyDown(tab("Details"), { key: "ArrowRight", altKey: true });
    expect(tab("Details").getAttribute("aria-selected")).toBe("true");
  });

  test("stand in the address without a step to go back over", async () => {
    await opened("#/clients/p-30");
    const steps = history.length;
    await fireEvent.click(tab("Invitation"));
    expect(location.hash).toBe("#/clients/p-30?tab=invitation");
    await fireEvent.click(tab("Details"));
    expect(location.hash).toBe("#/clients/p-30");
    expect(history.length).toBe(steps);
  });

  test("of an unknown name are the first one", async () => {
    await opened("#/clients/p-30?tab=nothing");
    expect(tab("Details").getAttribute("aria-selected")).toBe("true");
  });
});

test.each(["details", "history"])("name and state stay above %s, and the keys to copy work there", async (part) => {
  const copied: string[] = [];
  vi.stubGlobal("navigator", {
    ...navigator,
    clipboard: {
      writeText: (text: string) => {
        copied.push(text);
        return Promise.resolve();
      },
    },
  });
  const { backend } = await opened(`#/clients/p-30?tab=${part}`);
  const person = await backend.call("person", { id: "p-30" });
  expect(screen.getByRole("heading", { level: 1 }).textContent).toBe(`${person.given} ${person.family}`);
  expect(screen.getByRole("toolbar").textContent).toContain("Copy phone");
  await fireEvent.keyDown(window, { key: "c" });
  await fireEvent.keyDown(window, { key: "e" });
  expect(copied).toEqual([person.phones[0]?.shown, person.emails[0]]);
});

test("a client who would be left without a team stays, with the cure at hand", async () => {
  const { backend } = await opened("#/clients/p-31?tab=teams");
  const [only, ...others] = (await backend.call("person", { id: "p-31" })).teams;
  expect(others).toEqual([]);
  await fireEvent.click(screen.getByRole("button", { name: `Remove from team: ${only?.name ?? ""}` }));
  const cure = await screen.findByRole("button", { name: "Add to another team…" });
  expect(document.activeElement).toBe(cure);
});

describe("permissions", () => {
  const rights = () =>
    within(screen.getByRole("tabpanel"))
      .getAllByRole("listitem")
      .map((right) => right.textContent.trim());

  test("grow with the role", async () => {
    const { backend } = await opened("#/staff/p-0?tab=permissions");
    expect(rights().some((right) => right.includes("other system administrators"))).toBe(true);
    const founder = await backend.call("person", { id: "p-0" });
    const counts: number[] = [];
    for (const kind of ["staff", "userAdministrator", "systemAdministrator"] as const) {
      backend.on("person", () => ({ ...founder, kind }));
      backend.emit({ kinds: ["people"], ids: [] });
      await within(screen.getByRole("tabpanel")).findByText(
        { staff: "Staff", userAdministrator: "User administrator", systemAdministrator: "System administrator" }[kind],
      );
      counts.push(rights().length);
    }
    expect(counts).toEqual(counts.toSorted((a, b) => a - b));
    expect(new Set(counts).size).toBe(3);
  });

  test("are changed in the dialog of the details", async () => {
    await opened("#/staff/p-0?tab=permissions");
    await fireEvent.click(screen.getByRole("button", { name: "Change role…" }));
    expect(await screen.findByRole("combobox", { name: "Role" })).toBeDefined();
  });

  test("of somebody who is not here do not count", async () => {
    await opened("#/staff/p-11?tab=permissions");
    expect(screen.getByText("This applies only while they are active.")).toBeDefined();
  });

  test("of a client are one sentence", async () => {
    await opened("#/clients/p-30?tab=permissions");
    expect(
      screen.getByText("They see the staff who cover them, and can change only their own contact details."),
    ).toBeDefined();
    expect(within(screen.getByRole("tabpanel")).queryByRole("listitem")).toBeNull();
    expect(screen.queryByRole("button", { name: "Change role…" })).toBeNull();
  });
});

test("a history without changes says so and leads to the audit", async () => {
  const { backend } = await opened("#/clients/p-30?tab=history");
  const person = await backend.call("person", { id: "p-30" });
  backend.on("person", () => ({ ...person, changes: [] }));
  backend.emit({ kinds: ["people"], ids: [] });
  expect(await screen.findByText("No changes yet.")).toBeDefined();
  expect(screen.getByRole("link", { name: "Open the audit" }).getAttribute("href")).toBe("#/audit");
});
