import { expect, test, vi } from "vitest";
import { WindowedRows, type Page } from "../src/shell/windowed_rows.svelte";

type Row = { id: string };
const page = (offset: number, limit: number, total: number, name = "r"): Page<Row> => ({
  total,
  rows: Array.from({ length: Math.max(0, Math.min(limit, total - offset)) }, (_, place) => ({
    id: `${name}${String(offset + place)}`,
  })),
});

test("asks only for the pages that are seen, once each", async () => {
  const fetch = vi.fn((offset: number, limit: number) => Promise.resolve(page(offset, limit, 1000)));
  const rows = new WindowedRows<Row>((row) => row.id, fetch);
  rows.need(0, 40);
  expect(fetch).not.toHaveBeenCalled(); // nothing was asked yet
  await rows.restart(fetch);
  rows.need(0, 40);
  rows.need(250, 290);
  rows.need(260, 299);
  await vi.waitFor(() => {
    expect(rows.at(299)?.id).toBe("r299");
  });
  expect(fetch.mock.calls).toEqual([
    [0, 100],
    [200, 100],
  ]);
  expect(rows.at(150)).toBeUndefined();
  expect(rows.total).toBe(1000);
});

test("drops the late answer to an old question", async () => {
  let answerOld: ((value: Page<Row>) => void) | undefined;
  const rows = new WindowedRows<Row>(
    (row) => row.id,
    () => Promise.resolve(page(0, 0, 0)),
  );
  const old = rows.restart(() => new Promise((resolve) => (answerOld = resolve)));
  await rows.restart((offset, limit) => Promise.resolve(page(offset, limit, 3, "new")));
  answerOld?.(page(0, 100, 50, "old"));
  await old;
  expect(rows.total).toBe(3);
  expect(rows.at(0)?.id).toBe("new0");
});

test("keeps the old rows in view until the new ones are here", async () => {
  let version = "a";
  const rows = new WindowedRows<Row>(
    (row) => row.id,
    (offset, limit) => Promise.resolve(page(offset, limit, 10, version)),
  );
  await rows.refresh();
  version = "b";
  const again = rows.refresh();
  expect(rows.at(0)?.id).toBe("a0");
  await again;
  expect(rows.at(0)?.id).toBe("b0");
});

test("says that it is slow only after 200 ms", async () => {
  vi.useFakeTimers();
  let answer: ((value: Page<Row>) => void) | undefined;
  const rows = new WindowedRows<Row>(
    (row) => row.id,
    () => new Promise((resolve) => (answer = resolve)),
  );
  const loading = rows.refresh();
  vi.advanceTimersByTime(199);
  expect(rows.slow).toBe(false);
  vi.advanceTimersByTime(2);
  expect(rows.slow).toBe(true);
  answer?.(page(0, 100, 1));
  await loading;
  expect(rows.slow).toBe(false);
  vi.useRealTimers();
});

test("holds few pages however far the reader goes", async () => {
  const rows = new WindowedRows<Row>(
    (row) => row.id,
    (offset, limit) => Promise.resolve(page(offset, limit, 100_000)),
  );
  await rows.refresh();
  for (let start = 0; start < 10_000; start += 100) {
    rows.need(start, start + 40);
    await vi.waitFor(
      () => {
        expect(rows.at(start)).toBeDefined();
      },
      { interval: 1 },
    );
  }
  expect(rows.at(0)).toBeUndefined();
  expect(rows.find("r9900")).toBe(9900);
});

test("tells an error and recovers from it", async () => {
  const rows = new WindowedRows<Row>(
    (row) => row.id,
    () => Promise.resolve(page(0, 0, 0)),
  );
  await rows.restart(() => Promise.reject({ code: "damagedFile" }));
  expect(rows.error).toEqual({ code: "damagedFile" });
  await rows.restart((offset, limit) => Promise.resolve(page(offset, limit, 2)));
  expect(rows.error).toBeUndefined();
});

test("fetches the keys of a range that is not at hand", async () => {
  const rows = new WindowedRows<Row>(
    (row) => row.id,
    (offset, limit) => Promise.resolve(page(offset, limit, 350)),
  );
  await rows.refresh();
  const keys = await rows.keys(98, 203);
  expect(keys).toHaveLength(106);
  expect(keys[0]).toBe("r98");
  expect(keys.at(-1)).toBe("r203");
});
