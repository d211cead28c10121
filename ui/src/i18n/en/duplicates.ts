import type { LaneView } from "../../generated/LaneView";
import type { SharedView } from "../../generated/SharedView";
import { list, number, plural } from "../../lib/format";

const reason = ({ kind, text }: SharedView): string => {
  if (kind === "phone") return `the number ${text}`;
  if (kind === "email") return `the address ${text}`;
  return kind === "company" ? "the same company" : "the same name";
};

const reasons: (shared: readonly SharedView[]) => string = (shared) => list(shared.map(reason));

/** Records that may be one person’s. */
export const duplicates = {
  title: "Duplicates",
  lanes: "How safe a merge is",
  lane: { safe: "Safe", review: "To look at", nameOnly: "Same name only" } satisfies Record<LaneView, string>,
  about: {
    safe: "The same number or address, and names that fit.",
    review:
      "The same number or address under different names. A couple may share a line; look before you merge. Or the same name at the same company.",
    nameOnly: "The same name and nothing else. Namesakes are many: compare each pair.",
  } satisfies Record<LaneView, string>,
  names: "Look for same names too",
  list: "Pairs that may be one person",
  one: "Record",
  other: "Other record",
  shared: "In common",
  act: "What to do",
  compare: "Compare",
  compareBoth: (a: string, b: string): string => `Compare ${a} and ${b}`,
  apart: "Not the same",
  apartBoth: (a: string, b: string): string => `Not the same: ${a} and ${b}`,
  both: (shared: readonly SharedView[]): string => {
    const said = reasons(shared);
    return said.charAt(0).toLocaleUpperCase() + said.slice(1);
  },
  looked: (people: number): string => plural(people, { one: "# person looked at", other: "# people looked at" }),
  first: (shown: number): string => `The first ${number(shown)} pairs are shown.`,
  scanning: "Looking through the firm",
  stop: "Stop",
  stopped: "Stopped",
  stoppedText: "Nothing was changed. You can look again at any time.",
  again: "Look again",
  none: "Nobody is here twice",
  noneText: "No two records share a number or an address. You can look for same names too.",
  noneHere: "Nothing to do here",
  noneHereText: "The other lanes may have pairs.",
  mergeAll: (count: number): string => plural(count, { one: "Merge # pair…", other: "Merge # pairs…" }),
  allTitle: (count: number): string => plural(count, { one: "Merge # pair?", other: "Merge # pairs?" }),
  allText: [
    "Of each pair the first record stays and takes what it lacks from the other. Addresses and numbers of both stay.",
    "This is one step, and Undo brings all of it back.",
  ],
  into: (other: string, keep: string): string => `${other} into ${keep}`,
  mergeCount: (count: number): string => plural(count, { one: "Merge # pair", other: "Merge # pairs" }),
  mergedAll: (merged: number, left: number): string => {
    const done = plural(merged, { one: "# pair merged", other: "# pairs merged" });
    return left === 0 ? done : `${done}, ${plural(left, { one: "# left to look at", other: "# left to look at" })}`;
  },
  kept: (a: string, b: string): string => `${a} and ${b}: kept apart`,

  notice: (other: string, shared: readonly SharedView[]): string => `This may be ${other} as well: ${reasons(shared)}.`,
  saved: (told: string, other: string): string => `${told}. This may be ${other} as well.`,

  /** One pair, value by value. */
  merge: {
    title: (a: string, b: string): string => `Compare ${a} and ${b}`,
    values: "Values of both records",
    value: "Value",
    stays: "Record that stays",
    fields: {
      name: "Name",
      middleNames: "Middle names",
      jobTitle: "Job title",
      company: "Company",
      email: "Invitations go to",
      phone: "Codes go to",
      identifier: "Identifier",
    } as Record<string, string | undefined>,
    emails: "E-mail addresses shown",
    phones: "Phone numbers shown",
    state: "Status",
    nothing: "nothing",
    twice: "as on the left",
    staysTitle: "What stays",
    goesTitle: "What goes",
    goesNone: "No value is lost.",
    goesRecord: (name: string): string => `The second record of ${name}. Its history stays with this one.`,
    joins: (teams: readonly string[]): string => `They come into ${list(teams)}.`,
    sameTeams: "Their teams stay as they are.",
    becomes: (state: string): string => `Status afterwards: ${state}.`,
    sends: (email: string): string => `The invitation goes out again to ${email}, with a new code.`,
    invitation: {
      kept: "Their invitation stays as it is.",
      moved: "They keep the invitation of the other record.",
      dropped: "The invitation is over: they are further than that.",
    } as Record<string, string | undefined>,
    go: "Merge",
    done: (name: string): string => `${name}: merged into one record`,
  },
};
