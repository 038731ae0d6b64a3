import { listAudiences } from "../ads/audience/list-audiences";
import { readAudienceSize } from "../ads/audience/read-audience-size";
import { audienceSizeInput } from "../ads/audience/schemas";
import { keepSequence } from "../ads/chats/keep-sequence";
import { listChatNumbers } from "../ads/chats/list-chat-numbers";
import { listSequences } from "../ads/chats/list-sequences";
import { keepSequenceInput, sequencesInput } from "../ads/chats/schemas";
import { chooseDataset, listDatasets } from "../ads/connections/choose-dataset";
import { chooseDatasetInput, connectionInput } from "../ads/connections/schemas";
import { listLawNames } from "../ads/regional/list-law-names";
import { memberProcedure, router } from "./base";

/** What the form of a campaign asks Meta while it is filled in. */
export const campaignFormRouter = router({
  audiences: memberProcedure.input(connectionInput).query(({ ctx, input }) => listAudiences(ctx, input)),
  // Too long a question for an address; it changes nothing.
  audienceSize: memberProcedure
    .input(audienceSizeInput)
    .mutation(({ ctx, input }) => readAudienceSize(ctx, input)),
  lawNames: memberProcedure.input(connectionInput).query(({ ctx, input }) => listLawNames(ctx, input)),
  chatNumbers: memberProcedure.input(connectionInput).query(({ ctx, input }) => listChatNumbers(ctx, input)),
  sequences: memberProcedure.input(sequencesInput).query(({ ctx, input }) => listSequences(ctx, input)),
  datasets: memberProcedure.query(({ ctx }) => listDatasets(ctx)),
  chooseDataset: memberProcedure
    .input(chooseDatasetInput)
    .mutation(({ ctx, input }) => chooseDataset(ctx, input)),
  keepSequence: memberProcedure
    .input(keepSequenceInput)
    .mutation(({ ctx, input }) => keepSequence(ctx, input)),
});
