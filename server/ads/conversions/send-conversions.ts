import type { z } from "zod";
import { accessToken } from "@/server/channels/access-token";
import { getAccount } from "@/server/channels/get-account";
import { type Ctx, inTransaction } from "@/server/context";
import { AppError } from "@/server/errors";
import { type GraphError, refused } from "@/server/meta/client";
import { sendEvents } from "@/server/meta/conversions";
import { explain } from "@/server/meta/errors";
import type { JobRow } from "@/server/queue";
import type { sendConversionsJob } from "./ask-to-send";
import { ensureDataset, isLimit } from "./ensure-dataset";
import { loadSettings } from "./load-settings";
import { sendInHalves } from "./send-in-halves";
import { holdBack, settle, takeWaiting, type Waiting } from "./waiting";

/** As many as are split quickly, should one of them be wrong. */
const batchSize = 100;

const minute = 60_000;
/** Until somebody acts, for example on a token that ended, there is no need to hurry. */
const patienceMs = 5 * minute;

type Later = { runAt: Date; countsAsAttempt: false };

/**
 * Tells Meta what came of its clicks, for one account. Each event keeps its id, so that one whose answer was lost, or whose
 * worker was killed, is said again as the same event.
 */
export async function sendConversions(
  ctx: Ctx,
  { accountId }: z.infer<typeof sendConversionsJob.payload>,
  _job: Pick<JobRow, "attempts">,
): Promise<Later | undefined> {
  const { settings, events } = await inTransaction(ctx, async (ctx) => ({
    settings: await loadSettings(ctx),
    events: await takeWaiting(ctx, accountId, batchSize),
  }));
  if (events.length === 0) return undefined;
  const later = (ms: number): Later => ({
    runAt: new Date(ctx.now().getTime() + ms),
    countsAsAttempt: false,
  });
  const error = await tell(ctx, accountId, { events, testCode: settings.test?.code });
  if (!error) return later(0);
  await inTransaction(ctx, (ctx) => holdBack(ctx, events, error));
  return later(waitAfter(error));
}

type Told = { events: Waiting[]; testCode: string | undefined };

/** Says what stopped the rest, if anything did. */
async function tell(
  ctx: Ctx,
  accountId: string,
  { events, testCode }: Told,
): Promise<GraphError | undefined> {
  const { wabaId } = await getAccount(ctx, accountId);
  const token = await findToken(ctx, accountId);
  if (token === undefined) return refused("The account has no token.", { code: 190 }).error;
  const dataset = await ensureDataset(ctx, { accountId, wabaId, token });
  if (!dataset.ok) return dataset.error;
  const isTest = testCode !== undefined;
  return sendInHalves(
    events,
    (some) =>
      sendEvents({
        datasetId: dataset.value,
        token,
        testCode,
        events: some.map((event) => ({ ...event, wabaId })),
      }),
    (some, error) => inTransaction(ctx, (ctx) => settle(ctx, some, { error, isTest })),
  );
}

/** An account that was disconnected has none; what waits for it goes on when it comes back in time. */
async function findToken(ctx: Ctx, accountId: string): Promise<string | undefined> {
  try {
    return await accessToken(ctx, accountId);
  } catch (error) {
    if (error instanceof AppError && error.key === "accountNotConnected") return undefined;
    throw error;
  }
}

function waitAfter(error: GraphError): number {
  const { outcome, code, isTransient, retryAfterMs = 0 } = error;
  const isSoon =
    outcome === "unknown" || isTransient || isLimit(error) || explain(code).retry === "transient";
  return Math.max(isSoon ? minute / 2 : patienceMs, retryAfterMs);
}
