import { z } from "zod";
import type { Ctx } from "@/server/context";
import { defineJob, enqueue } from "@/server/queue";

export const sendConversionsJob = defineJob("ads.sendConversions", z.object({ accountId: z.uuid() }));

/** So long a slip can be taken back before Meta hears of it, and what is marked meanwhile goes along. */
const graceMs = 10_000;

/** Has what waits for an account's dataset sent, all of it together. */
export const askToSend = (ctx: Ctx, accountId: string): Promise<void> =>
  enqueue(
    ctx,
    sendConversionsJob,
    { accountId },
    { key: accountId, lane: `conversions ${accountId}`, runAt: new Date(ctx.now().getTime() + graceMs) },
  );
