import { describe, expect, test } from "vitest";
import { bodyHeight, listTop, MAX_HEIGHT, reveal, rowWindow, scrollFor } from "../src/lib/row_window";

const small = { total: 100_000, row: 36, view: 720 };
const huge = { total: 1_000_000, row: 36, view: 720 };

describe("a list that fits", () => {
  test("scrolls pixel by pixel", () => {
    expect(bodyHeight(small)).toBe(3_600_000);
    expect(listTop(small, 1234)).toBe(1234);
    expect(scrollFor(small, 1234)).toBe(1234);
  });
  test("draws what is seen and a little more", () => {
    expect(rowWindow(small, 3600, 10)).toEqual({ start: 90, end: 130 });
    expect(rowWindow(small, 0, 10)).toEqual({ start: 0, end: 30 });
    expect(rowWindow({ ...small, total: 5 }, 0, 10)).toEqual({ start: 0, end: 5 });
  });
});

describe("a list taller than an element may be", () => {
  test("is scaled, and its ends are reached", () => {
    expect(bodyHeight(huge)).toBe(MAX_HEIGHT);
    expect(listTop(huge, 0)).toBe(0);
    expect(listTop(huge, MAX_HEIGHT - huge.view)).toBeCloseTo(36_000_000 - 720, 3);
    expect(rowWindow(huge, listTop(huge, MAX_HEIGHT - huge.view), 0)).toEqual({ start: 999_980, end: 1_000_000 });
  });
  test("finds the scroll position of any row again", () => {
    for (const row of [0, 1, 500_000, 999_000]) {
      expect(listTop(huge, scrollFor(huge, row * 36))).toBeCloseTo(row * 36, 3);
    }
  });
});

test("a row is revealed with the least movement", () => {
  expect(reveal(small, 360, 12)).toBe(360);
  expect(reveal(small, 360, 5)).toBe(180);
  expect(reveal(small, 0, 20)).toBe(36);
});

test("an empty list stands at its top", () => {
  const empty = { total: 0, row: 36, view: 720 };
  expect(bodyHeight(empty)).toBe(0);
  expect(listTop(empty, 50)).toBe(0);
  expect(rowWindow(empty, 0, 10)).toEqual({ start: 0, end: 0 });
});
