import { type Ctx, inReport } from "@/server/context";
import { findWorkspace } from "@/server/identity/find-workspace";
import type { LateCost } from "./late-costs";
import { lateAnswersOf, launchRatesOf } from "./late-report";
import type { LateAnswersPageInput } from "./schemas";

const pageSize = 50;

export type LateAnswersPage = { items: LateCost[]; nextCursor: { at: Date; id: string } | null };

/** The late answers behind a figure, one by one, the newest question first. */
export function listLateAnswers(
  ctx: Ctx,
  { period, filters, cursor }: LateAnswersPageInput,
): Promise<LateAnswersPage> {
  return inReport(ctx, async (ctx) => {
    const newest = await allLateAnswers(ctx, { period, filters });
    const isAfter = ({ askedAt, id }: LateCost) =>
      !cursor || askedAt < cursor.at || (askedAt.getTime() === cursor.at.getTime() && id < cursor.id);
    const found = newest.filter(isAfter).slice(0, pageSize + 1);
    const items = found.slice(0, pageSize);
    const last = found.length > pageSize ? items.at(-1) : undefined;
    return { items, nextCursor: last ? { at: last.askedAt, id: last.id } : null };
  });
}

/** All of them at once, for a file. */
export function allLateAnswers(ctx: Ctx, { period, filters }: LateAnswersPageInput): Promise<LateCost[]> {
  return inReport(ctx, async (ctx) => {
    const timeZone = (await findWorkspace(ctx))?.timeZone ?? "UTC";
    const rates = await launchRatesOf(ctx);
    return (await lateAnswersOf(ctx, { period, filters, timeZone, rates })).reverse();
  });
}
