import type { InTransaction } from "../../context";
import { findWorkspace } from "../../identity/find-workspace";
import { instantOf } from "../../wall-time";

/** The moment that the workspace's clocks show so, if it is still to come. */
export async function sendingTime(ctx: InTransaction, wallTime: string): Promise<Date | undefined> {
  const workspace = await findWorkspace(ctx);
  const at = instantOf(wallTime, workspace?.timeZone ?? "UTC");
  return at && at > ctx.now() ? at : undefined;
}

/** As if it were that moment: windows close until then, and months and prices begin. */
export const asOf = (ctx: InTransaction, at: Date | null): InTransaction =>
  at ? { ...ctx, now: () => at } : ctx;
