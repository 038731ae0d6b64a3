import { correctOutcome } from "../ads/outcomes/correct-outcome";
import { listOutcomes } from "../ads/outcomes/list-outcomes";
import { markOutcome } from "../ads/outcomes/mark-outcome";
import {
  conversationInput,
  correctOutcomeInput,
  markOutcomeInput,
  outcomeInput,
} from "../ads/outcomes/schemas";
import { withdrawOutcome } from "../ads/outcomes/withdraw-outcome";
import { memberProcedure, router } from "./base";

export const outcomesRouter = router({
  ofConversation: memberProcedure
    .input(conversationInput)
    .query(({ ctx, input }) => listOutcomes(ctx, input)),
  mark: memberProcedure
    .input(markOutcomeInput)
    .mutation(({ ctx, input: { clientId, ...marked } }) =>
      markOutcome(ctx, { ...marked, requestKey: `member ${clientId}` }),
    ),
  correct: memberProcedure
    .input(correctOutcomeInput)
    .mutation(({ ctx, input }) => correctOutcome(ctx, input)),
  withdraw: memberProcedure.input(outcomeInput).mutation(({ ctx, input }) => withdrawOutcome(ctx, input)),
});
