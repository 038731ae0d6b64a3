import type { ChannelNumber } from "../../channels/get-numbers";
import { type Ctx, type InTransaction, inTransaction } from "../../context";
import type { GraphResult } from "../../meta/client";
import { readStarters as askMeta, type MetaStarters } from "../../meta/starters";
import { end, read, statusOf } from "../profile-state";
import { keepStarters, lockStarters } from "./load-starters";
import type { Starters } from "./schemas";

type Looking = { token: string; isLast: boolean };

/** Asks Meta what customers find in a new chat with a number, and keeps the answer. */
export async function lookAtStarters(
  ctx: Ctx,
  number: Pick<ChannelNumber, "id" | "metaPhoneNumberId">,
  { token, isLast }: Looking,
): Promise<GraphResult<MetaStarters>> {
  const { sends } = await inTransaction(ctx, (ctx) => lockStarters(ctx, number.id));
  const answer = await askMeta({ phoneNumberId: number.metaPhoneNumberId, token });
  if (answer.ok) {
    const form = { ...answer.value, prompts: answer.value.prompts.map((text) => ({ text })) };
    await inTransaction(ctx, (ctx) => keepReading(ctx, number.id, { form, sends, isLast }));
  }
  return answer;
}

type Seen = { form: Starters; sends: number; isLast: boolean };

async function keepReading(ctx: InTransaction, numberId: string, seen: Seen): Promise<void> {
  const row = await lockStarters(ctx, numberId);
  const at = ctx.now();
  const { state, here, elsewhere } = read(row, { ...seen, at });
  if (state === row) return;
  const isOther = !row.live || here.length > 0 || elsewhere.length > 0;
  const isNews = isOther || statusOf(row) !== statusOf(state) || !state.sent !== !row.sent;
  const { live, draft, base, sent, seenSends, failure } = state;
  const change = {
    ...{ live, draft, base, sent, seenSends, failure },
    readAt: at,
    ...(isOther && { liveSince: at }),
    ...(here.length > 0 && { elsewhere: null }),
    ...(elsewhere.length > 0 && { elsewhere: { at: at.toISOString(), fields: elsewhere } }),
  };
  await keepStarters(ctx, row, change, { isNews });
}

/** The regular look, beside the one at the profile; what nobody sends any more is given up. */
export async function readStarters(
  ctx: Ctx,
  number: ChannelNumber,
  { token, forgottenBefore }: { token: string; forgottenBefore: Date },
): Promise<void> {
  const isLast = await inTransaction(ctx, async (ctx) => {
    const row = await lockStarters(ctx, number.id);
    const isForgotten = !!row.sentAt && row.sentAt < forgottenBefore;
    if (isForgotten && row.sent) await keepStarters(ctx, row, { sends: end(row).sends }, { isNews: false });
    return isForgotten;
  });
  await lookAtStarters(ctx, number, { token, isLast });
}
