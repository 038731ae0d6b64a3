import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { parseArgs } from "node:util";
import { loadMarkets } from "../billing/rate-cards/load-markets";
import { readMarketFile } from "../billing/rate-cards/read-market-file";
import { asDatabaseOwner } from "./as-database-owner";
import { Refusal } from "./refusal";

const usage =
  "Say which: FILE --from 2027-01-01 [--apply]. FILE has the columns country_iso2, calling_code and market, and valid_from where it tells a history; without --apply nothing is changed.";

const { values, positionals } = parseArgs({
  args: process.argv.slice(3),
  allowPositionals: true,
  options: { from: { type: "string" }, apply: { type: "boolean", default: false } },
});
const [path] = positionals;
const { from = "", apply } = values;
if (!path || positionals.length > 1 || !/^20\d\d-\d\d-\d\d$/.test(from)) throw new Refusal(usage);

const { markets, faults } = await readMarketFile(readFileSync(path), from);
if (faults.length > 0) {
  throw new Refusal(
    `${basename(path)} is not taken:\n${faults.map(({ message }) => `  ${message}`).join("\n")}`,
  );
}
const changes = await asDatabaseOwner((db) => loadMarkets(db, markets, apply));
for (const { callingCode, country, market, validFrom, before } of changes)
  console.log(`  +${callingCode} ${country}: ${before ?? "nothing"} becomes ${market} on ${validFrom}`);
console.log(
  `  ${changes.length} changed, ${markets.length - changes.length} the same. ${
    apply ? "In force for every workspace within five minutes." : "Nothing was changed: --apply does it."
  }`,
);
