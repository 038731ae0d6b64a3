import { accessToken } from "@/server/channels/access-token";
import { getAccount } from "@/server/channels/get-account";
import type { MemberCtx } from "@/server/context";
import { orThrow } from "@/server/meta/client";
import { askForDataset } from "./ensure-dataset";

/** Asks Meta now for the dataset of an account, so that an owner sees whether it will take events. */
export async function connectDataset(
  ctx: MemberCtx,
  { accountId }: { accountId: string },
): Promise<{ datasetId: string }> {
  const { wabaId } = await getAccount(ctx, accountId);
  const token = await accessToken(ctx, accountId);
  return { datasetId: orThrow(await askForDataset(ctx, { accountId, wabaId, token })) };
}
