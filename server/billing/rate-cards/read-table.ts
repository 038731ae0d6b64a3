import { parse } from "csv-parse/sync";
import { unzipSync } from "fflate";
import readXlsx from "read-excel-file/universal";
import { invalid, tooLarge } from "@/server/errors";

/** The cells of a sheet as text: numbers as they were written, nothing as an empty text. */
export type Table = string[][];

/** Meta's largest list has a few hundred lines; what is far beyond that is no price list. */
const most = { bytes: 1_000_000, unpackedBytes: 16_000_000, parts: 200, rows: 5000, columns: 100 };

const tooMuch = () =>
  tooLarge("This file is too large for a price list.", { key: "rateFileTooLarge", field: "file" });
const unreadable = (cause?: unknown) =>
  invalid("This file is neither a CSV nor an Excel workbook that can be read.", {
    key: "rateFileUnreadable",
    field: "file",
    cause,
  });

/**
 * The sheets of a CSV file or an Excel workbook, which are told apart by their bytes: Meta has given out workbooks under
 * names that end in .csv.
 */
export async function readTables(bytes: Uint8Array): Promise<Table[]> {
  if (bytes.length > most.bytes) throw tooMuch();
  const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3 && bytes[3] === 4;
  const tables = isZip ? await readWorkbook(bytes) : [readCsv(bytes)];
  if (tables.some((rows) => rows.length > most.rows || rows.some((row) => row.length > most.columns))) {
    throw tooMuch();
  }
  return tables;
}

function readCsv(bytes: Uint8Array): Table {
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    if (text.includes("\0")) throw unreadable();
    // The lines before the header are prose, so that the header alone shows what stands between the cells.
    const delimiter = /^"?(?:market|country)"?([,;\t])/im.exec(text)?.[1] ?? ",";
    const rows = parse(text, {
      delimiter,
      relax_column_count: true,
      max_record_size: 20_000,
      to: most.rows + 1,
    });
    return rows.map((row) => row.map((cell) => cell.trim()));
  } catch (error) {
    throw unreadable(error);
  }
}

async function readWorkbook(bytes: Uint8Array): Promise<Table[]> {
  lookInside(bytes);
  try {
    const exact = { parseNumber: (written: string) => written };
    // A small Buffer lies in a larger one, which its own slice() does not leave.
    const sheets = await readXlsx(Uint8Array.from(bytes).buffer, exact);
    return sheets.map(({ data }) => data.map((row) => row.map(cellText)));
  } catch (error) {
    throw unreadable(error);
  }
}

const cellText = (cell: unknown): string =>
  typeof cell === "string" || typeof cell === "boolean" ? String(cell).trim() : "";

/** Refuses what would unpack to far more than it is, or has cells that are reckoned rather than written. */
function lookInside(bytes: Uint8Array): void {
  let [parts, unpacked] = [0, 0];
  const sheets = (() => {
    try {
      return unzipSync(bytes, {
        filter: ({ name, originalSize }) => {
          parts += 1;
          unpacked += originalSize;
          if (parts > most.parts || unpacked > most.unpackedBytes) throw tooMuch();
          return /^xl\/worksheets\/[^/]+\.xml$/.test(name);
        },
      });
    } catch (error) {
      throw unpacked > most.unpackedBytes || parts > most.parts ? error : unreadable(error);
    }
  })();
  for (const xml of Object.values(sheets)) {
    const sheet = new TextDecoder().decode(xml);
    if (/<f[\s>/]/.test(sheet)) {
      throw invalid("This workbook has cells with formulas. A price list has plain amounts.", {
        key: "rateFileFormula",
        field: "file",
      });
    }
    if (/<!(DOCTYPE|ENTITY)/i.test(sheet)) throw unreadable();
    for (const [, row = ""] of sheet.matchAll(/\sr="[A-Z]{0,3}(\d+)"/g)) {
      if (row.length > 9 || Number(row) > most.rows) throw tooMuch();
    }
    for (const [, column = ""] of sheet.matchAll(/\sr="([A-Z]+)\d+"/g)) {
      if (column.length > 2) throw tooMuch();
    }
  }
}
