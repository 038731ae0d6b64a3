import { and, count, eq, isNotNull, isNull } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { scanCodes } from "@/db/schema/scan-codes";
import { accessToken } from "../../channels/access-token";
import { getConnectedNumber } from "../../channels/get-numbers";
import { type InTransaction, inTransaction, type MemberCtx } from "../../context";
import { conflict } from "../../errors";
import { recordAudit } from "../../identity/record-audit";
import { createScanCode } from "../../meta/scan-codes";
import { keepScanCode, keepTexts, oneCode } from "./load-scan-code";
import { askForScanCodes, lockList } from "./read-scan-codes";
import { refusalOf } from "./refusals";
import { type MakeScanCodeInput, mostCodes } from "./schemas";

/**
 * Makes a code at Meta, which makes another each time it is asked: the wish is kept first, asked for once, and when the
 * answer is lost, Meta's list tells what became of it. The same wish twice, by its `clientId`, is one.
 */
export async function makeScanCode(
  ctx: MemberCtx,
  input: MakeScanCodeInput,
): Promise<{ scanCodeId: string; isMade: boolean }> {
  const number = await getConnectedNumber(ctx, input.numberId);
  const token = await accessToken(ctx, number.accountId);
  const wish = await inTransaction(ctx, (ctx) => keepWish(ctx, input));
  const { id: scanCodeId } = wish;
  if (!wish.isToBeAsked) return { scanCodeId, isMade: wish.isMade };

  const { message } = input;
  const answer = await createScanCode({ phoneNumberId: number.metaPhoneNumberId, token, message });
  if (answer.ok) {
    const { code: metaCode, link } = answer.value;
    await inTransaction(ctx, (ctx) =>
      keepScanCode(ctx, scanCodeId, { metaCode, link, changedAt: ctx.now() }),
    );
    return { scanCodeId, isMade: true };
  }
  if (answer.error.outcome === "unknown") {
    await inTransaction(ctx, async (ctx) => {
      await keepScanCode(ctx, scanCodeId, { lostAt: ctx.now() });
      await askForScanCodes(ctx, { numberId: number.id });
    });
    return { scanCodeId, isMade: false };
  }
  await inTransaction(ctx, (ctx) => forgetWish(ctx, scanCodeId));
  throw refusalOf(answer.error);
}

type Wish = { id: string; isToBeAsked: boolean; isMade: boolean };

async function keepWish(ctx: InTransaction<MemberCtx>, input: MakeScanCodeInput): Promise<Wish> {
  const { numberId, clientId, name, message } = input;
  const { workspaceId } = ctx;
  const ofNumber = and(eq(scanCodes.workspaceId, workspaceId), eq(scanCodes.numberId, numberId));
  await lockList(ctx, numberId);
  const [known] = await ctx.db
    .select()
    .from(scanCodes)
    .where(and(ofNumber, eq(scanCodes.clientId, clientId)));
  if (known && (!known.notMadeAt || known.deletedAt)) {
    return { id: known.id, isToBeAsked: false, isMade: known.metaCode !== null };
  }
  const [living] = await ctx.db
    .select({ codes: count() })
    .from(scanCodes)
    .where(and(ofNumber, isNull(scanCodes.deletedAt), isNotNull(scanCodes.metaCode)));
  if ((living?.codes ?? 0) >= mostCodes) throw full();
  const now = ctx.now();
  const id = known?.id ?? uuidv7();
  const wish = {
    name,
    message,
    createdBy: ctx.actor.memberId,
    changedAt: now,
    notMadeAt: null,
    lostAt: null,
  };
  await ctx.db
    .insert(scanCodes)
    .values({ workspaceId, id, numberId, clientId, createdAt: now, ...wish })
    .onConflictDoUpdate({ target: [scanCodes.workspaceId, scanCodes.id], set: wish });
  await keepTexts(ctx, [{ codeId: id, numberId, message }]);
  await recordAudit(ctx, { action: "scan_code.asked_for", subject: { id, name }, after: { message } });
  return { id, isToBeAsked: true, isMade: false };
}

/** Refused: it never was. Its row stays for the audit trail's sake, and is shown to nobody. */
const forgetWish = (ctx: InTransaction<MemberCtx>, id: string) =>
  ctx.db
    .update(scanCodes)
    .set({ clientId: null, deletedAt: ctx.now(), deletedBy: ctx.actor.memberId })
    .where(oneCode(ctx, id));

const full = () =>
  conflict(
    "This number has 2,000 QR codes, which is all that Meta keeps. Delete one that no longer hangs anywhere.",
    {
      key: "scanCodesFull",
      params: { most: mostCodes },
    },
  );
