import { conversionSettings } from "@/db/schema/ads-outcomes";
import { type InTransaction, inTransaction, type MemberCtx } from "@/server/context";
import { recordAudit } from "@/server/identity/record-audit";
import { callOffConversions } from "./call-off";
import { loadSettings } from "./load-settings";
import type { SaveConversionSettings, SaveTestCode } from "./schemas";

/** An owner allows that Meta is told, or no longer: what is marked from now on follows it, and what waits is called off. */
export function saveConversionSettings(ctx: MemberCtx, input: SaveConversionSettings): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const { isOn, coversStrictRegions } = await loadSettings(ctx);
    if (input.isOn === isOn && input.coversStrictRegions === coversStrictRegions) return;
    await keep(ctx, input);
    if (!input.isOn) await callOffConversions(ctx);
    await recordAudit(ctx, {
      action: "conversions.changed",
      before: { isOn, coversStrictRegions },
      after: input,
    });
  });
}

const day = 24 * 60 * 60_000;

/** Shows what is sent under "Test events" of the dataset, for a day: a test that is forgotten ends by itself. */
export function saveTestCode(ctx: MemberCtx, { testCode }: SaveTestCode): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const { test } = await loadSettings(ctx);
    const testUntil = testCode === null ? null : new Date(ctx.now().getTime() + day);
    await keep(ctx, { testCode, testUntil });
    await recordAudit(ctx, {
      action: "conversions.changed",
      before: { testCode: test?.code ?? null },
      after: { testCode },
    });
  });
}

type Kept = Partial<typeof conversionSettings.$inferInsert>;

async function keep(ctx: InTransaction, values: Kept): Promise<void> {
  const changed = { ...values, changedAt: ctx.now() };
  await ctx.db
    .insert(conversionSettings)
    .values({ workspaceId: ctx.workspaceId, isOn: false, coversStrictRegions: false, ...changed })
    .onConflictDoUpdate({ target: [conversionSettings.workspaceId], set: changed });
}
