import { accessToken } from "../channels/access-token";
import type { Ctx } from "../context";
import { AppError } from "../errors";

/** The account's access token; nothing, when it has to be connected again. */
export async function findToken(ctx: Ctx, accountId: string): Promise<string | undefined> {
  try {
    return await accessToken(ctx, accountId);
  } catch (error) {
    if (error instanceof AppError && error.key === "accountNotConnected") return undefined;
    throw error;
  }
}
