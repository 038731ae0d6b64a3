import { z } from "zod";
import type { Ctx } from "../../context";
import { defineJob, enqueue } from "../../queue";

export const publishJob = defineJob("publishCampaign", z.object({ publicationId: z.uuid() }));

type Which = { publicationId: string; connectionId: string; runAt?: Date };

/** Launches of one ad account go one after the other: they share Meta's allowance. */
export const askToPublish = (ctx: Ctx, { publicationId, connectionId, runAt }: Which): Promise<void> =>
  enqueue(ctx, publishJob, { publicationId }, { lane: `ads:${connectionId}`, key: publicationId, runAt });
