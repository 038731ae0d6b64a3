import { sql } from "drizzle-orm";
import { broadcasts } from "@/db/schema/broadcasts";
import { type InTransaction, inTransaction, type MemberCtx } from "../../context";
import { conflict, invalid } from "../../errors";
import { recordAudit } from "../../identity/record-audit";
import { tellLive } from "../../live";
import { candidates } from "./candidates";
import { checkRow } from "./check-broadcast";
import { knownOf } from "./known-of";
import { type BroadcastRow, lockDraft, oneBroadcast } from "./load-broadcast";
import { forgetRecipients } from "./put-list";
import type { SendBroadcastInput } from "./schemas";
import { askToSend } from "./send-broadcast-job";
import { asOf, sendingTime } from "./sending-time";
import type { BroadcastCheck } from "./shapes";

/**
 * Sends a broadcast off, at once or at a time, to exactly the people who are chosen now. Refused when that would be more people
 * or more money than the person saw.
 */
export function sendOff(ctx: MemberCtx, input: SendBroadcastInput): Promise<{ version: number }> {
  return inTransaction(ctx, async (ctx) => {
    const draft = await lockDraft(ctx, input);
    const sendAt = input.sendAt === null ? null : await momentOf(ctx, input.sendAt);
    const check = await checkRow(asOf(ctx, sendAt), draft);
    requireAgreed(check, input);
    const { template } = await knownOf(ctx, draft);
    await keepRecipients(ctx, draft, template?.category === "marketing");
    const version = draft.version + 1;
    await ctx.db
      .update(broadcasts)
      .set({
        ...{ state: sendAt ? "scheduled" : "preparing", sendAt, version, template },
        ...{
          quotedMicros: check.cost.micros,
          quotedCurrency: check.cost.currency,
          quotedCount: check.people,
        },
        ...{ startedBy: ctx.actor.memberId, startedAt: ctx.now(), changedAt: ctx.now() },
      })
      .where(oneBroadcast(ctx, draft.id));
    await askToSend(ctx, { broadcastId: draft.id, version, runAt: sendAt ?? undefined });
    const { people, cost } = check;
    const price = { currency: cost.currency, micros: String(cost.micros) };
    await recordAudit(ctx, {
      action: "broadcast.sent",
      subject: { id: draft.id, name: draft.name },
      after: { people, ...price, ...(sendAt && { sendAt: sendAt.toISOString() }) },
    });
    await tellLive(ctx, [{ kind: "broadcasts.changed" }]);
    return { version };
  });
}

async function momentOf(ctx: InTransaction, wallTime: string): Promise<Date> {
  const at = await sendingTime(ctx, wallTime);
  if (!at) {
    throw invalid("This time has passed. Choose a later one.", {
      key: "broadcastTimePassed",
      field: "sendAt",
    });
  }
  return at;
}

function requireAgreed({ problems, people, cost }: BroadcastCheck, seen: SendBroadcastInput): void {
  const [problem] = problems;
  if (problem) {
    throw invalid("Something is still missing before this can be sent.", {
      key: "broadcastNotReady",
      field: problem.field,
    });
  }
  if (people > seen.people || cost.micros > BigInt(seen.micros)) {
    throw conflict("More people or a higher cost than you saw. Look at the new figures first.", {
      key: "broadcastFiguresChanged",
      params: { people, micros: String(cost.micros), currency: cost.currency },
    });
  }
}

/** From now on it is fixed who gets it, in which order; who is left out stays as such. */
async function keepRecipients(ctx: InTransaction, draft: BroadcastRow, isMarketing: boolean): Promise<void> {
  const { form } = await knownOf(ctx, draft);
  const chosen = { broadcastId: draft.id, numberId: form.numberId!, audience: form.audience, isMarketing };
  const now = sql`${ctx.now().toISOString()}::timestamptz`;
  if (form.audience.kind === "list") {
    await ctx.db.execute(sql`
      update broadcast_recipients r set state = 'skipped', reason = p.left_out, settled_at = ${now}, sealed_values = null
      from (${candidates(ctx, chosen)}) p
      where r.workspace_id = ${ctx.workspaceId}::uuid and r.broadcast_id = ${draft.id}::uuid
        and r.position = p.position and p.left_out is not null`);
    return;
  }
  await forgetRecipients(ctx, draft.id);
  await ctx.db.execute(sql`
    insert into broadcast_recipients
      (workspace_id, broadcast_id, position, contact_id, wa_id, user_id, country, state, reason, settled_at)
    select ${ctx.workspaceId}::uuid, ${draft.id}::uuid, p.position, p.contact_id, p.wa_id, p.user_id, p.country,
      case when p.left_out is null then 'waiting' else 'skipped' end, p.left_out,
      case when p.left_out is not null then ${now} end
    from (${candidates(ctx, chosen)}) p
    on conflict do nothing`);
}
