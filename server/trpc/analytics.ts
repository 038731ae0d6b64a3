import { billed } from "../analytics/billed";
import { reportChoices } from "../analytics/choices";
import { lateAnswers } from "../analytics/late-answers";
import { latency } from "../analytics/latency";
import { latencyDistribution } from "../analytics/latency-distribution";
import { latencyHeatMap } from "../analytics/latency-heat-map";
import { messagesBehind } from "../analytics/messages-behind";
import {
  billedInput,
  lateAnswersInput,
  latencyDistributionInput,
  latencyHeatMapInput,
  latencyInput,
  messagesBehindInput,
  waitingInput,
} from "../analytics/schemas";
import { waiting } from "../analytics/waiting";
import { memberProcedure, router } from "./base";

export const analyticsRouter = router({
  choices: memberProcedure.query(({ ctx }) => reportChoices(ctx)),
  latency: memberProcedure.input(latencyInput).query(({ ctx, input }) => latency(ctx, input)),
  latencyDistribution: memberProcedure
    .input(latencyDistributionInput)
    .query(({ ctx, input }) => latencyDistribution(ctx, input)),
  latencyHeatMap: memberProcedure
    .input(latencyHeatMapInput)
    .query(({ ctx, input }) => latencyHeatMap(ctx, input)),
  waiting: memberProcedure.input(waitingInput).query(({ ctx, input }) => waiting(ctx, input)),
  billed: memberProcedure.input(billedInput).query(({ ctx, input }) => billed(ctx, input)),
  lateAnswers: memberProcedure.input(lateAnswersInput).query(({ ctx, input }) => lateAnswers(ctx, input)),
  messagesBehind: memberProcedure
    .input(messagesBehindInput)
    .query(({ ctx, input }) => messagesBehind(ctx, input)),
});
