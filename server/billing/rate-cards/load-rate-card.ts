import { and, desc, eq } from "drizzle-orm";
import type { PostgresJsDatabase } from "drizzle-orm/postgres-js";
import { v7 as uuidv7 } from "uuid";
import { rateCards, rates } from "@/db/schema/price-lists";
import { readShared } from "../price-book";
import { type RateCardPreview, weigh } from "./preview-rate-card";
import { readRateFile } from "./read-rate-file";

type RateCardFile = { bytes: Uint8Array; fileName: string; effectiveFrom: string };

/**
 * A price list of Meta's for every workspace of the installation: another version, never an edit. Without `isApplied` it is only
 * told what would change. Runs as the database's owner: the application may not write these tables.
 */
export async function loadRateCard(
  db: PostgresJsDatabase,
  { bytes, fileName, effectiveFrom }: RateCardFile,
  isApplied: boolean,
): Promise<RateCardPreview> {
  const file = await readRateFile(bytes);
  return db.transaction(async (db) => {
    const { cards } = await readShared({ db });
    const { bands, preview } = weigh(cards, effectiveFrom, file);
    if (!isApplied || preview.added.length + preview.changed.length + preview.removed.length === 0) {
      return preview;
    }
    const { currency } = file;
    const [newest] = await db
      .select({ version: rateCards.version })
      .from(rateCards)
      .where(and(eq(rateCards.currency, currency), eq(rateCards.effectiveFrom, effectiveFrom)))
      .orderBy(desc(rateCards.version))
      .limit(1);
    const rateCardId = uuidv7();
    const version = (newest?.version ?? 0) + 1;
    await db
      .insert(rateCards)
      .values({ id: rateCardId, currency, effectiveFrom, version, source: fileName.slice(0, 200) });
    const rows = [...bands].flatMap(([key, of]) => {
      const [market = "", category = ""] = key.split("|");
      return of.map((band) => ({ rateCardId, market, category, ...band }));
    });
    for (let start = 0; start < rows.length; start += 1000) {
      await db.insert(rates).values(rows.slice(start, start + 1000));
    }
    return preview;
  });
}
