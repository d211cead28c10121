import type { DoneView } from "../generated/DoneView";
import type { ImportResultView } from "../generated/ImportResultView";
import type { ImportRowView } from "../generated/ImportRowView";
import type { FakeFirm, Handlers } from "./fake_firm";
import { fakeDraft, fakeRows, fieldsOf, forecastOf, hasLevel } from "./fake_import";
import { fail, fold } from "./fake_people";

/** Imports of the pretend firm: one draft at a time, and the results of those before. */
export function fakeImports(firm: FakeFirm, count: number) {
  const results: ImportResultView[] = [];
  let rows: ImportRowView[] = [];
  let file = "";
  let view = fakeDraft("", []);
  /** The rows before each change. */
  const past: ImportRowView[][] = [];
  const typed = (entry: ImportRowView, column: number, text: string): ImportRowView => ({
    ...entry,
    cells: entry.cells.map((cell, place) =>
      place === column ? { text, was: cell.was ?? cell.text, stored: null, code: null, level: null } : cell,
    ),
  });
  const rowsUnder = (only: string | null, code: string | null, text: string): ImportRowView[] =>
    rows.filter(
      (entry) =>
        (only === null ||
          (only === "ready"
            ? entry.outcome !== "refused" && entry.outcome !== "skipped"
            : only === "check"
              ? hasLevel(entry, "check")
              : only === "updates"
                ? entry.outcome === "updated"
                : entry.outcome === only)) &&
        (code === null || entry.code === code || entry.cells.some((cell) => cell.code === code)) &&
        (text === "" || entry.cells.some((cell) => fold(cell.text).includes(fold(text)))),
    );
  function flip(id: string, undone: boolean): DoneView {
    const entry = results.find((result) => result.id === id) ?? fail({ code: "notFound" });
    results[results.indexOf(entry)] = { ...entry, undone };
    return firm.did("importPeople", entry.file);
  }
  return {
    import_open: ({ file: handle, listed }) => {
      file = handle;
      if (file.endsWith(".xlsb")) return fail({ code: "file", problem: "workbook", file });
      rows = fakeRows(count);
      view = fakeDraft(file, rows);
      view = { ...view, fields: fieldsOf(listed), options: { ...view.options, listed } };
      return view;
    },
    import_paste: ({ name, listed }) => {
      file = name;
      rows = fakeRows(count);
      view = fakeDraft(file, rows);
      view = { ...view, fields: fieldsOf(listed), options: { ...view.options, listed } };
      return view;
    },
    import_configure: ({
      listed,
      region,
      onMatch,
      onRename,
      onSame,
      ignoreIdentifiersInUse,
      keepFullNames,
      defaults,
      delimiter,
      encoding,
      headerRow,
      sheet,
      column,
    }) => {
      const columns = view.columns.map((entry, place) =>
        place === column?.column
          ? { ...entry, field: column.field, confidence: "sure" as const, proposal: null }
          : entry,
      );
      view = {
        ...view,
        fields: fieldsOf(listed ?? view.options.listed),
        sheet: sheet ?? view.sheet,
        sheetAsked: view.sheetAsked && sheet === null,
        columns,
        missing: columns.some((entry) => ["givenName", "familyName", "fullName"].includes(entry.field)) ? [] : ["name"],
        format: {
          ...view.format,
          delimiter: delimiter ?? view.format.delimiter,
          encoding: encoding ?? view.format.encoding,
          headerRow: headerRow ?? view.format.headerRow,
        },
        options: {
          listed: listed ?? view.options.listed,
          region: region ?? view.options.region,
          onMatch: onMatch ?? view.options.onMatch,
          onRename: onRename ?? view.options.onRename,
          onSame: onSame ?? view.options.onSame,
          ignoreIdentifiersInUse: ignoreIdentifiersInUse ?? view.options.ignoreIdentifiersInUse,
          keepFullNames: keepFullNames ?? view.options.keepFullNames,
          defaults: view.options.defaults.map((entry) => defaults.find(({ field }) => field === entry.field) ?? entry),
        },
      };
      return view;
    },
    import_edit: ({ edit }) => {
      if (edit.kind === "undo") {
        const before = past.pop();
        if (before !== undefined) rows = before;
      } else past.push(rows);
      if (edit.kind === "cell") {
        const { row, column, text } = edit;
        rows = rows.map((entry) => (entry.row === row ? typed(entry, column, text) : entry));
      } else if (edit.kind === "row") {
        const { row, out } = edit;
        rows = rows.map((entry) =>
          entry.row === row
            ? { ...entry, outcome: out ? "skipped" : "created", code: out ? "leftOutByHand" : null }
            : entry,
        );
      } else if (edit.kind === "who") {
        const { row, choice } = edit;
        rows = rows.map((entry) =>
          entry.row === row
            ? { ...entry, outcome: choice === "new" ? "created" : "updated", code: null, who: choice }
            : entry,
        );
      }
      const changed = rows.flatMap(({ cells }) => cells).filter(({ was }) => was !== null).length;
      const left = rows.filter(({ code }) => code === "leftOutByHand").length;
      const chosen = rows.filter(({ who }) => who !== null).length;
      view = {
        ...fakeDraft(file, rows),
        options: view.options,
        edits: { cells: changed, rows: left, chosen, canUndo: past.length > 0, canRedo: false },
      };
      return view;
    },
    import_cell: ({ row, column }) => ({
      text: rows.find((entry) => entry.row === row)?.cells[column]?.text ?? "",
    }),
    import_rows: ({ only, code, find: text, offset, limit }) => {
      const under = rowsUnder(only, code, text);
      return { total: under.length, offset, rows: under.slice(offset, offset + limit) };
    },
    import_run: () => {
      const result: ImportResultView = {
        id: firm.id("import"),
        file,
        listed: view.options.listed,
        at: Date.now() * 1000,
        actor: firm.session.userName,
        counts: forecastOf(rows),
        invited: 0,
        withoutValues: 0,
        ignoredKinds: [],
        undone: false,
        kept: 0,
        unreached: false,
        problems: rows
          .filter((entry) => entry.outcome === "refused")
          .map((entry) => ({
            row: entry.row,
            outcome: "refused" as const,
            code: entry.code,
            blocker: entry.blocker,
            text: entry.cells.map((cell) => cell.text).join(","),
            values: [],
          })),
      };
      results.unshift(result);
      firm.did("importPeople", file);
      return result;
    },
    import_cancel: () => null,
    import_close: () => null,
    imports: () => [...results],
    import_result: ({ id }) => results.find((entry) => entry.id === id) ?? fail({ code: "notFound" }),
    undo_import: ({ id }) => flip(id, true),
    redo_import: ({ id }) => flip(id, false),
    save_problems: () => ({ file: "clients left out.csv", rows: view.forecast.refused }),
  } satisfies Partial<Handlers>;
}
