import { z } from "zod";
import { defineJob } from "../../queue";

export const askMetaJob = defineJob("askMeta", z.object({ reviewId: z.uuid() }));
