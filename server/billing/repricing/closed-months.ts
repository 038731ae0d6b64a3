import { eq } from "drizzle-orm";
import type { charges } from "@/db/schema/billing";
import { monthClosings } from "@/db/schema/reconciliation";
import { getNumbers } from "@/server/channels/get-numbers";
import type { InTransaction } from "@/server/context";
import { monthOf } from "../account-clock";

type Delivered = Pick<typeof charges.$inferSelect, "numberId" | "deliveredAt">;

export type ClosedMonth = {
  accountId: string;
  month: string;
  /** The account's month at the moment of asking. */
  currentMonth: string;
};

/** Whether any month of this workspace is closed. */
export async function isAnyClosed({ db, workspaceId }: InTransaction): Promise<boolean> {
  const [closing] = await db
    .select({ id: monthClosings.id })
    .from(monthClosings)
    .where(eq(monthClosings.workspaceId, workspaceId))
    .limit(1);
  return closing !== undefined;
}

/** Tells of these charges in which closed month of an account each was delivered; nothing for what is still open. */
export async function closedMonthOf(
  ctx: InTransaction,
  numberIds: string[],
): Promise<(charge: Delivered) => ClosedMonth | undefined> {
  const closings = await ctx.db
    .select({ accountId: monthClosings.accountId, month: monthClosings.month })
    .from(monthClosings)
    .where(eq(monthClosings.workspaceId, ctx.workspaceId));
  const closed = new Set(closings.map(({ accountId, month }) => `${accountId} ${month}`));
  const numbers = await getNumbers(ctx, [...new Set(numberIds)]);
  return ({ numberId, deliveredAt }) => {
    const number = numbers.get(numberId);
    if (!number) return undefined;
    const { accountId, timeZone } = number;
    const month = monthOf(deliveredAt, timeZone);
    return closed.has(`${accountId} ${month}`)
      ? { accountId, month, currentMonth: monthOf(ctx.now(), timeZone) }
      : undefined;
  };
}
