import { eq } from "drizzle-orm";
import { conversionSettings } from "@/db/schema/ads-outcomes";
import type { InTransaction } from "@/server/context";

/** What an owner decided about telling Meta; nothing is told before she has. */
export async function loadSettings(ctx: InTransaction) {
  const [row] = await ctx.db
    .select()
    .from(conversionSettings)
    .where(eq(conversionSettings.workspaceId, ctx.workspaceId));
  const isTesting = row?.testUntil != null && row.testUntil > ctx.now();
  return {
    isOn: row?.isOn ?? false,
    coversStrictRegions: row?.coversStrictRegions ?? false,
    test: isTesting && row.testCode !== null ? { code: row.testCode, until: row.testUntil! } : null,
  };
}

export type ConversionSettings = Awaited<ReturnType<typeof loadSettings>>;
