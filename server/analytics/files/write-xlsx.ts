import { type CellValue, writeXlsxStream, XLSX_MAX_ROWS_PER_SHEET } from "hucre/xlsx";
import { localTime } from "./local-time";
import type { Table, Value } from "./table";

const perUnit = 1_000_000;

function cell(value: Value, timeZone: string): CellValue {
  if (value === null || typeof value === "string" || typeof value === "number") return value;
  // A spreadsheet knows no time zones: its clock shows what the workspace's shows.
  if (value instanceof Date) return new Date(`${localTime(value, timeZone).replace(" ", "T")}Z`);
  return Number(value.micros) / perUnit;
}

/** As many rows as a sheet holds, and as the last of them that there are more. */
async function* cells({ rows }: Table, timeZone: string, more: string): AsyncGenerator<CellValue[]> {
  let written = 1;
  for await (const row of rows) {
    written += 1;
    if (written === XLSX_MAX_ROWS_PER_SHEET) {
      yield [more];
      return;
    }
    yield row.map((value) => cell(value, timeZone));
  }
}

/** Letters that no sheet may have in its name, which is at most 31 long. */
const sheetName = (name: string) => name.replace(/[[\]:*?/\\']/g, " ").slice(0, 31);

/** The table as a workbook of one sheet, written as its rows come. Text stays text: no cell is ever a formula. */
export function writeXlsx(
  table: Table,
  { timeZone, more }: { timeZone: string; more: string },
): ReadableStream<Uint8Array> {
  return writeXlsxStream(cells(table, timeZone, more), {
    name: sheetName(table.name),
    columns: table.columns.map(({ heading, width = 16 }) => ({ header: heading, width })),
    freezePane: { rows: 1 },
  });
}
