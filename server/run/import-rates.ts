import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { parseArgs } from "node:util";
import type { Band } from "../billing/rate-card";
import { loadRateCard } from "../billing/rate-cards/load-rate-card";
import { lookThroughRateFile } from "../billing/rate-cards/read-rate-file";
import { asDatabaseOwner } from "./as-database-owner";
import { Refusal } from "./refusal";

const usage =
  "Say which: FILE --from 2027-01-01 [--apply]. FILE is Meta's list rates or volume tiers (CSV or XLSX); without --apply nothing is changed.";

const { values, positionals } = parseArgs({
  args: process.argv.slice(3),
  allowPositionals: true,
  options: { from: { type: "string" }, apply: { type: "boolean", default: false } },
});
const [path] = positionals;
const { from: effectiveFrom = "", apply } = values;
if (!path || positionals.length > 1 || !/^20\d\d-(0[1-9]|1[0-2])-01$/.test(effectiveFrom)) {
  throw new Refusal(`${usage} Prices change on the first day of a month.`);
}

const bytes = readFileSync(path);
const { faults } = await lookThroughRateFile(bytes);
if (faults.length > 0) {
  throw new Refusal(
    `${basename(path)} is not taken:\n${faults.map(({ message, params }) => `  ${message} ${shown(params)}`).join("\n")}`,
  );
}
const file = { bytes, fileName: basename(path), effectiveFrom };
const { currency, kind, comparedWith, added, changed, removed, sameCount } = await asDatabaseOwner((db) =>
  loadRateCard(db, file, apply),
);
const said = (bands: Band[]) => bands.map(({ amountMicros }) => Number(amountMicros) / 1_000_000).join(" / ");
console.log(
  `  ${currency}, ${kind === "list" ? "list rates" : "volume tiers"}, from ${effectiveFrom}; compared with ${comparedWith ?? "nothing before"}`,
);
for (const { market, category, bands } of added) console.log(`  + ${market}, ${category}: ${said(bands)}`);
for (const { market, category, before, after } of changed)
  console.log(`  ~ ${market}, ${category}: ${said(before)} becomes ${said(after)}`);
for (const { market, category, bands } of removed) console.log(`  - ${market}, ${category}: ${said(bands)}`);
console.log(
  `  ${added.length} new, ${changed.length} changed, ${removed.length} gone, ${sameCount} the same. ${
    apply ? "In force for every workspace within five minutes." : "Nothing was changed: --apply does it."
  }`,
);

function shown(params: Record<string, string | number> = {}): string {
  const said = params.text ?? params.market;
  return said === undefined ? "" : `(${said})`;
}
