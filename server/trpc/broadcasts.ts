import { broadcastResults } from "../notifications/broadcasts/broadcast-results";
import { changeBroadcast } from "../notifications/broadcasts/change-broadcast";
import { cancelBroadcast, pauseBroadcast, resumeBroadcast } from "../notifications/broadcasts/change-state";
import { checkBroadcast } from "../notifications/broadcasts/check-broadcast";
import { broadcastChoices } from "../notifications/broadcasts/choices";
import { createBroadcast } from "../notifications/broadcasts/create-broadcast";
import { duplicateBroadcast } from "../notifications/broadcasts/duplicate-broadcast";
import { getBroadcast } from "../notifications/broadcasts/get-broadcast";
import { listBroadcasts } from "../notifications/broadcasts/list-broadcasts";
import { listRecipients } from "../notifications/broadcasts/list-recipients";
import { previewBroadcast } from "../notifications/broadcasts/preview-broadcast";
import { removeBroadcast } from "../notifications/broadcasts/remove-broadcast";
import {
  broadcastInput,
  broadcastVersionInput,
  changeBroadcastInput,
  checkBroadcastInput,
  choicesInput,
  createBroadcastInput,
  listBroadcastsInput,
  recipientsInput,
  sendBroadcastInput,
  sentBroadcastInput,
  testBroadcastInput,
} from "../notifications/broadcasts/schemas";
import { sendOff } from "../notifications/broadcasts/send-off";
import { takeListAway } from "../notifications/broadcasts/take-list-away";
import { quoteBroadcastTest, testBroadcast } from "../notifications/broadcasts/test-broadcast";
import { memberProcedure, router } from "./base";

export const broadcastsRouter = router({
  choices: memberProcedure.input(choicesInput).query(({ ctx, input }) => broadcastChoices(ctx, input)),
  list: memberProcedure.input(listBroadcastsInput).query(({ ctx, input }) => listBroadcasts(ctx, input)),
  get: memberProcedure.input(broadcastInput).query(({ ctx, input }) => getBroadcast(ctx, input)),
  create: memberProcedure
    .input(createBroadcastInput)
    .mutation(({ ctx, input }) => createBroadcast(ctx, input)),
  change: memberProcedure
    .input(changeBroadcastInput)
    .mutation(({ ctx, input }) => changeBroadcast(ctx, input)),
  takeListAway: memberProcedure
    .input(broadcastVersionInput)
    .mutation(({ ctx, input }) => takeListAway(ctx, input)),
  duplicate: memberProcedure
    .input(broadcastInput)
    .mutation(({ ctx, input }) => duplicateBroadcast(ctx, input)),
  remove: memberProcedure
    .input(broadcastVersionInput)
    .mutation(({ ctx, input }) => removeBroadcast(ctx, input)),
  preview: memberProcedure.input(broadcastInput).query(({ ctx, input }) => previewBroadcast(ctx, input)),
  check: memberProcedure.input(checkBroadcastInput).query(({ ctx, input }) => checkBroadcast(ctx, input)),
  quoteTest: memberProcedure
    .input(testBroadcastInput)
    .query(({ ctx, input }) => quoteBroadcastTest(ctx, input)),
  test: memberProcedure.input(testBroadcastInput).mutation(({ ctx, input }) => testBroadcast(ctx, input)),
  send: memberProcedure.input(sendBroadcastInput).mutation(({ ctx, input }) => sendOff(ctx, input)),
  pause: memberProcedure.input(sentBroadcastInput).mutation(({ ctx, input }) => pauseBroadcast(ctx, input)),
  resume: memberProcedure.input(sentBroadcastInput).mutation(({ ctx, input }) => resumeBroadcast(ctx, input)),
  cancel: memberProcedure.input(sentBroadcastInput).mutation(({ ctx, input }) => cancelBroadcast(ctx, input)),
  results: memberProcedure.input(sentBroadcastInput).query(({ ctx, input }) => broadcastResults(ctx, input)),
  recipients: memberProcedure.input(recipientsInput).query(({ ctx, input }) => listRecipients(ctx, input)),
});
