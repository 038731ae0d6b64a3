import { createHash } from "node:crypto";
import { and, desc, eq, sql } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { ownRateCards, ownRates } from "@/db/schema/price-lists";
import { type InTransaction, inTransaction, type MemberCtx } from "@/server/context";
import { conflict } from "@/server/errors";
import { recordAudit } from "@/server/identity/record-audit";
import { priceBook } from "../price-book";
import type { RateFileInput } from "../schemas";
import type { Bands } from "./complete-card";
import { weigh } from "./preview-rate-card";
import { readRateFile } from "./read-rate-file";

/**
 * A price list of Meta's becomes the workspace's own, beside those there are: another version, which prices what is
 * delivered from now on. What was charged keeps its price until somebody has it priced again.
 */
export async function importRateCard(ctx: MemberCtx, input: RateFileInput): Promise<{ rateCardId: string }> {
  const bytes = Buffer.from(input.file, "base64");
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  const file = await readRateFile(bytes);
  return inTransaction(ctx, async (ctx) => {
    const { effectiveFrom, fileName } = input;
    const { currency, kind } = file;
    const version = await nextVersion(ctx, currency, effectiveFrom, sha256);
    const { cards } = await priceBook(ctx, { isFresh: true });
    const { bands, preview } = weigh(cards, effectiveFrom, file);
    const rateCardId = uuidv7();
    await ctx.db.insert(ownRateCards).values({
      workspaceId: ctx.workspaceId,
      id: rateCardId,
      currency,
      effectiveFrom,
      version,
      kind,
      fileName,
      fileSha256: sha256,
      importedBy: ctx.actor.memberId,
      importedAt: ctx.now(),
    });
    await insertBands(ctx, rateCardId, bands);
    await recordAudit(ctx, {
      action: "rate_card.imported",
      subject: { id: rateCardId, name: fileName },
      after: {
        currency,
        effectiveFrom,
        version,
        kind,
        sha256,
        added: preview.added.length,
        changed: preview.changed.length,
        removed: preview.removed.length,
      },
    });
    return { rateCardId };
  });
}

async function nextVersion(ctx: InTransaction, currency: string, effectiveFrom: string, sha256: string) {
  // Two who import at once take turns, so that the second is compared with the first.
  await ctx.db.execute(
    sql`select pg_advisory_xact_lock(hashtextextended(${`rate cards ${ctx.workspaceId}`}, 0))`,
  );
  const [newest] = await ctx.db
    .select({ version: ownRateCards.version, fileSha256: ownRateCards.fileSha256 })
    .from(ownRateCards)
    .where(
      and(
        eq(ownRateCards.workspaceId, ctx.workspaceId),
        eq(ownRateCards.currency, currency),
        eq(ownRateCards.effectiveFrom, effectiveFrom),
      ),
    )
    .orderBy(desc(ownRateCards.version))
    .limit(1);
  if (newest?.fileSha256 === sha256) {
    throw conflict("This very file is the newest list of that day already.", {
      key: "rateFileAlreadyThere",
      field: "file",
    });
  }
  return (newest?.version ?? 0) + 1;
}

async function insertBands(ctx: InTransaction, rateCardId: string, bands: Bands): Promise<void> {
  const rows = [...bands].flatMap(([key, of]) => {
    const [market = "", category = ""] = key.split("|");
    return of.map((band) => ({ workspaceId: ctx.workspaceId, rateCardId, market, category, ...band }));
  });
  for (let start = 0; start < rows.length; start += 1000) {
    await ctx.db.insert(ownRates).values(rows.slice(start, start + 1000));
  }
}
