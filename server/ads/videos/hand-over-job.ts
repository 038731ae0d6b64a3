import { z } from "zod";
import type { Ctx } from "../../context";
import { defineJob, enqueue } from "../../queue";

export const handOverVideoJob = defineJob(
  "handOverVideo",
  z.object({ connectionId: z.uuid(), adVideoId: z.uuid() }),
);

type Which = z.infer<typeof handOverVideoJob.payload>;

/** One at a time for each video and ad account: two would send the same parts. */
export function askToHandOver(ctx: Ctx, { connectionId, adVideoId }: Which): Promise<void> {
  const key = `${connectionId} ${adVideoId}`;
  return enqueue(ctx, handOverVideoJob, { connectionId, adVideoId }, { lane: `video:${key}`, key });
}
