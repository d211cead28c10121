import { fireEvent, screen, within } from "@testing-library/svelte";
import { expect, test } from "vitest";
import type { FakeBackend } from "../src/backend/fake";
import { faults, open } from "./screen";

const rows = () => screen.getAllByRole("row").slice(1);
const listed = async (prepare?: (backend: FakeBackend) => void) => {
  const page = open("#/duplicates", {}, prepare);
  await screen.findByRole("table");
  return page;
};
const compared = async () => {
  const page = await listed();
  const [first] = rows();
  const link = within(first as HTMLElement).getByRole("link", { name: /^Compare/ });
  location.hash = (link as HTMLAnchorElement).hash;
  dispatchEvent(new HashChangeEvent("hashchange"));
  await screen.findByRole("heading", { name: /^Compare/, level: 1 });
  return page;
};

test("pairs stand in their lanes, with what they share", async () => {
  const { container } = await listed();
  expect(screen.getByRole("radio", { name: /^Safe/ }).getAttribute("aria-checked")).toBe("true");
  expect(rows()).toHaveLength(2);
  expect(rows()[0]?.textContent).toContain("The number 020 7946");
  expect(await faults(container)).toEqual([]);
  await fireEvent.click(screen.getByRole("radio", { name: /^To review/ }));
  expect(await screen.findByText(/with different names/)).toBeDefined();
  expect(rows()).toHaveLength(3);
  expect(screen.queryByRole("button", { name: /^Merge/ }), "only safe pairs are merged together").toBeNull();
});

test("a pair that is two people goes from the list", async () => {
  await listed();
  const [first] = rows();
  await fireEvent.click(within(first as HTMLElement).getByRole("button", { name: /^Not the same/ }));
  expect(await screen.findAllByText(/marked as not the same$/)).not.toHaveLength(0);
  expect(rows()).toHaveLength(1);
});

test("safe pairs are named before they are merged in one step", async () => {
  const { backend, container } = await listed();
  await fireEvent.click(screen.getByRole("button", { name: "Merge 2 pairs…" }));
  const dialog = screen.getByRole("dialog");
  expect(within(dialog).getAllByRole("listitem")).toHaveLength(2);
  expect(await faults(container)).toEqual([]);
  await fireEvent.click(within(dialog).getByRole("button", { name: "Merge 2 pairs" }));
  expect(await screen.findAllByText("2 pairs merged")).not.toHaveLength(0);
  expect(backend.calls).toContain("merge_all");
});

test("a look that takes long shows how far it is and can be stopped", async () => {
  let stop: (reason: unknown) => void = () => undefined;
  const { backend, container } = open("#/duplicates", {}, (backend) => {
    backend.on("duplicates", () => new Promise((_, reject) => (stop = reject)));
    backend.on("stop_duplicates", () => {
      stop({ code: "cancelled" });
      return null;
    });
  });
  const bar = await screen.findByRole("progressbar", { name: "Looking for duplicates" });
  backend.progress({ draft: "duplicates", phase: "scanning", done: 30, total: 120 });
  await Promise.resolve();
  expect(bar.getAttribute("aria-valuenow")).toBe("25");
  expect(await faults(container)).toEqual([]);
  await fireEvent.click(screen.getByRole("button", { name: "Stop" }));
  expect(await screen.findByRole("heading", { name: "Stopped" })).toBeDefined();
});

test("two records side by side: what stays and what goes follows the choice", async () => {
  const { backend, container } = await compared();
  const sent: unknown[] = [];
  backend.on("merge_people", (request) => {
    sent.push(request);
    return { command: "c", id: null };
  });
  const name = screen.getByRole("row", { name: /^Name/ });
  const [left, right] = within(name).getAllByRole<HTMLInputElement>("radio");
  expect([left?.checked, right?.checked]).toEqual([true, false]);
  expect(await faults(container)).toEqual([]);
  await fireEvent.click(right as HTMLInputElement);
  const goes = screen.getByRole("region", { name: "Removed" });
  const before = within(name).getAllByText(/\w/)[1]?.textContent ?? "";
  expect(goes.textContent).toContain(before.trim());
  await fireEvent.click(screen.getByRole("button", { name: "Merge" }));
  expect(sent).toMatchObject([{ take: ["name"] }]);
  expect(await screen.findAllByText(/merged into one record$/)).not.toHaveLength(0);
  expect(await screen.findByRole("table", { name: "Possible duplicates" })).toBeDefined();
});

test("somebody who may be here twice is told so on their page", async () => {
  const { container } = open("#/clients/p-30", {}, (backend) => {
    backend.on("likely_same", async () => {
      const { rows: pairs } = await backend.call("duplicates", { names: false, lane: "safe", offset: 0, limit: 1 });
      return pairs;
    });
  });
  const link = await screen.findByRole("link", { name: /^Compare/ });
  expect(link.getAttribute("href")).toMatch(/^#\/duplicates\/p-\d+\?with=p-\d+&back=person$/);
  expect(await faults(container)).toEqual([]);
});
