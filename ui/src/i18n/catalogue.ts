import type { en } from "./en";

/**
 * Every text of the program, by its place. English is the original: another language has the same texts,
 * no fewer and no more, and each of its files says `satisfies Catalogue["…"]`.
 */
export type Catalogue = typeof en;
