import {
  type AccountNode,
  belongsToAccount,
  isSubscribed,
  type NumberNode,
  readAccountNode,
  readNumberNode,
  readToken,
  type TokenReading,
} from "../meta/channel";
import type { GraphResult } from "../meta/client";

export type ChannelAnswers = {
  token: GraphResult<TokenReading>;
  number: GraphResult<NumberNode>;
  account: GraphResult<AccountNode>;
  isOfAccount: GraphResult<boolean>;
  isSubscribed: GraphResult<boolean>;
};

type Place = { wabaId: string; phoneNumberId: string; token: string };

/** Everything Meta has to say about a number, its account and the token, asked at once. */
export async function readChannel(place: Place): Promise<ChannelAnswers> {
  const [token, number, account, isOfAccount, subscription] = await Promise.all([
    readToken(place.token),
    readNumberNode(place),
    readAccountNode(place),
    belongsToAccount(place),
    isSubscribed(place),
  ]);
  return { token, number, account, isOfAccount, isSubscribed: subscription };
}
