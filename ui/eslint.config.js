import { readdirSync } from "node:fs";
import js from "@eslint/js";
import { createNodeResolver, importX } from "eslint-plugin-import-x";
import svelte from "eslint-plugin-svelte";
import globals from "globals";
import ts from "typescript-eslint";
import svelteConfig from "./svelte.config.js";

// What a folder may import of ours; everything else is a wrong direction.
const layer = (files, forbidden) => ({
  files,
  rules: {
    "no-restricted-imports": [
      "error",
      {
        patterns: forbidden.map(([what, message]) =>
          typeof what === "string" ? { regex: what, caseSensitive: true, message } : { group: what, message },
        ),
      },
    ],
  },
});
const tauri = [["@tauri-apps/*"], "Only backend/ knows Tauri."];
// A state module ends in `.svelte` like a component, but starts with a small letter.
const views = ["/[A-Z]\\w*\\.svelte$", "State does not know views."];
// A feature uses the state and the dialogs of others, but not their views.
const features = readdirSync(new URL("src/features", import.meta.url));
const zones = features.map((feature) => ({
  target: `src/features/${feature}`,
  from: `src/features/!(${feature})/**/[A-Z]*.svelte`,
  message: "A view belongs to its feature: offer a dialog, or move what is shared to components/.",
}));

export default ts.config(
  { ignores: ["dist", "node_modules", "src/generated"] },
  js.configs.recommended,
  ...ts.configs.strict,
  ...ts.configs.stylistic,
  ...svelte.configs.recommended,
  {
    plugins: { "import-x": importX },
    languageOptions: { globals: { ...globals.browser } },
    rules: {
      "import-x/no-cycle": ["error", { ignoreExternal: true }],
      "import-x/no-restricted-paths": ["error", { zones, basePath: import.meta.dirname }],
      "@typescript-eslint/no-explicit-any": "error",
      "@typescript-eslint/no-non-null-assertion": "error",
      "@typescript-eslint/consistent-type-definitions": ["error", "type"],
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_" }],
      "svelte/button-has-type": "error",
      // Maps and sets in state are replaced as a whole and kept raw on purpose.
      "svelte/prefer-svelte-reactivity": "off",
      "svelte/no-at-html-tags": "error",
    },
    settings: {
      "import-x/resolver-next": [createNodeResolver({ extensions: [".ts", ".svelte.ts", ".svelte"] })],
      "import-x/parsers": {
        "@typescript-eslint/parser": [".ts"],
        [`${import.meta.dirname}/eslint.imports.js`]: [".svelte"],
      },
    },
  },
  {
    files: ["**/*.svelte", "**/*.svelte.ts"],
    languageOptions: { parserOptions: { parser: ts.parser, extraFileExtensions: [".svelte"], svelteConfig } },
  },
  layer(
    ["src/lib/**"],
    [tauri, [["**/components/**", "**/shell/**", "**/features/**", "**/backend/**"], "lib imports nothing of ours."]],
  ),
  layer(
    ["src/components/**"],
    [
      tauri,
      [["**/shell/**", "**/features/**", "**/backend/**", "**/i18n/**"], "components get data, texts and callbacks."],
    ],
  ),
  layer(["src/shell/**", "src/features/**"], [tauri]),
  {
    files: ["src/**/*.svelte"],
    rules: {
      "no-restricted-syntax": [
        "error",
        {
          selector:
            "CallExpression[callee.property.name='call'] > .callee > [name='backend'], CallExpression[callee.property.name='call'] > .callee > [property.name='backend']",
          message: "Views call a module of their feature, which calls the backend.",
        },
      ],
    },
  },
  layer(["src/shell/**/*.svelte.ts", "src/features/**/*.svelte.ts"], [tauri, views]),
  { files: ["eslint.config.js", "vite.config.ts", "test/**"], languageOptions: { globals: { ...globals.node } } },
);
