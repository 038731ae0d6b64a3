import { findHeader, label, noHeader, type RateFile } from "./rate-file";
import { readListRates } from "./read-list-rates";
import { readTables, type Table } from "./read-table";
import { readVolumeTiers } from "./read-volume-tiers";

const hasTiers = (table: Table) => table.some((row) => row.map(label).includes("from"));

function isPriceList(table: Table): boolean {
  try {
    return findHeader(table, ["market", "currency"]) >= 0;
  } catch {
    return false;
  }
}

/** What a file of Meta's says, its list rates or its volume tiers, and what is wrong with it. */
export async function lookThroughRateFile(bytes: Uint8Array): Promise<RateFile> {
  const table = (await readTables(bytes)).find(isPriceList);
  if (!table) throw noHeader();
  return hasTiers(table) ? readVolumeTiers(table) : readListRates(table);
}

/** The same, of a file that is all right. Any other is refused, with the line. */
export async function readRateFile(bytes: Uint8Array): Promise<RateFile> {
  const file = await lookThroughRateFile(bytes);
  if (file.faults[0]) throw file.faults[0];
  return file;
}
