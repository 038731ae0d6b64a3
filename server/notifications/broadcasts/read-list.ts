import { setImmediate } from "node:timers/promises";
import type { CountryCode } from "libphonenumber-js";
import { invalid } from "../../errors";
import { openList } from "./list-file";
import type { LineFault } from "./schemas";
import { waIdOf } from "./wa-id-of";

export type ListLine =
  | { line: number; fault: LineFault; text: string }
  | { line: number; waId: string; country: string | null; cells: string[] };

export type ReadList = {
  columns: string[];
  phoneColumn: number;
  sample: string[][];
  /** The lines below the header, each once, as they are read. */
  lines: () => AsyncGenerator<ListLine>;
};

const looksLikePhone = /phone|mobile|mobiel|m[oó]vil|portable|t[eé]l|whats|gsm|num[eé]ro|number|nummer/i;
const longestValue = 1024;
const sampleSize = 5;
const yieldEvery = 500;

/**
 * A list of people as its file has it. Numbers without a country are those of `home`, the country of the number that writes.
 */
export async function readList(
  bytes: Uint8Array,
  { home, phoneColumn: chosen }: { home: CountryCode | undefined; phoneColumn?: number },
): Promise<ReadList> {
  const rows = await openList(bytes);
  const first: string[][] = [];
  for await (const row of rows()) {
    first.push(row);
    if (first.length > 50) break;
  }
  const [header, ...below] = first;
  if (!header?.some((cell) => cell !== "")) {
    throw invalid("The first line of the list must name its columns.", {
      key: "listNoHeader",
      field: "file",
    });
  }
  const columns = namesOf(header);
  if (chosen !== undefined && chosen >= columns.length) {
    throw invalid("The list has no such column.", { key: "listNoColumn", field: "phoneColumn" });
  }
  const phoneColumn = chosen ?? findPhoneColumn(columns, below, home);
  return {
    columns,
    phoneColumn,
    sample: below.slice(0, sampleSize).map((row) => columns.map((_, index) => row[index] ?? "")),
    lines: () => readLines(rows(), { columns, phoneColumn, home }),
  };
}

/** Columns of the same name are told apart, and one without a name is called by its place. */
function namesOf(header: string[]): string[] {
  const taken = new Set<string>();
  return header.map((cell, index) => {
    const name = cell.slice(0, 90) || String(index + 1);
    let unique = name;
    for (let n = 2; taken.has(unique); n++) unique = `${name} ${n}`;
    taken.add(unique);
    return unique;
  });
}

function findPhoneColumn(columns: string[], rows: string[][], home: CountryCode | undefined): number {
  const scores = columns.map((name, index) => {
    const valid = rows.filter((row) => waIdOf(row[index] ?? "", home)).length;
    return valid * 2 + (looksLikePhone.test(name) ? 1 + rows.length : 0);
  });
  const best = Math.max(...scores);
  if (best === 0) {
    throw invalid("No column of this list has phone numbers.", { key: "listNoPhones", field: "file" });
  }
  return scores.indexOf(best);
}

async function* readLines(
  rows: AsyncGenerator<string[]>,
  { columns, phoneColumn, home }: { columns: string[]; phoneColumn: number; home: CountryCode | undefined },
): AsyncGenerator<ListLine> {
  const seen = new Set<string>();
  let line = 0;
  for await (const row of rows) {
    line += 1;
    // Thousands of numbers are some seconds of work, in which others want to be served.
    if (line % yieldEvery === 0) await setImmediate();
    if (line === 1 || row.every((cell) => cell === "")) continue;
    const text = (row[phoneColumn] ?? "").slice(0, 40);
    const found = waIdOf(text, home);
    if (!found) yield { line, fault: text === "" ? "noNumber" : "badNumber", text };
    else if (seen.has(found.waId)) yield { line, fault: "twice", text };
    else if (row.some((cell) => cell.length > longestValue)) yield { line, fault: "tooLong", text };
    else {
      seen.add(found.waId);
      yield { line, ...found, cells: columns.map((_, index) => row[index] ?? "") };
    }
  }
}
