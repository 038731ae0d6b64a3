import type { BroadcastWhy } from "@/db/schema/broadcasts";
import { accessToken } from "../../channels/access-token";
import { checkChannel } from "../../channels/check-channel";
import { getNumber } from "../../channels/get-numbers";
import { type Ctx, inTransaction } from "../../context";
import { AppError } from "../../errors";
import { giveFileToMeta } from "../../messaging/give-media-to-meta";
import { nextAttemptAt } from "../../meta/errors";
import { keepState } from "./change-state";
import { type BroadcastRow, lockBroadcast } from "./load-broadcast";
import { type Later, sendPortion, stopByItself } from "./send-portion";
import { troubleOfChannel, whyOfCode } from "./trouble-of";

type Job = { broadcastId: string; version: number };

/**
 * Takes a broadcast on: as many people as may be on their way now, until nobody waits. Each portion is one transaction that makes
 * them and their messages one, so whoever is killed leaves nobody out and writes to nobody twice.
 */
export async function sendBroadcast(ctx: Ctx, job: Job): Promise<Later | undefined> {
  const row = await current(ctx, job);
  if (row?.state === "scheduled" && row.sendAt && row.sendAt > ctx.now()) {
    return { runAt: row.sendAt, countsAsAttempt: false };
  }
  if (row?.state === "scheduled" || row?.state === "preparing") {
    const trouble = await begin(ctx, job, row);
    if (trouble) return undefined;
  }
  for (;;) {
    const next = await inTransaction(ctx, async (ctx) => {
      const row = await lockBroadcast(ctx, job.broadcastId);
      const isWaiting = row.state === "paused" && row.why === "limitReached";
      const goesOn = row.version === job.version && (row.state === "sending" || isWaiting);
      return goesOn ? sendPortion(ctx, row) : undefined;
    });
    if (next !== "more") return next;
  }
}

function current(ctx: Ctx, { broadcastId, version }: Job): Promise<BroadcastRow | undefined> {
  return inTransaction(ctx, async (ctx) => {
    const row = await lockBroadcast(ctx, broadcastId);
    return row.version === version ? row : undefined;
  });
}

/** The file of the header goes to Meta before anybody gets it, once for all. */
async function begin(ctx: Ctx, job: Job, row: BroadcastRow): Promise<BroadcastWhy | undefined> {
  await lookAgain(ctx, row);
  const why = await giveFile(ctx, row);
  await inTransaction(ctx, async (ctx) => {
    const row = await lockBroadcast(ctx, job.broadcastId);
    if (row.version !== job.version) return;
    if (why) await stopByItself(ctx, row, why);
    else await keepState(ctx, row, { state: "sending", why: null });
  });
  return why;
}

/** Somebody wants it to be sent: what kept its number from sending may be over, and Meta knows. */
async function lookAgain(ctx: Ctx, { numberId }: BroadcastRow): Promise<void> {
  const number = await getNumber(ctx, numberId!);
  if (number.disconnectedAt) return;
  const why = await inTransaction(ctx, (ctx) => troubleOfChannel(ctx, number));
  if (why) await checkChannel(ctx, { numberId: number.id, isAsked: true });
}

async function giveFile(ctx: Ctx, { mediaId, numberId }: BroadcastRow): Promise<BroadcastWhy | undefined> {
  if (!mediaId || !numberId) return undefined;
  const number = await getNumber(ctx, numberId);
  if (number.disconnectedAt) return "numberDisconnected";
  const access = {
    phoneNumberId: number.metaPhoneNumberId,
    token: await accessToken(ctx, number.accountId),
  };
  const given = await giveFileToMeta(ctx, { mediaId, access });
  if (given.ok) return undefined;
  const { code, message } = given.error;
  const why = whyOfCode(code);
  if (why) return why;
  if (code !== undefined && !nextAttemptAt(given.error, 1, ctx.now())) return "fileRefused";
  throw new AppError("UPSTREAM", message);
}
