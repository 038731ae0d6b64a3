import { z } from "zod";
import type { InTransaction } from "../../context";
import { defineJob, enqueue } from "../../queue";

/** Begins or goes on with a broadcast, as it stands in this version. */
export const sendBroadcastJob = defineJob(
  "sendBroadcast",
  z.object({ broadcastId: z.uuid(), version: z.number().int() }),
  { maxAttempts: 100 },
);

/** Asked for again while it waits, it is one job; what was asked for an older version ends by itself. */
export const askToSend = (
  ctx: InTransaction,
  { broadcastId, version, runAt }: { broadcastId: string; version: number; runAt?: Date },
) =>
  enqueue(
    ctx,
    sendBroadcastJob,
    { broadcastId, version },
    { key: `broadcast ${broadcastId} ${version}`, runAt },
  );
