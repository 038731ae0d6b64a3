import type { Ctx } from "../context";
import { subscribe } from "../meta/account";
import { accessToken } from "./access-token";
import { checkChannel } from "./check-channel";
import { getConnectedNumber } from "./get-numbers";
import type { ChannelInput } from "./schemas";

/** Has Meta send us the account's webhooks again, after somebody switched that off there. */
export async function subscribeAgain(ctx: Ctx, { numberId }: ChannelInput) {
  const { accountId, wabaId } = await getConnectedNumber(ctx, numberId);
  await subscribe({ wabaId, token: await accessToken(ctx, accountId) });
  return checkChannel(ctx, { numberId, isAsked: true });
}
