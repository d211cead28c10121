import { expect, test } from "vitest";
import { initial } from "../src/lib/initial";

test.each([
  ["Taylor", "T"],
  ["de la Cruz", "D"],
  ["O’Brien", "O"],
  ["’t Hooft", "T"],
  ["Émile", "E"],
  ["van der Berg", "V"],
  ["ärzte", "A"],
  ["Иванов", "И"],
  ["王", "王"],
  ["3M", "#"],
  ["(unnamed)", "U"],
  ["", "#"],
])("%s is sorted under %s", (name, letter) => {
  expect(initial(name)).toBe(letter);
});
