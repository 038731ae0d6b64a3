import { and, eq, gt, gte, lt } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { z } from "zod";
import { workspaces } from "@/db/schema/identity";
import { reportedCells, reportedPulls } from "@/db/schema/reconciliation";
import { accessToken } from "@/server/channels/access-token";
import { getAccount } from "@/server/channels/get-account";
import { listAccounts } from "@/server/channels/list-accounts";
import { asWorker, type Ctx, type InTransaction, inTransaction, systemCtx } from "@/server/context";
import { orThrow } from "@/server/meta/client";
import { type PricingPoint, readPricingAnalytics } from "@/server/meta/pricing-analytics";
import { defineJob, enqueue } from "@/server/queue";
import { addDays, dayOf, dayStart, daysOf } from "../account-clock";
import type { MonthInput } from "./schemas";

const day = z.iso.date();
const input = z.object({ accountId: z.uuid(), from: day.optional(), to: day.optional() });

export const pullReportedJob = defineJob("pullReported", input, { maxAttempts: 5 });

/** A message may reach its customer 30 days late and counts on the day it does, so the last days are asked for again. */
const daysAgain = 10;

/**
 * Asks Meta what it counts for billing, from one day of the account to another (both included; the last ten without them),
 * and keeps the answer as it came beside its cells. What was said of those days before is replaced by what is said now.
 */
export async function pullReported(ctx: Ctx, { accountId, from, to }: z.output<typeof input>): Promise<void> {
  const { wabaId, timeZone } = await getAccount(ctx, accountId);
  const today = dayOf(ctx.now(), timeZone);
  const last = to ?? today;
  const first = from ?? addDays(today, -daysAgain);
  const token = await accessToken(ctx, accountId);
  const seconds = (day: string) => Math.floor(dayStart(day, timeZone).getTime() / 1000);
  const asked = { start: seconds(first), end: seconds(addDays(last, 1)) };
  const points = orThrow(await readPricingAnalytics({ wabaId, token, ...asked }));
  await inTransaction(ctx, async (ctx) => {
    const pulledAt = ctx.now();
    const span = { workspaceId: ctx.workspaceId, accountId };
    await ctx.db
      .insert(reportedPulls)
      .values({ ...span, id: uuidv7(), from: first, to: last, pulledAt, answer: points });
    await ctx.db
      .delete(reportedCells)
      .where(
        and(
          eq(reportedCells.workspaceId, ctx.workspaceId),
          eq(reportedCells.accountId, accountId),
          gte(reportedCells.day, first),
          lt(reportedCells.day, addDays(last, 1)),
        ),
      );
    await keep(
      ctx,
      cellsOf(points, timeZone).map((cell) => ({ ...span, ...cell, pulledAt })),
    );
  });
}

/** The same for one month, as far as it is past: for a person who waits. */
export async function pullMonth(ctx: Ctx, { accountId, month }: MonthInput): Promise<void> {
  const { timeZone } = await getAccount(ctx, accountId);
  const { from, to } = daysOf(month);
  const today = dayOf(ctx.now(), timeZone);
  if (from <= today) await pullReported(ctx, { accountId, from, to: to < today ? to : today });
}

type Cell = Omit<typeof reportedCells.$inferInsert, "workspaceId" | "accountId" | "pulledAt">;

/** Meta may say the same cell in several points; they add up. */
export function cellsOf(points: PricingPoint[], timeZone: string): Cell[] {
  const cells = new Map<string, Cell>();
  for (const {
    start,
    country,
    phone_number,
    pricing_category,
    pricing_type,
    tier = "",
    volume,
    cost,
  } of points) {
    const cell = {
      day: dayOf(new Date(start * 1000), timeZone),
      country,
      displayNumber: phone_number.replace(/\D/g, ""),
      category: pricing_category.toLowerCase(),
      pricingType: pricing_type.toLowerCase(),
      tier,
    };
    const key = Object.values(cell).join("|");
    const before = cells.get(key);
    const costMicros = cost === undefined ? null : BigInt(Math.round(cost * 1_000_000));
    cells.set(key, {
      ...cell,
      volume: volume + (before?.volume ?? 0),
      costMicros: costMicros === null ? null : costMicros + (before?.costMicros ?? 0n),
    });
  }
  return [...cells.values()];
}

const cellsPerStatement = 2000;

async function keep(ctx: InTransaction, cells: (typeof reportedCells.$inferInsert)[]): Promise<void> {
  for (let start = 0; start < cells.length; start += cellsPerStatement) {
    await ctx.db.insert(reportedCells).values(cells.slice(start, start + cellsPerStatement));
  }
}

/** Asks for every account whose figures were not pulled for a day, in every workspace. */
export async function askForStalePulls(): Promise<void> {
  const ids = await asWorker((db) => db.select({ id: workspaces.id }).from(workspaces));
  for (const { id } of ids) {
    const ctx = systemCtx(id);
    await inTransaction(ctx, async (ctx) => {
      const since = new Date(ctx.now().getTime() - 24 * 3600_000);
      const fresh = await ctx.db
        .selectDistinct({ accountId: reportedPulls.accountId })
        .from(reportedPulls)
        .where(and(eq(reportedPulls.workspaceId, ctx.workspaceId), gt(reportedPulls.pulledAt, since)));
      const isFresh = new Set(fresh.map(({ accountId }) => accountId));
      for (const { id: accountId } of await listAccounts(ctx)) {
        if (!isFresh.has(accountId)) await enqueue(ctx, pullReportedJob, { accountId }, { key: accountId });
      }
    });
  }
}
