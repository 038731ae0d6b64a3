import { sql } from "drizzle-orm";
import { inTransaction, type MemberCtx } from "../context";
import { notFound } from "../errors";
import { recordAudit } from "../identity/record-audit";
import { detailOf } from "./list-kinds-met";
import { isDeliveryId } from "./open-delivery";
import { askAgain } from "./replay-deliveries";
import type { ReplayOwnInput } from "./schemas";

/** An owner asks for deliveries of her workspace to be processed once more. Returns how many will be. */
export function replayOwn(ctx: MemberCtx, input: ReplayOwnInput): Promise<number> {
  return inTransaction(ctx, async (ctx) => {
    if (input.what === "one" && !isDeliveryId(input.deliveryId))
      throw notFound("The delivery", "deliveryNotFound");
    const which =
      input.what === "one"
        ? sql`delivery_id = ${input.deliveryId}::bigint`
        : input.what === "failed"
          ? sql`reason = 'failed'`
          : sql`reason = ${input.reason} and ${detailOf} is not distinct from ${input.detail}`;
    // Row-level security shows her the findings of her own workspace only.
    const count = await askAgain(
      ctx.db,
      sql`id in (select delivery_id from delivery_findings where ${which})`,
    );
    if (count === 0 && input.what === "one") throw notFound("The delivery", "deliveryNotFound");
    const subject = input.what === "one" ? input.deliveryId : input.what === "kind" ? input.reason : "failed";
    await recordAudit(ctx, { action: "delivery.replayed", subject, after: { count } });
    return count;
  });
}
