import { type Ctx, inTransaction } from "../context";
import { conflict } from "../errors";
import { recordAudit } from "../identity/record-audit";
import { subscribe } from "../meta/account";
import { storeAccessToken } from "./access-token";
import { askForCheck } from "./check-channel";
import { getConnectedNumber } from "./get-numbers";
import { type Inspection, look } from "./inspect-channel";
import type { ReplaceTokenInput } from "./schemas";

/** Puts a token that Meta accepts in the place of the account's; a worse one changes nothing and says what it lacks. */
export async function replaceToken(
  ctx: Ctx,
  { numberId, accessToken }: ReplaceTokenInput,
): Promise<Pick<Inspection, "permissions" | "tokenExpiresAt">> {
  const number = await getConnectedNumber(ctx, numberId);
  const { wabaId, metaPhoneNumberId: phoneNumberId, accountId } = number;
  const { inspection } = await look(ctx, { wabaId, phoneNumberId, accessToken });
  const missing = inspection.permissions.filter(({ isGranted }) => !isGranted).map(({ name }) => name);
  if (missing.length > 0) {
    const permissions = missing.join(", ");
    throw conflict(`This token lacks ${permissions}. The one before it stays in use.`, {
      key: "tokenLacks",
      params: { permissions },
      field: "accessToken",
    });
  }
  if (!inspection.canConnect) {
    throw conflict("Meta does not accept this token for this number. The one before it stays in use.", {
      key: inspection.unreachable ? "metaAway" : "tokenRefused",
      field: inspection.unreachable ? undefined : "accessToken",
    });
  }
  await subscribe({ wabaId, token: accessToken });
  await inTransaction(ctx, async (ctx) => {
    await storeAccessToken(ctx, { accountId, token: accessToken });
    await recordAudit(ctx, {
      action: "channel.token_replaced",
      subject: { id: numberId, name: number.displayNumber },
    });
    await askForCheck(ctx, { accountId });
  });
  const { permissions, tokenExpiresAt } = inspection;
  return { permissions, tokenExpiresAt };
}
