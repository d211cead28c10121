import { readdirSync, readFileSync } from "node:fs";
import ts from "typescript";
import { expect, test } from "vitest";

const folder = (language: string): string => `src/i18n/${language}`;

/** Names, and words that both languages share. */
const shared = [
  "Coverbook",
  "Deutsch",
  "English",
  "Enter",
  "Esc",
  "Fax",
  "Français",
  "ID",
  "Import",
  "Name",
  "Navigation",
  "Passphrase",
  "Person",
  "Port",
  "Problem",
  "Server",
  "Status",
  "System",
  "Team",
  "Teams",
  "Text",
  "Version ${}",
  "XXXX-XXXX",
  "optional",
];

/** What a literal says to a reader, with `${}` for each value; `undefined` is a code, a key or a path. */
function said(node: ts.Node): string | undefined {
  if (ts.isTemplateExpression(node))
    return node.head.text + node.templateSpans.map((span) => `\${}${span.literal.text}`).join("");
  if (!ts.isStringLiteralLike(node)) return undefined;
  const { parent } = node;
  const isKey = ts.isPropertyAssignment(parent) && parent.name === node;
  const isCode = ts.isBinaryExpression(parent) || ts.isLiteralTypeNode(parent) || ts.isElementAccessExpression(parent);
  return isKey || isCode || ts.isImportDeclaration(parent) ? undefined : node.text;
}

/** Every text of a language, with the file it is in; the branches of sentences too. */
function texts(language: string): { file: string; text: string }[] {
  return readdirSync(folder(language)).flatMap((file) => {
    const found: { file: string; text: string }[] = [];
    const visit = (node: ts.Node): void => {
      const text = said(node);
      if (text !== undefined) found.push({ file, text });
      ts.forEachChild(node, visit);
    };
    visit(ts.createSourceFile(file, readFileSync(`${folder(language)}/${file}`, "utf8"), ts.ScriptTarget.Latest, true));
    return found;
  });
}

const german = texts("de");

test("no German text is the English one, but for words that both languages share", () => {
  const english = new Set(texts("en").map(({ text }) => text));
  const same = german.map(({ text }) => text).filter((text) => /\p{L}/u.test(text) && english.has(text));
  expect([...new Set(same)].sort()).toEqual(shared);
  expect(german.length).toBeGreaterThan(1000);
});

test.each([
  ["straight quotation marks or English ones", /["'`”]|(?<!„[^“]*)“/],
  ["an opening quotation mark without its closing one", /„[^“]*$/],
  ["three dots, or an ellipsis that can start a line", /\.\.\.|[^\u00a0]…/],
  ["a space before a colon or another mark", /\s([:;!?,]|\.(?!\p{L}))/u],
  ["two spaces, or one at an end", /\s\s|^\s|\p{L}\s$/u],
  ["forms that need or mark the gender of a person", /\p{L}[*:_/]in(nen)?(?!\p{L})/u],
  ["the familiar address", /\b(du|dich|dir|dein\w*)\b/i],
])("no German sentence has %s", (_, wrong) => {
  expect(german.filter(({ text }) => wrong.test(text))).toEqual([]);
});
