import { accessToken } from "../../channels/access-token";
import { getConnectedNumber } from "../../channels/get-numbers";
import { inTransaction, type MemberCtx } from "../../context";
import { conflict } from "../../errors";
import { recordAudit } from "../../identity/record-audit";
import { deleteScanCode as deleteAtMeta, isCodeGone } from "../../meta/scan-codes";
import { getScanCode, keepScanCode, type ScanCode } from "./load-scan-code";
import { askForScanCodes } from "./read-scan-codes";
import { refusalOf } from "./refusals";
import type { DeleteScanCodeInput } from "./schemas";

/** Deletes a code at Meta, for good: whatever it is printed on leads nowhere from now on. What it started stays counted. */
export async function deleteScanCode(ctx: MemberCtx, { scanCodeId }: DeleteScanCodeInput): Promise<void> {
  const code = await inTransaction(ctx, (ctx) => getScanCode(ctx, scanCodeId));
  if (code.metaCode) await deleteThere(ctx, code, code.metaCode);
  else if (!code.notMadeAt) {
    throw conflict("Meta has not confirmed this QR code yet. Wait a moment.", { key: "scanCodeOnItsWay" });
  }
  await inTransaction(ctx, async (ctx) => {
    const now = ctx.now();
    await keepScanCode(ctx, scanCodeId, { deletedAt: now, deletedBy: ctx.actor.memberId, changedAt: now });
    await recordAudit(ctx, {
      action: "scan_code.deleted",
      subject: { id: scanCodeId, name: code.name },
      before: { message: code.message, link: code.link },
    });
  });
}

async function deleteThere(ctx: MemberCtx, { numberId }: ScanCode, metaCode: string): Promise<void> {
  const number = await getConnectedNumber(ctx, numberId);
  const token = await accessToken(ctx, number.accountId);
  const answer = await deleteAtMeta({ phoneNumberId: number.metaPhoneNumberId, token, code: metaCode });
  // Deleted already is deleted.
  if (answer.ok || isCodeGone(answer.error)) return;
  if (answer.error.outcome === "unknown") await askForScanCodes(ctx, { numberId });
  throw refusalOf(answer.error);
}
