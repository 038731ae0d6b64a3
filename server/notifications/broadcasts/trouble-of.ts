import { isDeepStrictEqual } from "node:util";
import { and, eq, sql } from "drizzle-orm";
import type { BroadcastWhy } from "@/db/schema/broadcasts";
import type { TroubleKind } from "@/db/schema/channels";
import { templates } from "@/db/schema/notifications";
import type { ChannelNumber } from "../../channels/get-numbers";
import { openTroubles } from "../../channels/note-troubles";
import { troubleOfCode } from "../../channels/trouble-of-code";
import type { InTransaction } from "../../context";
import { describeTemplate, type SendableTemplate } from "../describe-template";
import type { BroadcastRow } from "./load-broadcast";
import { waitAgain } from "./wait-again";

/** A refusal is looked at within seconds; older ones need not be read again and again. */
const heededMs = 10 * 60_000;

/** What ends a broadcast for good; with any other trouble it is paused. */
const final: readonly BroadcastWhy[] = ["templateRejected", "templateChanged", "fileRefused"];
export const isFinal = (why: BroadcastWhy) => final.includes(why);

const ofTrouble: Partial<Record<TroubleKind, BroadcastWhy>> = {
  tokenRevoked: "tokenExpired",
  tokenExpired: "tokenExpired",
  tokenOfAnotherApp: "tokenExpired",
  permissionMissing: "tokenExpired",
  paymentMissing: "paymentMissing",
  accountRestricted: "accountRestricted",
  numberRestricted: "accountRestricted",
  numberNotRegistered: "numberDisconnected",
  numberGone: "numberDisconnected",
};

const ofCode: Record<number, BroadcastWhy> = {
  131048: "spamLimit",
  132001: "templateRejected",
  132015: "templatePaused",
  132016: "templateRejected",
};

/** Why no message of a broadcast would arrive after Meta refused one with this code; most codes are about one customer. */
export function whyOfCode(code: number | null | undefined): BroadcastWhy | undefined {
  if (code === null || code === undefined) return undefined;
  const kind = troubleOfCode(code);
  return ofCode[code] ?? (kind && ofTrouble[kind]);
}

/** What keeps a broadcast from going on now, if anything does. */
export async function troubleOf(
  ctx: InTransaction,
  row: BroadcastRow,
  number: ChannelNumber,
): Promise<BroadcastWhy | undefined> {
  if (number.disconnectedAt) return "numberDisconnected";
  const refused = await heedRefusals(ctx, row);
  if (refused) return refused;
  const [template] = await ctx.db
    .select()
    .from(templates)
    .where(and(eq(templates.workspaceId, ctx.workspaceId), eq(templates.id, row.templateId!)));
  if (template?.status === "PAUSED") return "templatePaused";
  if (template?.status !== "APPROVED") return "templateRejected";
  if (!isAsAgreed(row, describeTemplate(template))) return "templateChanged";
  return troubleOfChannel(ctx, number);
}

/** What is known to keep a number from sending. */
export async function troubleOfChannel(
  ctx: InTransaction,
  number: ChannelNumber,
): Promise<BroadcastWhy | undefined> {
  const troubles = await openTroubles(ctx, [number.accountId]);
  return troubles
    .filter(({ subjectId }) => [number.id, number.accountId].includes(subjectId))
    .map(({ kind }) => ofTrouble[kind])
    .find(Boolean);
}

/** Its category decides the price, and its words what people get: with others it would be another broadcast. */
const isAsAgreed = (row: BroadcastRow, template: SendableTemplate | undefined) =>
  template !== undefined && isDeepStrictEqual(JSON.parse(JSON.stringify(template)), row.template);

/**
 * Meta refused one for a reason that would refuse the next one too. Whoever it was meant for waits again, because nothing
 * reached them.
 */
async function heedRefusals(ctx: InTransaction, row: BroadcastRow): Promise<BroadcastWhy | undefined> {
  const lately = ctx.now().getTime() - heededMs;
  const since = new Date(Math.max(row.changedAt.getTime(), lately)).toISOString();
  const failed = await ctx.db.execute<{ id: string; code: number }>(sql`
    select m.id, m.failure_code as code from messages m
    where m.workspace_id = ${ctx.workspaceId}::uuid and m.broadcast_id = ${row.id}::uuid and m.status = 'failed'
      and m.failed_at >= ${since}::timestamptz and m.failure_code is not null`);
  const telling = failed.filter(({ code }) => whyOfCode(code));
  if (telling.length === 0) return undefined;
  await waitAgain(
    ctx,
    row.id,
    telling.map(({ id }) => id),
  );
  return whyOfCode(telling[0]!.code);
}

/**
 * Messages of a broadcast that reached nobody, for no reason of their customers': Meta would have refused any, or was not asked
 * because of the number, the account or a budget. Some of them fail only after it was paused for that.
 */
export async function reachedNobody(ctx: InTransaction, { id }: BroadcastRow): Promise<string[]> {
  const failed = await ctx.db.execute<{ id: string; code: number | null }>(sql`
    select m.id, m.failure_code as code from messages m
    where m.workspace_id = ${ctx.workspaceId}::uuid and m.broadcast_id = ${id}::uuid and m.status = 'failed'
      and (m.failure_code is not null or m.send_attempts = 0)`);
  return failed.filter(({ code }) => code === null || whyOfCode(code)).map(({ id }) => id);
}
