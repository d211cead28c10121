import type { ProblemLevel } from "../generated/ProblemLevel";
import type { ProblemCode } from "../generated/ProblemCode";
import type { Listed } from "../generated/Listed";
import type { ImportField } from "../generated/ImportField";
import type { Confidence } from "../generated/Confidence";
import type { ColumnView } from "../generated/ColumnView";
import type { ForecastView } from "../generated/ForecastView";
import type { ImportCellView } from "../generated/ImportCellView";
import type { ImportRowView } from "../generated/ImportRowView";
import type { ImportView } from "../generated/ImportView";
import { fakePeople } from "./fake_people";

const ofPeople: readonly ImportField[] = [
  "givenName",
  "middleNames",
  "familyName",
  "fullName",
  "jobTitle",
  "company",
  "email",
  "phone",
  "identifier",
  "groupIdentifiers",
  "groupIds",
  "country",
  "dialCode",
  "note",
  "notImported",
];

/** What a column can hold in such a file. */
export function fieldsOf(listed: Listed): ImportField[] {
  switch (listed) {
    case "clients":
      return [...ofPeople];
    case "staff":
      return [...ofPeople, "role"];
    case "teams":
      return [
        "teamName",
        "teamIdentifier",
        "description",
        "staffIds",
        "staffIdentifiers",
        "staffEmails",
        "notImported",
      ];
    case "members":
      return ["teamId", "memberId", "teamIdentifier", "identifier", "email", "notImported"];
  }
}

const plain = (text: string): ImportCellView => ({ text, was: null, stored: null, code: null, level: null });

/** Rows of a pretend file, with some of every level. */
export function fakeRows(count: number): ImportRowView[] {
  return fakePeople(count, 0).map((person, place): ImportRowView => {
    const digits = `7700 900${String(place % 1000).padStart(3, "0")}`;
    const phone: ImportCellView =
      place % 2 === 0
        ? { text: `00 44 ${digits}`, was: null, stored: `0${digits}`, code: "assumed_idd", level: "fixed" }
        : place % 17 === 3
          ? {
              text: `44${digits.replace(" ", "")}`,
              was: null,
              stored: `+44 ${digits}`,
              code: "assumed_plus",
              level: "check",
            }
          : place % 23 === 5
            ? { text: "4.479E+11", was: null, stored: null, code: "sci_precision_lost", level: "cannotUse" }
            : plain(`0${digits}`);
    const email: ImportCellView =
      place % 37 === 6
        ? { text: "none at example", was: null, stored: null, code: "badEmail", level: "cannotUse" }
        : plain(person.email);
    const refused = place % 71 === 9;
    return {
      row: place + 4,
      outcome: refused ? "refused" : place % 15 === 1 ? "updated" : place % 100 === 2 ? "unchanged" : "created",
      code: refused ? "emailTwice" : null,
      blocker: refused ? "Robert Ashdown" : null,
      who: null,
      changes:
        !refused && place % 15 === 1
          ? [
              { field: "given", before: "Maggie", after: person.given },
              { field: "publicPhone", before: "", after: `+44${digits.replace(" ", "")}` },
            ]
          : [],
      cells: [
        plain(person.given),
        plain(person.family),
        email,
        phone,
        plain(["North", "Medical", "Pensions"][place % 3] ?? ""),
        plain(`+44 20 7946 0${String(100 + (place % 90))}`),
      ],
    };
  });
}

export const hasLevel = (row: ImportRowView, level: string): boolean =>
  row.cells.some((cell) => cell.level?.replace("_u", "U") === level);

export function forecastOf(rows: readonly ImportRowView[]): ForecastView {
  const of = (outcome: string): number => rows.filter((row) => row.outcome === outcome).length;
  return {
    rows: rows.length,
    created: of("created"),
    updated: of("updated"),
    unchanged: of("unchanged"),
    skipped: of("skipped"),
    refused: of("refused"),
    ignored: 3,
    leftOut: rows.filter((row) => hasLevel(row, "cannotUse")).length,
  };
}

/** A pretend draft. */
export function fakeDraft(file: string, rows: readonly ImportRowView[]): ImportView {
  const kinds = new Map<ProblemCode, { level: ProblemLevel; count: number }>();
  for (const row of rows) {
    const codes = [
      ...(row.code === null ? [] : [{ code: row.code, level: "row" as const }]),
      ...row.cells.flatMap(({ code, level }) => (code === null || level === null ? [] : [{ code, level }])),
    ];
    for (const { code, level } of codes) kinds.set(code, { level, count: (kinds.get(code)?.count ?? 0) + 1 });
  }
  const column = (
    letter: string,
    header: string,
    field: ImportField,
    samples: string[],
    confidence: Confidence = "sure",
    proposal: ImportField | null = null,
  ): ColumnView => ({
    letter,
    header,
    samples,
    field,
    confidence,
    proposal,
  });
  const isBook = file.endsWith(".xlsx");
  return {
    draft: "draft-1",
    fields: fieldsOf("clients"),
    edits: { cells: 0, rows: 0, chosen: 0, canUndo: false, canRedo: false },
    file,
    sheets: isBook
      ? [
          { name: "Notes", rows: 0, isHidden: false, couldBeMeant: false },
          { name: "Clients", rows: rows.length + 1, isHidden: false, couldBeMeant: true },
          { name: "Former clients", rows: 7, isHidden: false, couldBeMeant: true },
          { name: "Lists", rows: 12, isHidden: true, couldBeMeant: false },
        ]
      : [],
    sheet: isBook ? 1 : null,
    sheetAsked: isBook,
    format: {
      source: isBook ? "workbook" : "text",
      encoding: "UTF-8",
      delimiter: ";",
      headerRow: 3,
      rows: rows.length,
      ignored: 3,
      ignoredKinds: [
        { kind: "blank", count: 1 },
        { kind: "preamble", count: 2 },
      ],
      ignoredRows: [
        { row: 1, kind: "preamble", text: "Clients of the firm" },
        { row: 2, kind: "preamble", text: "Exported for the year" },
      ],
    },
    columns: [
      column("A", "First name", "givenName", ["Margaret", "Robert"]),
      column("B", "Last name", "familyName", ["Ashdown", "Bellamy"]),
      column("C", "E-mail", "email", ["margaret@example.com"]),
      column("D", "Mobile", "phone", ["07700 900118"], "guess"),
      column("E", "Teams", "groupIdentifiers", ["North", "Medical"]),
      column("F", "Contact line", "notImported", ["020 7946 0164"], "none", "phone"),
    ],
    missing: [],
    unknownTeams: [{ name: "Payroll", rows: 2, choice: "leave", team: null }],
    notes: [],
    banners: [],
    problems: [...kinds].map(([code, { level, count }]) => ({ code, level, count, proposals: 0 })),
    forecast: forecastOf(rows),
    options: {
      listed: "clients",
      region: "GB",
      onMatch: "update",
      onRename: "ask",
      onSame: "ask",
      ignoreIdentifiersInUse: false,
      keepFullNames: null,
      defaults: [],
    },
  };
}
