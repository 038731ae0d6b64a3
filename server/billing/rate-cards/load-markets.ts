import { and, asc, eq } from "drizzle-orm";
import type { PostgresJsDatabase } from "drizzle-orm/postgres-js";
import { v7 as uuidv7 } from "uuid";
import { markets } from "@/db/schema/price-lists";
import type { FileMarket } from "./read-market-file";

export type MarketChange = FileMarket & { before: string | null };

const rehearsal = new Error("This was a rehearsal");

/**
 * Takes over which calling codes are which market from which day on. What was true before stays true for its days; nothing that
 * the file does not name changes. Without `isApplied` it is taken back and only told.
 */
export async function loadMarkets(
  db: PostgresJsDatabase,
  given: FileMarket[],
  isApplied: boolean,
): Promise<MarketChange[]> {
  const changes: MarketChange[] = [];
  try {
    await db.transaction(async (db) => {
      for (const one of [...given].sort((a, b) => a.validFrom.localeCompare(b.validFrom))) {
        const change = await loadMarket(db, one);
        if (change) changes.push(change);
      }
      if (!isApplied) throw rehearsal;
    });
  } catch (error) {
    if (error !== rehearsal) throw error;
  }
  return changes;
}

async function loadMarket(
  db: Pick<PostgresJsDatabase, "select" | "update" | "insert">,
  one: FileMarket,
): Promise<MarketChange | undefined> {
  const { callingCode, country, market, validFrom } = one;
  const history = await db
    .select()
    .from(markets)
    .where(and(eq(markets.callingCode, callingCode), eq(markets.country, country)))
    .orderBy(asc(markets.validFrom));
  const inForce = history.findLast((row) => row.validFrom <= validFrom);
  if (inForce?.market === market) return undefined;
  if (inForce?.validFrom === validFrom) {
    await db.update(markets).set({ market }).where(eq(markets.id, inForce.id));
  } else {
    if (inForce) await db.update(markets).set({ validTo: validFrom }).where(eq(markets.id, inForce.id));
    const next = history.find((row) => row.validFrom > validFrom);
    await db.insert(markets).values({ id: uuidv7(), ...one, validTo: next?.validFrom ?? null });
  }
  return { ...one, before: inForce?.market ?? null };
}
