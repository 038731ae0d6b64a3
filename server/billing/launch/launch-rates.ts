import { and, asc, eq } from "drizzle-orm";
import { launchRates } from "@/db/schema/price-lists";
import { type Ctx, inTransaction, type MemberCtx, readOnly } from "@/server/context";
import { invalid } from "@/server/errors";
import { recordAudit } from "@/server/identity/record-audit";
import { microsOf } from "../micros";
import type { LaunchRateInput } from "../schemas";
import { launchRange } from "./rule-of-2018";

/** The country prices of 2018 that the workspace entered. */
export const listLaunchRates = (ctx: Ctx) =>
  readOnly(ctx, (ctx) =>
    ctx.db
      .select({ country: launchRates.country, amountMicros: launchRates.amountMicros })
      .from(launchRates)
      .where(eq(launchRates.workspaceId, ctx.workspaceId))
      .orderBy(asc(launchRates.country)),
  );

/** Keeps what a country cost in 2018, between half a cent and nine cents; without an amount it is forgotten. */
export function saveLaunchRate(ctx: MemberCtx, { country, amount }: LaunchRateInput): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const amountMicros = amount === null ? null : priceOf2018(amount);
    const place = and(eq(launchRates.workspaceId, ctx.workspaceId), eq(launchRates.country, country));
    const [before] = await ctx.db.select().from(launchRates).where(place).for("update");
    if ((before?.amountMicros ?? null) === amountMicros) return;
    if (amountMicros === null) await ctx.db.delete(launchRates).where(place);
    else {
      const entered = { amountMicros, enteredBy: ctx.actor.memberId, enteredAt: ctx.now() };
      await ctx.db
        .insert(launchRates)
        .values({ workspaceId: ctx.workspaceId, country, ...entered })
        .onConflictDoUpdate({ target: [launchRates.workspaceId, launchRates.country], set: entered });
    }
    await recordAudit(ctx, {
      action: "launch_rate.changed",
      subject: { name: country },
      before: { micros: before?.amountMicros.toString() ?? null },
      after: { micros: amountMicros?.toString() ?? null },
    });
  });
}

/** A price of 2018 as it is written; anything that is none is refused. */
export function priceOf2018(amount: string): bigint {
  const written = amount.trim().replace(",", ".");
  const micros = /^\d+(\.\d{1,6})?$/.test(written) ? microsOf(written) : undefined;
  if (micros === undefined || micros < launchRange.least || micros > launchRange.most) {
    throw invalid("A price of 2018 is between 0.005 and 0.09 US dollars.", {
      key: "launchRateRange",
      field: "amount",
    });
  }
  return micros;
}
