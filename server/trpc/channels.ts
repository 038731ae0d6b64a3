import { checkChannel } from "../channels/check-channel";
import { connectByCode, connectChannel } from "../channels/connect-channel";
import { disconnectNumber } from "../channels/disconnect-number";
import { getConnectedNumber } from "../channels/get-numbers";
import { inspectChannel } from "../channels/inspect-channel";
import { listChannels } from "../channels/list-channels";
import { replaceToken } from "../channels/replace-token";
import {
  channelInput,
  checkNumberInput,
  connectByCodeInput,
  connectChannelInput,
  replaceTokenInput,
} from "../channels/schemas";
import { subscribeAgain } from "../channels/subscribe-again";
import { showVerifyToken, webhookSettings } from "../channels/webhook-settings";
import { hasUnheardSends } from "../messaging/has-unheard-sends";
import { quoteTestInput, sendTestInput } from "../notifications/schemas";
import { quoteTest, sendTest } from "../notifications/send-test";
import { askForTemplateSync } from "../notifications/sync-templates";
import { askForProfile } from "../profile/read-profile";
import { memberProcedure, router } from "./base";

export const channelsRouter = router({
  list: memberProcedure.query(({ ctx }) => listChannels(ctx)),
  webhook: memberProcedure.query(() => webhookSettings()),
  verifyToken: memberProcedure.mutation(({ ctx }) => showVerifyToken(ctx)),

  check: memberProcedure.input(checkNumberInput).mutation(({ ctx, input }) => inspectChannel(ctx, input)),
  connect: memberProcedure.input(connectChannelInput).mutation(async ({ ctx, input }) => {
    const connected = await connectChannel(ctx, input);
    await askForTemplateSync(ctx);
    await askForProfile(ctx, connected);
    return connected;
  }),
  connectByCode: memberProcedure.input(connectByCodeInput).mutation(async ({ ctx, input }) => {
    const connected = await connectByCode(ctx, input);
    await askForTemplateSync(ctx);
    await askForProfile(ctx, connected);
    return connected;
  }),
  replaceToken: memberProcedure
    .input(replaceTokenInput)
    .mutation(({ ctx, input }) => replaceToken(ctx, input)),
  subscribe: memberProcedure.input(channelInput).mutation(({ ctx, input }) => subscribeAgain(ctx, input)),
  refresh: memberProcedure.input(channelInput).mutation(async ({ ctx, input }) => {
    const { id: numberId, lastWebhookAt } = await getConnectedNumber(ctx, input.numberId);
    const isSilent = await hasUnheardSends(ctx, { numberId, lastWebhookAt });
    return checkChannel(ctx, { numberId, isSilent, isAsked: true });
  }),
  disconnect: memberProcedure.input(channelInput).mutation(({ ctx, input }) => disconnectNumber(ctx, input)),

  quoteTest: memberProcedure.input(quoteTestInput).query(({ ctx, input }) => quoteTest(ctx, input)),
  sendTest: memberProcedure.input(sendTestInput).mutation(({ ctx, input }) => sendTest(ctx, input)),
});
