import { getFlow } from "../webhooks/get-flow";
import { listFailed } from "../webhooks/list-failed";
import { listKindsMet } from "../webhooks/list-kinds-met";
import { openDelivery } from "../webhooks/open-delivery";
import { replayOwn } from "../webhooks/replay-own";
import { flowInput, openDeliveryInput, replayOwnInput } from "../webhooks/schemas";
import { memberProcedure, router } from "./base";

export const deliveriesRouter = router({
  flow: memberProcedure.input(flowInput).query(({ ctx, input }) => getFlow(ctx, input)),
  failed: memberProcedure.query(({ ctx }) => listFailed(ctx)),
  kindsMet: memberProcedure.query(({ ctx }) => listKindsMet(ctx)),
  /** Asked for and not fetched: opening is recorded. */
  open: memberProcedure.input(openDeliveryInput).mutation(({ ctx, input }) => openDelivery(ctx, input)),
  replay: memberProcedure.input(replayOwnInput).mutation(({ ctx, input }) => replayOwn(ctx, input)),
});
