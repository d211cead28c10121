import ts from "typescript-eslint";

/**
 * Parses the script of a component alone: what follows imports from file to file, in search of circles,
 * needs no more of it, and looks for imports where a plain module has them.
 */
export function parseForESLint(code, options) {
  const script = /<script lang="ts"[^>]*>([\s\S]*?)<\/script>/.exec(code)?.[1] ?? "";
  return ts.parser.parseForESLint(script, options);
}

export const parse = (code, options) => parseForESLint(code, options).ast;
