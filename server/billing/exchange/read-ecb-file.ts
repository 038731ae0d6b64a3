import { parse } from "csv-parse/sync";
import { unzipSync } from "fflate";
import { invalid } from "../../errors";
import { rateCurrencies } from "../rate-cards/rate-file";

export type EcbRate = { day: string; quote: string; rate: string };

const mostUnpackedBytes = 8_000_000;

const unreadable = (cause?: unknown) =>
  invalid("This is no file of the European Central Bank's reference rates.", {
    key: "exchangeFileUnreadable",
    field: "file",
    cause,
  });

/**
 * The reference rates in a file of the European Central Bank, so many of each currency for one euro, for the currencies that Meta
 * bills in and from a day on. The Bank gives out one day or all since 1999, as CSV in a ZIP.
 */
export function readEcbFile(bytes: Uint8Array, since: string): EcbRate[] {
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(unpacked(bytes));
    const [heading = [], ...lines] = parse(text, { trim: true, relax_column_count: true }) as string[][];
    if (heading[0] !== "Date") throw unreadable();
    const wanted = heading.flatMap((quote, index) =>
      rateCurrencies.includes(quote) ? [{ quote, index }] : [],
    );
    return lines.flatMap((line) => {
      const day = dayOf(line[0] ?? "");
      if (!day) throw unreadable();
      if (day < since) return [];
      return wanted.flatMap(({ quote, index }) => {
        const rate = line[index] ?? "";
        // The Bank writes N/A for a day or a currency without a rate.
        return /^\d{1,9}(\.\d{1,12})?$/.test(rate) && Number(rate) > 0 ? [{ day, quote, rate }] : [];
      });
    });
  } catch (error) {
    throw unreadable(error);
  }
}

function unpacked(bytes: Uint8Array): Uint8Array {
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) return bytes;
  const files = unzipSync(bytes, {
    filter: ({ name, originalSize }) => name.endsWith(".csv") && originalSize <= mostUnpackedBytes,
  });
  const [csv] = Object.values(files);
  if (!csv) throw unreadable();
  return csv;
}

/** "2026-10-30", or "30 October 2026" as in the file of a single day. */
function dayOf(text: string): string | undefined {
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return text;
  const at = Date.parse(`${text} UTC`);
  return Number.isNaN(at) ? undefined : new Date(at).toISOString().slice(0, 10);
}
