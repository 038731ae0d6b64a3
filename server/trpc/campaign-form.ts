import { listAudiences } from "../ads/audience/list-audiences";
import { readAudienceSize } from "../ads/audience/read-audience-size";
import { audienceSizeInput } from "../ads/audience/schemas";
import { connectionInput } from "../ads/connections/schemas";
import { memberProcedure, router } from "./base";

/** What the form of a campaign asks Meta while it is filled in. */
export const campaignFormRouter = router({
  audiences: memberProcedure.input(connectionInput).query(({ ctx, input }) => listAudiences(ctx, input)),
  // Too long a question for an address; it changes nothing.
  audienceSize: memberProcedure
    .input(audienceSizeInput)
    .mutation(({ ctx, input }) => readAudienceSize(ctx, input)),
});
