import { sql } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { rows } from "@/db/rows";
import { inTransaction, type MemberCtx } from "../../context";
import { invalid } from "../../errors";
import { recordAudit } from "../../identity/record-audit";
import { readEcbFile } from "./read-ecb-file";
import type { EcbFileInput } from "./schemas";

/** No report reaches further back. */
const keptMs = 1100 * 86_400_000;

/** Takes in the Bank's rates of the last three years. What a person entered for a day stays. Returns how many there are. */
export function importEcbRates(ctx: MemberCtx, { file }: EcbFileInput): Promise<{ count: number }> {
  return inTransaction(ctx, async (ctx) => {
    const since = new Date(ctx.now().getTime() - keptMs).toISOString().slice(0, 10);
    const found = readEcbFile(Buffer.from(file, "base64"), since);
    if (found.length === 0) {
      throw invalid("There is no rate of the last three years in this file.", {
        key: "exchangeFileEmpty",
        field: "file",
      });
    }
    const values = found.map((one) => ({ id: uuidv7(), ...one }));
    await ctx.db.execute(sql`
      insert into exchange_rates (workspace_id, id, day, base, quote, rate, source, entered_by, entered_at)
      select ${ctx.workspaceId}::uuid, r.id, r.day, 'EUR', r.quote, r.rate, 'ecb', ${ctx.actor.memberId}::uuid,
        ${ctx.now().toISOString()}::timestamptz
      from ${rows(values, "id uuid, day date, quote text, rate numeric")}
      on conflict (workspace_id, base, quote, day) do update
        set rate = excluded.rate, entered_by = excluded.entered_by, entered_at = excluded.entered_at
        where exchange_rates.source = 'ecb' and exchange_rates.rate <> excluded.rate`);
    const days = found.map(({ day }) => day).sort();
    await recordAudit(ctx, {
      action: "exchange_rates.imported",
      after: { from: days[0], to: days.at(-1), rates: found.length },
    });
    return { count: found.length };
  });
}
