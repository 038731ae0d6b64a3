import { and, eq, gt } from "drizzle-orm";
import { z } from "zod";
import { workspaces } from "@/db/schema/identity";
import { type ScanListFailure, scanLists } from "@/db/schema/scan-codes";
import { getConnectedNumber, getNumber } from "../../channels/get-numbers";
import { listChannels } from "../../channels/list-channels";
import { asWorker, type Ctx, type InTransaction, inTransaction, systemCtx } from "../../context";
import { tellLive } from "../../live";
import type { GraphError } from "../../meta/client";
import { explain } from "../../meta/errors";
import { listScanCodes } from "../../meta/scan-codes";
import { backOffMs, defineJob, enqueue, type JobRow } from "../../queue";
import { findToken } from "../find-token";
import { applyList } from "./apply-list";
import type { ReadScanCodesInput } from "./schemas";

const mostAttempts = 4;
export const readScanCodesJob = defineJob("readScanCodes", z.object({ numberId: z.uuid() }), {
  maxAttempts: mostAttempts,
});

const freshForMs = 60 * 60_000;

const ofNumber = ({ workspaceId }: InTransaction, numberId: string) =>
  and(eq(scanLists.workspaceId, workspaceId), eq(scanLists.numberId, numberId));

/** Makes and readings of one number's codes happen one after the other. */
export async function lockList(ctx: InTransaction, numberId: string): Promise<void> {
  await ctx.db.insert(scanLists).values({ workspaceId: ctx.workspaceId, numberId }).onConflictDoNothing();
  await ctx.db.select().from(scanLists).where(ofNumber(ctx, numberId)).for("update");
}

/** Reads a number's codes from Meta and keeps what differs: made, changed or deleted elsewhere, or asked for and lost. */
export async function readScanCodes(
  ctx: Ctx,
  { numberId }: ReadScanCodesInput,
  { attempts }: Pick<JobRow, "attempts">,
): Promise<{ runAt: Date; error: string } | undefined> {
  const number = await getNumber(ctx, numberId);
  if (number.disconnectedAt) return;
  const beganAt = ctx.now();
  const token = await findToken(ctx, number.accountId);
  if (!token) return fail(ctx, numberId, { key: "accountNotConnected" });
  const answer = await listScanCodes({ phoneNumberId: number.metaPhoneNumberId, token });
  if (answer.ok) {
    await inTransaction(ctx, async (ctx) => {
      await lockList(ctx, numberId);
      await applyList(ctx, { numberId, found: answer.value, beganAt });
      await keepList(ctx, numberId, { readAt: beganAt, triedAt: beganAt, failure: null });
    });
    return;
  }
  const { error } = answer;
  if (error.isTransient && attempts < mostAttempts) {
    const waitMs = Math.max(backOffMs(attempts), error.retryAfterMs ?? 0);
    return { runAt: new Date(Date.now() + waitMs), error: error.message };
  }
  return fail(ctx, numberId, failureOf(error));
}

const failureOf = ({ code, details, message, traceId }: GraphError): Omit<ScanListFailure, "at"> => ({
  key: code === undefined ? "metaAway" : explain(code).key,
  words: details ?? message,
  code,
  traceId,
});

const fail = (ctx: Ctx, numberId: string, failure: Omit<ScanListFailure, "at">): Promise<undefined> =>
  inTransaction(ctx, async (ctx) => {
    await lockList(ctx, numberId);
    const now = ctx.now();
    await keepList(ctx, numberId, { triedAt: now, failure: { ...failure, at: now.toISOString() } });
    return undefined;
  });

type ListChange = Partial<Pick<typeof scanLists.$inferSelect, "readAt" | "triedAt" | "failure">>;

async function keepList(ctx: InTransaction, numberId: string, change: ListChange): Promise<void> {
  await ctx.db.update(scanLists).set(change).where(ofNumber(ctx, numberId));
  await tellLive(ctx, [{ kind: "scanCodes.changed" }]);
}

/** Asks for the list of this number's codes soon, because a person wants to know. */
export async function askForScanCodes(ctx: Ctx, { numberId }: ReadScanCodesInput): Promise<void> {
  await getConnectedNumber(ctx, numberId);
  await enqueue(ctx, readScanCodesJob, { numberId }, { lane: `scanCodes:${numberId}`, key: numberId });
}

/** Asks for every list that was not read for a while, in every workspace. */
export async function askForStaleScanCodes(): Promise<void> {
  const ids = await asWorker((db) => db.select({ id: workspaces.id }).from(workspaces));
  for (const { id } of ids) {
    const ctx = systemCtx(id);
    await inTransaction(ctx, async (ctx) => {
      const since = new Date(ctx.now().getTime() - freshForMs);
      const fresh = await ctx.db
        .select({ numberId: scanLists.numberId })
        .from(scanLists)
        .where(and(eq(scanLists.workspaceId, ctx.workspaceId), gt(scanLists.triedAt, since)));
      const isFresh = new Set(fresh.map(({ numberId }) => numberId));
      for (const { numberId, disconnectedAt } of await listChannels(ctx)) {
        if (!disconnectedAt && !isFresh.has(numberId)) await askForScanCodes(ctx, { numberId });
      }
    });
  }
}
