import { Readable } from "node:stream";
import { parse } from "csv-parse";
import { unzipSync } from "fflate";
import readXlsx from "read-excel-file/universal";
import { invalid, tooLarge } from "../../errors";
import { mostListBytes, mostRows } from "./schemas";

const most = { unpackedBytes: 60_000_000, parts: 200, columns: 100, cell: 5000 };

export const tooManyRows = () =>
  tooLarge(`A list has at most ${mostRows} lines. Send it in two broadcasts.`, {
    key: "listTooLong",
    params: { most: mostRows },
    field: "file",
  });

export const tooLargeList = () =>
  tooLarge("This file is too large for a list of people.", { key: "listTooLarge", field: "file" });

const unreadable = (cause?: unknown) =>
  invalid("This file is neither a CSV nor an Excel workbook that can be read.", {
    key: "listUnreadable",
    field: "file",
    cause,
  });

/**
 * The lines of a CSV file or of a workbook's first sheet, told apart by their bytes, as they are read; they may be read again. A
 * workbook keeps everybody waiting while it is unpacked, so that is done once.
 */
export async function openList(bytes: Uint8Array): Promise<() => AsyncGenerator<string[]>> {
  if (bytes.length > mostListBytes) throw tooLargeList();
  const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3 && bytes[3] === 4;
  const sheet = isZip ? await readSheet(bytes) : undefined;
  return () => linesOf(sheet ?? csvLines(bytes));
}

async function* linesOf(found: AsyncIterable<string[]> | unknown[][]): AsyncGenerator<string[]> {
  let count = 0;
  for await (const row of found) {
    // One more than people: the header.
    if (++count > mostRows + 1) throw tooManyRows();
    if (row.length > most.columns) throw tooLargeList();
    yield row.map((cell) => clean(cellText(cell)));
  }
}

/** One line of plain words: Meta takes no line breaks in a value, and Postgres no NUL. */
const clean = (cell: string) =>
  cell
    .replace(/[\p{Cc}\p{Surrogate}\u2028-\u202E\u2066-\u2069]+/gu, " ")
    .replace(/\s+/g, " ")
    .trim();

async function* csvLines(bytes: Uint8Array): AsyncGenerator<string[]> {
  const text = decoded(bytes);
  const firstLine = text.slice(0, 10_000).split(/\r?\n/, 1)[0] ?? "";
  const delimiter = [",", ";", "\t"].reduce((best, one) =>
    firstLine.split(one).length > firstLine.split(best).length ? one : best,
  );
  const options = { bom: true, delimiter, relax_column_count: true, skip_empty_lines: false };
  const parser = Readable.from(portions(text)).pipe(parse({ ...options, max_record_size: 100_000 }));
  try {
    for await (const row of parser) yield row as string[];
  } catch (error) {
    throw unreadable(error);
  }
}

/** Spreadsheets of some countries write the letters of Windows. */
function decoded(bytes: Uint8Array): string {
  const text = (() => {
    try {
      return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    } catch {
      return new TextDecoder("windows-1252").decode(bytes);
    }
  })();
  if (text.includes("\0")) throw unreadable();
  return text;
}

function* portions(text: string): Generator<string> {
  const size = 64 * 1024;
  for (let at = 0; at < text.length; at += size) yield text.slice(at, at + size);
}

async function readSheet(bytes: Uint8Array): Promise<unknown[][]> {
  lookInside(bytes);
  try {
    const exact = { parseNumber: (written: string) => written };
    // A small Buffer lies in a larger one, which its own slice() does not leave.
    const [sheet] = await readXlsx(Uint8Array.from(bytes).buffer, exact);
    return sheet?.data ?? [];
  } catch (error) {
    throw unreadable(error);
  }
}

function cellText(cell: unknown): string {
  if (cell instanceof Date) return cell.toISOString().slice(0, 10);
  return typeof cell === "string" || typeof cell === "boolean" ? String(cell).slice(0, most.cell) : "";
}

/** Refuses what would unpack to far more than a list is, before anything of it is unpacked. */
function lookInside(bytes: Uint8Array): void {
  let [parts, unpacked] = [0, 0];
  try {
    unzipSync(bytes, {
      filter: ({ originalSize }) => {
        parts += 1;
        unpacked += originalSize;
        return false;
      },
    });
  } catch (error) {
    throw unreadable(error);
  }
  if (parts > most.parts || unpacked > most.unpackedBytes) throw tooLargeList();
}
