import { z } from "zod";
import { words } from "../line";

/** A delivery's own number: it belongs to no workspace, so what is not hers is as if it were not there. */
const deliveryId = z.string().min(1).max(19);

export const flowInput = z.object({ span: z.enum(["hour", "day"]) });
export type FlowInput = z.infer<typeof flowInput>;

export const openDeliveryInput = z.object({ deliveryId });
export type OpenDeliveryInput = z.infer<typeof openDeliveryInput>;

/** Which of one's own deliveries: one, all that could not be processed, or all in which something of a kind was met. */
export const replayOwnInput = z.union([
  z.object({ what: z.literal("one"), deliveryId }),
  z.object({ what: z.literal("failed") }),
  z.object({ what: z.literal("kind"), reason: words.max(50), detail: words.max(500).nullable() }),
]);
export type ReplayOwnInput = z.infer<typeof replayOwnInput>;
