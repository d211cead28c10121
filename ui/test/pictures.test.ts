import { fireEvent, screen, waitFor, within } from "@testing-library/svelte";
import { describe, expect, test } from "vitest";
import { closer, middle, moved, whole } from "../src/lib/crop";
import { faults, open } from "./screen";

const DATA = "data:image/gif;base64,R0lGODlhAQABAAAAACwAAAAAAQABAAA=";
const size = { width: 400, height: 300 };

describe("a square", () => {
  test("begins in the middle and stays inside", () => {
    const all = middle(size);
    expect(all).toEqual({ left: 50, top: 0, side: 300 });
    expect(moved(size, all, -500, -9)).toEqual({ left: 0, top: 0, side: 300 });
    expect(moved(size, all, 500, 9)).toEqual({ left: 100, top: 0, side: 300 });
  });

  test("comes closer around its middle, and goes away again as far as there is picture", () => {
    const near = closer(size, middle(size), 2);
    expect(near).toEqual({ left: 125, top: 75, side: 150 });
    expect(closer(size, moved(size, near, 1000, 1000), 1)).toEqual({ left: 100, top: 0, side: 300 });
    expect(closer(size, middle(size), 1000).side).toBe(300 / 8);
    expect(whole({ left: 1.4, top: 2.6, side: 9.9 })).toEqual({ left: 1, top: 3, side: 9 });
  });
});

/** The page of a person who has a picture or has none. */
async function page(pictured: boolean) {
  const shown = open("#/clients/p-30", {}, (backend) => {
    backend.on("pictures", ({ users }) => (pictured ? users.slice(0, 1).map((id) => ({ id, data: DATA })) : []));
  });
  await screen.findByRole("tablist");
  return shown;
}
// A popover is not shown where there is no layout: its entries are found as hidden ones.
const menu = async () => {
  await fireEvent.click(screen.getByRole("button", { name: "More" }));
  const items = await screen.findAllByRole("menuitem", { hidden: true });
  return items.map((item) => item.textContent.trim());
};
const choose = (name: string) => fireEvent.click(screen.getByRole("menuitem", { name, hidden: true }));

test("a person without a picture has initials, and gets one from a file", async () => {
  const { backend, container } = await page(false);
  expect(container.querySelector("img.av")).toBeNull();
  const items = await menu();
  expect(items).toContain("Choose a picture…");
  expect(items).not.toContain("Remove the picture");
  const sent: unknown[] = [];
  backend.on("set_picture", (request) => {
    sent.push(request.square);
    return { command: "c-1", id: null };
  });
  await choose("Choose a picture…");
  const dialog = await screen.findByRole("dialog");
  const across = await within(dialog).findByRole<HTMLInputElement>("slider", { name: "Left and right" });
  expect(within(dialog).getByRole<HTMLInputElement>("slider", { name: "Up and down" }).disabled).toBe(true);
  await fireEvent.input(across, { target: { value: "100" } });
  expect(await faults(container)).toEqual([]);
  await fireEvent.click(within(dialog).getByRole("button", { name: "Use this picture" }));
  await waitFor(() => {
    expect(sent).toEqual([{ left: 100, top: 0, side: 300 }]);
  });
});

test("a picture stands where the initials were, and can be removed", async () => {
  const { backend, container } = await page(true);
  await waitFor(() => {
    expect(container.querySelector("img.av")?.getAttribute("src")).toBe(DATA);
  });
  expect(await menu()).toContain("Remove the picture");
  backend.on("pictures", () => []);
  await choose("Remove the picture");
  await waitFor(() => {
    expect(container.querySelector("img.av")).toBeNull();
  });
  expect(backend.calls).toContain("remove_picture");
});

test("what is wrong with a file is said", async () => {
  const { backend } = await page(false);
  backend.on("look_at_picture", () => {
    throw Object.assign(new Error(), { code: "file", problem: "pictureDamaged", file: "cora.jpg" });
  });
  await menu();
  await choose("Choose a picture…");
  expect(await screen.findByText("cora.jpg is damaged. Choose another picture.")).toBeDefined();
});

test("rows ask for their pictures together", async () => {
  const asked: number[] = [];
  open("#/clients", {}, (backend) => {
    backend.on("pictures", ({ users }) => {
      asked.push(users.length);
      return [];
    });
  });
  await screen.findByRole("grid");
  await waitFor(() => {
    expect(asked.length).toBeGreaterThan(0);
  });
  expect(asked[0]).toBeGreaterThan(5);
});
