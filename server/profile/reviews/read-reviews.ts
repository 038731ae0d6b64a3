import { type ReviewKind, reviewKinds } from "@/db/schema/profile";
import { askForCheck } from "../../channels/check-channel";
import { type ChannelNumber, getConnectedNumber, getNumber } from "../../channels/get-numbers";
import { type Ctx, type InTransaction, inTransaction } from "../../context";
import type { GraphError, GraphResult } from "../../meta/client";
import { readName, readOfficial } from "../../meta/number-reviews";
import { findToken } from "../find-token";
import type { NumberInput } from "../schemas";
import { lockReviews, take } from "./load-reviews";
import { type Said, saidOfName, saidOfOfficial, settle } from "./review-state";

type Place = Pick<ChannelNumber, "id" | "metaPhoneNumberId">;
type Look = { kind: ReviewKind; token: string };

/** Asks Meta how far a review has come, and keeps the answer; why it could not be asked, if so. */
export async function lookAtReview(
  ctx: Ctx,
  { id: numberId, metaPhoneNumberId: phoneNumberId }: Place,
  { kind, token }: Look,
): Promise<GraphError | undefined> {
  const askedAt = ctx.now();
  const place = { phoneNumberId, token };
  const answer =
    kind === "name"
      ? said(await readName(place), saidOfName)
      : said(await readOfficial(place), saidOfOfficial);
  if (!answer.ok) return answer.error;
  await inTransaction(ctx, (ctx) => keepLook(ctx, { numberId, kind, said: answer.value, askedAt }));
  return undefined;
}

const said = <T>(result: GraphResult<T>, read: (value: T) => Said): GraphResult<Said> =>
  result.ok ? { ...result, value: read(result.value) } : result;

type Looked = { numberId: string; kind: ReviewKind; said: Said; askedAt: Date };

async function keepLook(ctx: InTransaction, { numberId, kind, said, askedAt }: Looked): Promise<void> {
  const [seen] = await lockReviews(ctx, { numberId, kind });
  // A webhook or a person was faster: the next look tells.
  if (seen && seen.changedAt > askedAt) return;
  // The first step may close ours, the second find what took its place.
  for (let steps = 0; steps < 2; steps++) {
    const rows = await lockReviews(ctx, { numberId, kind });
    const [row] = rows;
    const step = settle(row, said, ctx.now());
    if (!step) return;
    await take(ctx, { numberId, kind, rows, row }, step);
    // The number's own row gets its new name from the next check.
    if (step.status === "approved") await askForCheck(ctx, { numberId });
  }
}

/** The regular look at what Meta decided, and at what was asked for elsewhere. */
export async function readReviews(ctx: Ctx, { numberId }: NumberInput): Promise<void> {
  const number = await getNumber(ctx, numberId);
  // Released while the job waited.
  if (number.disconnectedAt) return;
  const token = await findToken(ctx, number.accountId);
  if (!token) return;
  // Without an answer the last one stays, and the next look is a few minutes away.
  for (const kind of reviewKinds) await lookAtReview(ctx, number, { kind, token });
}

/** Asks for a look at the number and its reviews soon, because a person wants to know. */
export async function askForStanding(ctx: Ctx, { numberId }: NumberInput): Promise<void> {
  await getConnectedNumber(ctx, numberId);
  await askForCheck(ctx, { numberId });
}
