import { and, asc, eq, inArray, notInArray, or, type SQL, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { broadcasts } from "@/db/schema/broadcasts";
import { members } from "@/db/schema/identity";
import { media, messages } from "@/db/schema/messaging";
import { refusals } from "../billing/budgets/refusals";
import { chargesOf } from "../billing/charges-of";
import type { InTransaction } from "../context";
import { workspaceVault } from "../crypto";
import { openContent } from "../messaging/sealed-content";
import { explain } from "../meta/errors";
import { annotationTypes, applyAnnotations } from "./annotations";
import { previewOf } from "./preview";

const columns = {
  id: messages.id,
  direction: messages.direction,
  author: messages.author,
  member: { id: members.id, name: members.name },
  sealedContent: messages.sealedContent,
  waMessageId: messages.waMessageId,
  targetWaMessageId: messages.targetWaMessageId,
  clientId: messages.clientId,
  writtenAt: messages.writtenAt,
  status: messages.status,
  sentAt: messages.sentAt,
  deliveredAt: messages.deliveredAt,
  readAt: messages.readAt,
  failedAt: messages.failedAt,
  failureCode: messages.failureCode,
  failureDetail: messages.failureDetail,
  retryOf: messages.retryOf,
  /** The broadcast it came with. */
  broadcast: { id: broadcasts.id, name: broadcasts.name },
  quotedMicros: messages.quotedMicros,
  quotedCurrency: messages.quotedCurrency,
};

const ofAuthor = and(eq(members.workspaceId, messages.workspaceId), eq(members.id, messages.memberId));

const ofBroadcast = and(
  eq(broadcasts.workspaceId, messages.workspaceId),
  eq(broadcasts.id, messages.broadcastId),
);

/**
 * The messages of a conversation that stand on their own. Reactions, edits and revokes are shown on the message they speak
 * of; alone only when we never received that one.
 */
export function shownMessages({ db, workspaceId }: InTransaction, conversationId: string, condition?: SQL) {
  const target = alias(messages, "target");
  const hasTarget = sql`exists (${db
    .select({ one: sql`1` })
    .from(target)
    .where(
      and(
        eq(target.workspaceId, messages.workspaceId),
        eq(target.waMessageId, messages.targetWaMessageId),
        eq(target.conversationId, messages.conversationId),
      ),
    )})`;
  return db
    .select(columns)
    .from(messages)
    .leftJoin(members, ofAuthor)
    .leftJoin(broadcasts, ofBroadcast)
    .where(
      and(
        eq(messages.workspaceId, workspaceId),
        eq(messages.conversationId, conversationId),
        or(notInArray(messages.type, annotationTypes), sql`not ${hasTarget}`),
        condition,
      ),
    );
}

type Row = Awaited<ReturnType<typeof shownMessages>>[number];

/** What is shown of each: its words opened, what lies on it, what it answers, its file, price and failure. */
export async function fillMessages(ctx: InTransaction, conversationId: string, rows: Row[]) {
  if (rows.length === 0) return [];
  const vault = await workspaceVault(ctx);
  const open = ({ sealedContent, ...row }: Row) => ({
    ...row,
    ...openContent(vault, { id: row.id, sealedContent }),
  });
  const ids = rows.map(({ id }) => id);
  const waIds = rows.flatMap(({ waMessageId }) => waMessageId ?? []);
  const targets = rows.flatMap(({ targetWaMessageId }) => targetWaMessageId ?? []);

  const related = (condition: SQL | undefined) =>
    ctx.db
      .select(columns)
      .from(messages)
      .leftJoin(members, ofAuthor)
      .leftJoin(broadcasts, ofBroadcast)
      .where(
        and(
          eq(messages.workspaceId, ctx.workspaceId),
          eq(messages.conversationId, conversationId),
          condition,
        ),
      )
      .orderBy(asc(messages.writtenAt), asc(messages.id));

  const [annotations, quoted, files, prices] = await Promise.all([
    waIds.length
      ? related(and(inArray(messages.targetWaMessageId, waIds), inArray(messages.type, annotationTypes)))
      : [],
    targets.length ? related(inArray(messages.waMessageId, targets)) : [],
    ctx.db
      .select({
        id: media.id,
        messageId: messages.id,
        mimeType: media.mimeType,
        fileName: media.fileName,
        byteCount: media.byteCount,
        state: media.state,
        failureDetail: media.failureDetail,
      })
      .from(messages)
      .leftJoin(broadcasts, ofBroadcast)
      .innerJoin(
        media,
        and(
          eq(media.workspaceId, messages.workspaceId),
          or(eq(media.messageId, messages.id), eq(media.id, broadcasts.mediaId)),
        ),
      )
      .where(and(eq(messages.workspaceId, ctx.workspaceId), inArray(messages.id, ids))),
    chargesOf(ctx, ids),
  ]);

  const fileOf = new Map(files.map((file) => [file.messageId, file]));
  const priceOf = new Map(prices.map((price) => [price.messageId, price]));
  const quotedBy = new Map(
    quoted.map(open).map((message) => [
      message.waMessageId,
      {
        id: message.id,
        direction: message.direction,
        member: message.member,
        preview: previewOf(message.content),
      },
    ]),
  );
  return applyAnnotations(rows.map(open), annotations.map(open)).map((message) => ({
    ...message,
    preview: previewOf(message.content),
    quote: message.targetWaMessageId
      ? (quotedBy.get(message.targetWaMessageId) ?? ("missing" as const))
      : null,
    media: fileOf.get(message.id) ?? null,
    charge: priceOf.get(message.id) ?? null,
    failure: message.status === "failed" ? failureOf(message) : null,
  }));
}

/** Our own reasons by their sentence, which is all that is kept of them. */
const ownReasons = new Map<string, string>(
  Object.values(refusals).map(({ sentence, key }) => [sentence, key]),
);

/** Why it did not arrive: the key of a sentence in the catalogues, and Meta's own words. Without a code the reason is ours. */
function failureOf({ failureCode, failureDetail }: Pick<Row, "failureCode" | "failureDetail">) {
  const key = failureCode === null ? (ownReasons.get(failureDetail ?? "") ?? null) : explain(failureCode).key;
  return { key, code: failureCode, detail: failureDetail };
}

export type ThreadMessage = Awaited<ReturnType<typeof fillMessages>>[number];
