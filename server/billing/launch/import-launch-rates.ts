import { launchRates } from "@/db/schema/price-lists";
import { type InTransaction, inTransaction, type MemberCtx, readOnly } from "@/server/context";
import { recordAudit } from "@/server/identity/record-audit";
import { type Fault, faultOf } from "../rate-cards/preview-rate-card";
import type { LaunchFileInput } from "../schemas";
import { listLaunchRates } from "./launch-rates";
import { readLaunchFile } from "./read-launch-file";

export type LaunchRatesPreview = {
  /** Without a price before: null. */
  changes: { country: string; beforeMicros: bigint | null; afterMicros: bigint }[];
  sameCount: number;
  /** Countries with a price that the file does not name; they keep it. */
  keptCount: number;
  /** What is wrong with the file; with any, there is nothing else to say of it. */
  faults: Fault[];
};

/** What a file of country prices would change, before it changes anything. */
export async function previewLaunchRates(
  ctx: MemberCtx,
  { file }: LaunchFileInput,
): Promise<LaunchRatesPreview> {
  const { prices, faults } = await readLaunchFile(Buffer.from(file, "base64"));
  if (faults.length > 0) return { changes: [], sameCount: 0, keptCount: 0, faults: faults.map(faultOf) };
  return readOnly(ctx, (ctx) => compared(ctx, prices));
}

/** Takes over the country prices of a file; countries it does not name keep theirs. */
export async function importLaunchRates(
  ctx: MemberCtx,
  { file, fileName }: LaunchFileInput,
): Promise<{ changedCount: number }> {
  const { prices, faults } = await readLaunchFile(Buffer.from(file, "base64"));
  if (faults[0]) throw faults[0];
  return inTransaction(ctx, async (ctx) => {
    const { changes } = await compared(ctx, prices);
    const entered = { enteredBy: ctx.actor.memberId, enteredAt: ctx.now() };
    for (const { country, afterMicros: amountMicros } of changes) {
      await ctx.db
        .insert(launchRates)
        .values({ workspaceId: ctx.workspaceId, country, amountMicros, ...entered })
        .onConflictDoUpdate({
          target: [launchRates.workspaceId, launchRates.country],
          set: { amountMicros, ...entered },
        });
    }
    if (changes.length > 0) {
      const written = (micros: bigint | null) => micros?.toString() ?? null;
      await recordAudit(ctx, {
        action: "launch_rates.imported",
        subject: { name: fileName },
        before: Object.fromEntries(changes.map((one) => [one.country, written(one.beforeMicros)])),
        after: Object.fromEntries(changes.map((one) => [one.country, written(one.afterMicros)])),
      });
    }
    return { changedCount: changes.length };
  });
}

async function compared(ctx: InTransaction, prices: Map<string, bigint>): Promise<LaunchRatesPreview> {
  const known = new Map(
    (await listLaunchRates(ctx)).map(({ country, amountMicros }) => [country, amountMicros]),
  );
  const changes = [...prices]
    .filter(([country, micros]) => known.get(country) !== micros)
    .map(([country, afterMicros]) => ({ country, beforeMicros: known.get(country) ?? null, afterMicros }))
    .sort((a, b) => a.country.localeCompare(b.country));
  return {
    changes,
    sameCount: prices.size - changes.length,
    keptCount: [...known.keys()].filter((country) => !prices.has(country)).length,
    faults: [],
  };
}
