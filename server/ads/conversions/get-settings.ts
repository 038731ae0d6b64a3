import { and, asc, count, eq, gte } from "drizzle-orm";
import { conversionDatasets, conversions } from "@/db/schema/ads-outcomes";
import { whatsappAccounts } from "@/db/schema/channels";
import { type Ctx, readOnly } from "@/server/context";
import { loadSettings } from "./load-settings";

const day = 24 * 60 * 60_000;
const countedDays = 28;

/** Whether Meta is told, where it takes what it is told, and how many of the last four weeks' outcomes it knows. */
export function getConversionSettings(ctx: Ctx) {
  return readOnly(ctx, async (ctx) => {
    const since = new Date(ctx.now().getTime() - countedDays * day);
    const accounts = await ctx.db
      .select({
        accountId: whatsappAccounts.id,
        name: whatsappAccounts.name,
        wabaId: whatsappAccounts.wabaId,
        datasetId: conversionDatasets.metaDatasetId,
        askedAt: conversionDatasets.askedAt,
        failure: conversionDatasets.failure,
      })
      .from(whatsappAccounts)
      .leftJoin(
        conversionDatasets,
        and(
          eq(conversionDatasets.workspaceId, whatsappAccounts.workspaceId),
          eq(conversionDatasets.accountId, whatsappAccounts.id),
        ),
      )
      .where(eq(whatsappAccounts.workspaceId, ctx.workspaceId))
      .orderBy(asc(whatsappAccounts.name));
    const counts = await ctx.db
      .select({ state: conversions.state, count: count() })
      .from(conversions)
      .where(and(eq(conversions.workspaceId, ctx.workspaceId), gte(conversions.createdAt, since)))
      .groupBy(conversions.state);
    return { ...(await loadSettings(ctx)), accounts, counts };
  });
}
