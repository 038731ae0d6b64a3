import { inTransaction, type MemberCtx } from "../../context";
import { AppError, conflict } from "../../errors";
import { recordAudit } from "../../identity/record-audit";
import { writeSequence } from "../../meta/ads/sequences";
import { adError } from "../ad-failure";
import { formOf, getDraftRow } from "../drafts/load-draft";
import { welcomeOf } from "../publishing/creative-spec";
import { accountOfNumber } from "./account-of-number";
import type { KeepSequenceInput } from "./schemas";

/** Keeps the greeting of a draft at the WhatsApp account, where other ads can name it and it can be changed after launch. */
export async function keepSequence(
  ctx: MemberCtx,
  { draftId, name }: KeepSequenceInput,
): Promise<{ sequenceId: string }> {
  const draft = await inTransaction(ctx, (ctx) => getDraftRow(ctx, draftId));
  const form = formOf(draft);
  const welcome = welcomeOf(form);
  if (welcome.kind === "sequence" || !welcome.greeting) {
    throw conflict("Write a greeting first.", { key: "greetingMissing" });
  }
  const account = await accountOfNumber(ctx, {
    connectionId: draft.connectionId,
    number: form.whatsappNumber,
  });
  if (!account) {
    throw conflict("The chats arrive at a number that is not connected here.", {
      key: "chatNumberElsewhere",
    });
  }
  const answer = await writeSequence({ ...account, name, welcome });
  if (!answer.ok) throw adError(answer.error);
  const sequenceId = answer.value.sequence_id;
  if (!sequenceId) {
    throw new AppError("UPSTREAM", "Meta did not accept this and gave a reason we do not know.", {
      key: "adsUnknownReason",
    });
  }
  await inTransaction(ctx, (ctx) =>
    recordAudit(ctx, { action: "campaign.greeting_kept", subject: { id: draftId, name } }),
  );
  return { sequenceId };
}
