import { accessToken } from "../../channels/access-token";
import { getAccount } from "../../channels/get-account";
import { type Ctx, readOnly } from "../../context";
import { getConnection } from "../connections/load-connection";
import { connectedNumbers } from "./list-chat-numbers";
import type { SequencesInput } from "./schemas";

/** The WhatsApp account whose number receives the chats; nothing, when that number is not one of ours. */
export async function accountOfNumber(
  ctx: Ctx,
  { connectionId, number }: SequencesInput,
): Promise<{ wabaId: string; token: string } | undefined> {
  const accountId = await readOnly(ctx, async (ctx) => {
    const { reading } = await getConnection(ctx, connectionId);
    const wanted = number || reading?.pageNumber;
    return (await connectedNumbers(ctx)).find((one) => one.number === wanted)?.accountId;
  });
  if (!accountId) return undefined;
  const { wabaId } = await getAccount(ctx, accountId);
  return { wabaId, token: await accessToken(ctx, accountId) };
}
