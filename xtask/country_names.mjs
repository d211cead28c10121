// Writes crates/importer/src/country/cldr.txt: what countries are called, from the Unicode CLDR.
//
//     npm install --no-save --prefix target/cldr cldr-core@48
//     node xtask/country_names.mjs target/cldr/node_modules/cldr-core > crates/importer/src/country/cldr.txt
//
// Names come from the CLDR inside Node (Intl.DisplayNames), three-letter codes and the official
// languages of a country from the package cldr-core. Both must have the same version.

import { readFileSync } from "node:fs";
import { join } from "node:path";

const folder = process.argv[2];
const read = (file) => JSON.parse(readFileSync(join(folder, "supplemental", file), "utf8")).supplemental;
const codes = read("codeMappings.json");
const territories = read("territoryInfo.json").territoryInfo;
const version = codes.version?._cldrVersion;
if (version && !process.versions.cldr.startsWith(version.split(".")[0])) {
  throw new Error(`cldr-core has version ${version}, Node has ${process.versions.cldr}`);
}

// The languages of the user's files, then the same as other countries write them.
const SIX = ["en", "de", "fr", "es", "it", "nl"];
const KINDRED = "en-GB en-AU en-CA de-AT de-CH fr-CA fr-CH fr-BE es-MX es-419 es-US es-AR it-CH nl-BE".split(" ");
const STYLES = ["long", "short", "narrow"];

const name = (language, code, style) => {
  try {
    const names = new Intl.DisplayNames([language], { type: "region", style, fallback: "none" });
    // A language Intl has no names in would answer in another one.
    return names.resolvedOptions().locale.split("-")[0] === language.split(/[-_]/)[0] ? names.of(code) : undefined;
  } catch {
    return undefined;
  }
};

/** Languages in which the country speaks of itself. */
const own = (code) => {
  const spoken = territories[code]?.languagePopulation ?? {};
  const official = Object.entries(spoken)
    .filter(([, facts]) => ["official", "de_facto_official"].includes(facts._officialStatus))
    .map(([language]) => language.replaceAll("_", "-"));
  return [new Intl.Locale(`und-${code}`).maximize().language, ...official.sort()];
};

// Codes that were given up; cldr-core still has them.
const GONE = /^(AN|BU|CS|CP|CQ|DD|DG|EA|FX|IC|NT|SU|TP|UK|YU|ZR|NQ|PC|PU|PZ|VD|WK|YD|FQ|CT|DY|HV|JT|MI|NH|RH)$/;

const regions = Object.entries(codes.codeMappings ?? codes)
  .filter(([code, facts]) => /^[A-Z]{2}$/.test(code) && typeof facts === "object")
  .filter(([code, facts]) => (facts._alpha3 && !/^(AA|Q[M-Z]|X[A-JL-Z]|ZZ|EU|UN|EZ)$/.test(code)) || code === "XK")
  .filter(([code]) => !GONE.test(code))
  .map(([code, facts]) => [code, facts._alpha3 ?? ""]);
for (const code of ["AC", "TA", "XK"]) {
  if (!regions.some(([known]) => known === code)) regions.push([code, ""]);
}

console.log(`# What countries are called. Written by xtask/country_names.mjs; not to be edited.`);
console.log(`# Source: Unicode CLDR ${process.versions.cldr} (ICU ${process.versions.icu}), Unicode License v3.`);
console.log(`# Two letters, three letters (ISO 3166-1), the name in ${SIX.join(" ")}, then other names.`);
for (const [code, three] of regions.sort()) {
  const first = SIX.map((language) => name(language, code, "long") ?? "");
  if (first.every((text) => text === "")) continue;
  const others = new Set();
  for (const language of [...SIX, ...KINDRED, ...own(code)]) {
    for (const style of STYLES) {
      const text = name(language, code, style);
      if (text && !first.includes(text) && text !== code) others.add(text);
    }
  }
  console.log([code, three, ...first, ...others].join("|"));
}
