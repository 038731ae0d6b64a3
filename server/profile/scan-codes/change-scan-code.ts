import { accessToken } from "../../channels/access-token";
import { getConnectedNumber } from "../../channels/get-numbers";
import { inTransaction, type MemberCtx } from "../../context";
import { recordAudit } from "../../identity/record-audit";
import { changeScanCode as changeAtMeta, isCodeGone } from "../../meta/scan-codes";
import { getScanCode, keepScanCode, keepTexts, type ScanCode } from "./load-scan-code";
import { askForScanCodes } from "./read-scan-codes";
import { codeIsGone, noAnswer, refusalOf } from "./refusals";
import { type ChangeScanCodeInput, comparable } from "./schemas";

/** Another name, which is ours alone, or another text, which Meta puts ready: what is printed stays as it is. */
export async function changeScanCode(
  ctx: MemberCtx,
  { scanCodeId, name, message }: ChangeScanCodeInput,
): Promise<void> {
  const code = await inTransaction(ctx, (ctx) => getScanCode(ctx, scanCodeId));
  const number = await getConnectedNumber(ctx, code.numberId);
  const isOther = comparable(message) !== comparable(code.message);
  if (isOther) {
    const token = await accessToken(ctx, number.accountId);
    await changeText(ctx, code, { phoneNumberId: number.metaPhoneNumberId, token, message });
  }
  await inTransaction(ctx, async (ctx) => {
    const text = isOther ? { message, changedAt: ctx.now() } : {};
    await keepScanCode(ctx, scanCodeId, { name, ...text });
    if (isOther) await keepTexts(ctx, [{ codeId: scanCodeId, numberId: number.id, message }]);
    await recordAudit(ctx, {
      action: "scan_code.changed",
      subject: { id: scanCodeId, name },
      before: { name: code.name, message: code.message },
      after: { name, message },
    });
  });
}

type Place = { phoneNumberId: string; token: string; message: string };

async function changeText(ctx: MemberCtx, code: ScanCode, place: Place): Promise<void> {
  const { metaCode, numberId } = code;
  if (!metaCode) throw codeIsGone();
  const answer = await changeAtMeta({ ...place, code: metaCode });
  if (answer.ok) return;
  const { error } = answer;
  if (!isCodeGone(error) && error.outcome === "refused") throw refusalOf(error);
  // What is there now, its list will tell.
  await askForScanCodes(ctx, { numberId });
  throw isCodeGone(error) ? codeIsGone() : noAnswer(error);
}
