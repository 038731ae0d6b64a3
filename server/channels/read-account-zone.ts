import { and, eq } from "drizzle-orm";
import { whatsappAccounts } from "@/db/schema/channels";
import { type Ctx, inTransaction } from "../context";
import { readAccountNode } from "../meta/channel";
import { orThrow } from "../meta/client";
import { timeZoneOf } from "../meta/time-zones";
import { accessToken } from "./access-token";
import { getAccount } from "./get-account";

export type AccountZone = { timeZone: string; currency: string };

/**
 * Asks Meta in which zone it counts an account's days and in which money it bills them, and keeps both. What Meta does not say,
 * or says by a number nobody knows, stays as it was.
 */
export async function readAccountZone(
  ctx: Ctx,
  { accountId }: { accountId: string },
): Promise<{ before: AccountZone; after: AccountZone; isZoneTold: boolean; isCurrencyTold: boolean }> {
  const { wabaId, timeZone, currency } = await getAccount(ctx, accountId);
  const token = await accessToken(ctx, accountId);
  const node = orThrow(await readAccountNode({ wabaId, token }));
  const told = timeZoneOf(node.timezone_id);
  const after = { timeZone: told ?? timeZone, currency: node.currency ?? currency };
  await inTransaction(ctx, (ctx) =>
    ctx.db
      .update(whatsappAccounts)
      .set(after)
      .where(and(eq(whatsappAccounts.workspaceId, ctx.workspaceId), eq(whatsappAccounts.id, accountId))),
  );
  return {
    before: { timeZone, currency },
    after,
    isZoneTold: told !== undefined,
    isCurrencyTold: node.currency !== undefined,
  };
}
