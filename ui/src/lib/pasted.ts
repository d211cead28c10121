/** A cell as spreadsheets copy it: in quotes if a tab, a line end or a quote is in it. */
function cell(text: string): string {
  return /["\t\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** The first table of a web page: a row on each line, tabs between the cells. Nothing of the page is loaded or run. */
function table(html: string): string {
  const found = new DOMParser().parseFromString(html, "text/html").querySelector("table");
  const rows = Array.from(found?.rows ?? []);
  const line = (row: HTMLTableRowElement): string =>
    Array.from(row.cells, ({ textContent }) => cell(textContent.trim())).join("\t");
  return rows.map(line).join("\n");
}

/**
 * The cells of what was copied, a row on each line and tabs between them. Spreadsheets and browsers copy that as
 * text; where a program copied only a page, its table is taken. Empty if it is neither several cells nor several rows.
 */
export function pastedCells(text: string, html: string): string {
  if (text.includes("\t")) return text;
  const fromPage = html === "" ? "" : table(html);
  if (fromPage.includes("\t")) return fromPage;
  return text.trim().includes("\n") ? text : "";
}
