import type { LaneView } from "../../generated/LaneView";
import type { SharedView } from "../../generated/SharedView";
import { list, number, plural } from "../../lib/format";
import { eitherWay } from "../either_way";

const reason = ({ kind, text }: SharedView): string => {
  if (kind === "phone") return `the number ${text}`;
  if (kind === "email") return `the address ${text}`;
  return kind === "company" ? "the same company" : "the same name";
};

const reasons: (shared: readonly SharedView[]) => string = (shared) => list(shared.map(reason));

/** Records that may be one person’s. */
export const duplicates = {
  title: "Duplicates",
  lanes: "How safe it is to merge",
  lane: { safe: "Safe", review: "To review", nameOnly: "Same name only" } satisfies Record<LaneView, string>,
  about: {
    safe: "Same number or address, and matching names.",
    review:
      "Same number or address with different names, or same name at the same company. Couples may share a number: compare before you merge.",
    nameOnly: "Same name and nothing else. Different people can share a name: compare each pair.",
  } satisfies Record<LaneView, string>,
  names: "Include pairs with only the same name",
  list: "Possible duplicates",
  one: "Record",
  other: "Other record",
  shared: "In common",
  act: "Action",
  compare: "Compare",
  compareBoth: (a: string, b: string): string => `Compare ${a} and ${b}`,
  apart: "Not the same",
  apartBoth: (a: string, b: string): string => `Not the same: ${a} and ${b}`,
  both: (shared: readonly SharedView[]): string => {
    const said = reasons(shared);
    return said.charAt(0).toLocaleUpperCase() + said.slice(1);
  },
  looked: (people: number): string => plural(people, { one: "# person checked", other: "# people checked" }),
  first: (shown: number): string => `The first ${number(shown)} pairs are shown.`,
  scanning: "Looking for duplicates",
  stop: "Stop",
  stopped: "Stopped",
  stoppedText: "Nothing was changed. You can look again at any time.",
  again: "Look again",
  none: "No duplicates",
  noneText: "No two records share a number or an address. You can include pairs with only the same name.",
  noneHere: "No pairs here",
  noneHereText: "Look under the other tabs.",
  mergeAll: (count: number): string => plural(count, { one: "Merge # pair…", other: "Merge # pairs…" }),
  allTitle: (count: number): string => plural(count, { one: "Merge # pair?", other: "Merge # pairs?" }),
  allText: [
    "The first record of each pair is kept and filled in from the other. All addresses and numbers are kept.",
    "You can undo all of it in one step.",
  ],
  into: (other: string, keep: string): string => `${other} into ${keep}`,
  mergeCount: (count: number): string => plural(count, { one: "Merge # pair", other: "Merge # pairs" }),
  mergedAll: (merged: number, left: number): string => {
    const done = plural(merged, { one: "# pair merged", other: "# pairs merged" });
    return left === 0 ? done : `${done}, ${plural(left, { one: "# left to review", other: "# left to review" })}`;
  },
  kept: (a: string, b: string): string => `${a} and ${b} marked as not the same`,

  notice: (other: string, shared: readonly SharedView[]): string =>
    `This may be the same person as ${other}: ${reasons(shared)}.`,
  saved: (told: string, other: string): string => `${told}. This may be the same person as ${other}.`,

  /** One pair, value by value. */
  merge: {
    title: (a: string, b: string): string => `Compare ${a} and ${b}`,
    values: "Values of both records",
    value: "Value",
    stays: "Record to keep",
    fields: {
      name: "Name",
      middleNames: "Middle names",
      jobTitle: "Job title",
      company: "Company",
      language: "E-mail language",
      email: "E-mail for invitations",
      phone: "Phone for codes",
      identifier: "Identifier",
    },
    emails: "Public e-mail addresses",
    phones: "Public phone numbers",
    nothing: "nothing",
    staysTitle: "Kept",
    goesTitle: "Removed",
    goesRecord: (name: string): string => `The second record of ${name}. Its history moves to this one.`,
    joins: (teams: readonly string[]): string => `They join ${list(teams)}.`,
    get sameTeams(): string {
      return eitherWay({ teams: "Their teams do not change.", books: "Their books do not change." });
    },
    becomes: (state: string): string => `New status: ${state}.`,
    sends: (email: string): string => `A new invitation with a new code is sent to ${email}.`,
    invitation: {
      kept: "Their invitation does not change.",
      moved: "They keep the invitation of the other record.",
      dropped: "Their invitation ends, because they have already joined.",
    },
    go: "Merge",
    done: (name: string): string => `${name} merged into one record`,
  },
};
