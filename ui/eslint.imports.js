import ts from "typescript-eslint";

/**
 * Parses only the script of a component. ESLint follows imports from file to file with it, to find
 * circles, and it looks for imports at the top level of a module.
 */
export function parseForESLint(code, options) {
  const script = /<script lang="ts"[^>]*>([\s\S]*?)<\/script>/.exec(code)?.[1] ?? "";
  return ts.parser.parseForESLint(script, options);
}

export const parse = (code, options) => parseForESLint(code, options).ast;
