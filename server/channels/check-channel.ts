import { and, eq, isNull, lt, or, sql } from "drizzle-orm";
import { z } from "zod";
import { type NumberReading, phoneNumbers, type TroubleKind, troubleKinds } from "@/db/schema/channels";
import { workspaces } from "@/db/schema/identity";
import { asWorker, type Ctx, inTransaction, systemCtx } from "../context";
import { tellLive } from "../live";
import type { NumberNode } from "../meta/channel";
import type { GraphError } from "../meta/client";
import { defineJob, enqueue } from "../queue";
import { accessToken } from "./access-token";
import { diagnose } from "./diagnose";
import { getNumber } from "./get-numbers";
import { endTroubles, noteTroubles } from "./note-troubles";
import { type ChannelAnswers, readChannel } from "./read-channel";

export const checkChannelJob = defineJob("checkChannel", z.object({ numberId: z.uuid() }), {
  maxAttempts: 3,
});

const minute = 60_000;
/** Five calls for each number every quarter of an hour: a tenth of what Meta grants the smallest account. */
const freshForMs = 15 * minute;
const believedForMs = 60 * minute;
const highThroughput = 1000;
const usualThroughput = 80;

export type Checked = {
  checkedAt: Date;
  /** Why Meta could not be asked. */
  unreachable?: Pick<GraphError, "message" | "traceId">;
};

type Check = {
  numberId: string;
  /** Whether Meta owes us webhooks, as the door that can see our sends knows; not said, nothing follows. */
  isSilent?: boolean;
  /** A person looks and wants to know: what Meta no longer says is over at once. */
  isAsked?: boolean;
};

/** Asks Meta how a number is, and notes what became worse and what became better. */
export async function checkChannel(
  ctx: Ctx,
  { numberId, isSilent, isAsked = false }: Check,
): Promise<Checked> {
  const number = await getNumber(ctx, numberId);
  const { accountId, wabaId, metaPhoneNumberId: phoneNumberId } = number;
  const token = await accessToken(ctx, accountId);
  const answers = await readChannel({ wabaId, phoneNumberId, token });
  const now = ctx.now();
  const { troubles, unreachable } = diagnose(answers, { wabaId, now });
  const found = [...troubles, ...(isSilent ? [{ kind: "webhookSilent" as const }] : [])];

  await inTransaction(ctx, async (ctx) => {
    await ctx.db
      .update(phoneNumbers)
      .set({ checkedAt: now, ...readingOf(answers, now) })
      .where(and(eq(phoneNumbers.workspaceId, ctx.workspaceId), eq(phoneNumbers.id, numberId)));
    await tellLive(ctx, [{ kind: "channels.changed" }]);
    const place = { accountId, numberId };
    await noteTroubles(
      ctx,
      found.map((trouble) => ({ ...trouble, ...place })),
      "reading",
    );
    const isFound = new Set<TroubleKind>(found.map(({ kind }) => kind));
    const over = troubleKinds.filter(
      (kind) => !isFound.has(kind) && (kind === "webhookSilent" ? isSilent === false : !unreachable),
    );
    const seenBefore = isAsked ? undefined : new Date(now.getTime() - believedForMs);
    await endTroubles(ctx, { ...place, kinds: over, seenBefore });
  });
  return {
    checkedAt: now,
    unreachable: unreachable && { message: unreachable.message, traceId: unreachable.traceId },
  };
}

/** What there is to keep of an answer; without one, the last stays. */
export function readingOf({ number, account, token }: ChannelAnswers, now: Date) {
  if (!number.ok) return {};
  const node = number.value;
  const reading: NumberReading = {
    quality: node.quality_rating,
    messagingLimit: node.whatsapp_business_manager_messaging_limit,
    throughput: node.throughput?.level,
    status: node.status,
    nameStatus: node.name_status,
    codeVerification: node.code_verification_status,
    platform: node.platform_type,
    accountReview: account.ok ? account.value.account_review_status : undefined,
    businessVerification: account.ok ? account.value.business_verification_status : undefined,
    isOfficial: node.is_official_business_account,
    onboardedAt: node.last_onboarded_time,
    health: healthOf(node.health_status),
    tokenExpiresAt: token.ok ? token.value.expiresAt?.toISOString() : undefined,
  };
  const level = node.throughput?.level;
  return {
    reading,
    readAt: now,
    ...(node.verified_name && { verifiedName: node.verified_name }),
    ...(level && { throughputPerSecond: level === "HIGH" ? highThroughput : usualThroughput }),
  };
}

const healthOf = (health: NumberNode["health_status"]): NumberReading["health"] =>
  health && {
    canSend: health.can_send_message,
    parts: health.entities.map(({ entity_type, can_send_message, errors, additional_info }) => ({
      entity: entity_type,
      canSend: can_send_message,
      notes: additional_info,
      problems: errors.map(({ error_code, error_description, possible_solution }) => ({
        code: error_code,
        words: error_description,
        solution: possible_solution,
      })),
    })),
  };

/** Asks for one number, or for all of the account's, to be looked at soon. */
export function askForCheck(ctx: Ctx, which: { numberId: string } | { accountId: string }): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const ids =
      "numberId" in which
        ? [{ id: which.numberId }]
        : await ctx.db
            .select({ id: phoneNumbers.id })
            .from(phoneNumbers)
            .where(
              and(
                eq(phoneNumbers.workspaceId, ctx.workspaceId),
                eq(phoneNumbers.accountId, which.accountId),
                isNull(phoneNumbers.disconnectedAt),
              ),
            );
    for (const { id: numberId } of ids) await enqueue(ctx, checkChannelJob, { numberId }, { key: numberId });
  });
}

/** Asks for every connected number that was not looked at for a while, in every workspace. */
export async function askForStaleChecks(): Promise<void> {
  const ids = await asWorker((db) => db.select({ id: workspaces.id }).from(workspaces));
  for (const { id } of ids) {
    const ctx = systemCtx(id);
    const since = new Date(ctx.now().getTime() - freshForMs);
    await inTransaction(ctx, async (ctx) => {
      const stale = await ctx.db
        .select({ id: phoneNumbers.id })
        .from(phoneNumbers)
        .where(
          and(
            eq(phoneNumbers.workspaceId, ctx.workspaceId),
            isNull(phoneNumbers.disconnectedAt),
            or(isNull(phoneNumbers.checkedAt), lt(phoneNumbers.checkedAt, since)),
          ),
        )
        .orderBy(sql`${phoneNumbers.checkedAt} nulls first`);
      for (const { id: numberId } of stale) await askForCheck(ctx, { numberId });
    });
  }
}
