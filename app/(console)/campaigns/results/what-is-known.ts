import type { FunnelFigures, FunnelReport } from "@/server/analytics/funnel/funnel-shapes";

/** Whether what Meta has told of nobody's spending means nothing: some account's figures were never read. */
export const isUnread = ({ total, accounts }: Pick<FunnelReport, "total" | "accounts">): boolean =>
  total.meta.spend.length === 0 && accounts.some(({ readAt }) => readAt === null);

/** Whether it was paid and earned in several currencies, so that there is no return; an amount of nothing is of none. */
export const hasSeveralCurrencies = ({ meta, ours }: FunnelFigures): boolean =>
  new Set(
    [...meta.spend, ...(ours?.revenue ?? []), ...(ours?.messageCost ?? [])]
      .filter(({ micros }) => micros !== 0n)
      .map(({ currency }) => currency),
  ).size > 1;
