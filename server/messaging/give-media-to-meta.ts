import { and, eq, gt, isNull, or, sql } from "drizzle-orm";
import { media, type messages } from "@/db/schema/messaging";
import { type Ctx, inTransaction } from "../context";
import { invalid } from "../errors";
import type { GraphResult } from "../meta/client";
import { isMedia, type MessageContent } from "../meta/content";
import { uploadMedia } from "../meta/media";
import type { NumberAccess } from "../meta/send";
import { readMedia } from "./read-media";

/** Meta's ids of files end after 30 days; a message may wait for a while after its file was given. */
const idLastsMs = 29 * 24 * 60 * 60_000;

/**
 * The message with Meta's id of its file in it, which is uploaded first if Meta does not have it. An upload reaches no
 * customer, so that it may be repeated after any failure.
 */
export async function giveMediaToMeta(
  ctx: Ctx,
  {
    message,
    content,
    access,
  }: { message: Pick<typeof messages.$inferSelect, "id">; content: MessageContent; access: NumberAccess },
): Promise<GraphResult<MessageContent>> {
  const needsFile = isMedia(content) || content.type === "template";
  const mediaId = needsFile ? await fileOf(ctx, message.id) : undefined;
  if (!mediaId) return { ok: true, value: content };
  const given = await giveFileToMeta(ctx, { mediaId, access });
  return given.ok ? { ok: true, value: withFile(content, given.value.mediaId) } : given;
}

/** Meta's id of a file for a number, for which it is uploaded unless Meta still has it. */
export async function giveFileToMeta(
  ctx: Ctx,
  { mediaId, access }: { mediaId: string; access: NumberAccess },
): Promise<GraphResult<{ mediaId: string }>> {
  const lasting = await lastingId(ctx, mediaId, access);
  if (lasting) return { ok: true, value: { mediaId: lasting } };
  const { mimeType, fileName, bytes } = await readMedia(ctx, { mediaId });
  const parts: Buffer[] = [];
  for await (const chunk of bytes()) parts.push(chunk);
  const given = await uploadMedia(access, {
    bytes: new Uint8Array(Buffer.concat(parts)),
    mimeType,
    fileName: fileName ?? "file",
  });
  // Nothing was sent yet, however the upload ended.
  if (!given.ok) return { ok: false, error: { ...given.error, outcome: "refused" } };
  await inTransaction(ctx, (ctx) =>
    ctx.db
      .update(media)
      .set({
        metaMediaId: given.value.mediaId,
        givenToMetaAt: ctx.now(),
        givenToMetaFor: access.phoneNumberId,
      })
      .where(and(eq(media.workspaceId, ctx.workspaceId), eq(media.id, mediaId))),
  );
  return given;
}

function lastingId(
  ctx: Ctx,
  mediaId: string,
  { phoneNumberId }: NumberAccess,
): Promise<string | null | undefined> {
  return inTransaction(ctx, async (ctx) => {
    const givenAfter = new Date(ctx.now().getTime() - idLastsMs);
    const [file] = await ctx.db
      .select({ metaMediaId: media.metaMediaId })
      .from(media)
      .where(
        and(
          eq(media.workspaceId, ctx.workspaceId),
          eq(media.id, mediaId),
          or(isNull(media.givenToMetaFor), eq(media.givenToMetaFor, phoneNumberId)),
          // Without its moment it was given some time after it came here.
          gt(sql`coalesce(${media.givenToMetaAt}, ${media.createdAt})`, givenAfter.toISOString()),
        ),
      );
    return file?.metaMediaId;
  });
}

function fileOf(ctx: Ctx, messageId: string): Promise<string | undefined> {
  return inTransaction(ctx, async (ctx) => {
    const isOfItsBroadcast = sql`${media.id} = (
      select b.media_id from messages m join broadcasts b on b.workspace_id = m.workspace_id and b.id = m.broadcast_id
      where m.workspace_id = ${ctx.workspaceId}::uuid and m.id = ${messageId}::uuid)`;
    const [file] = await ctx.db
      .select({ id: media.id })
      .from(media)
      .where(
        and(eq(media.workspaceId, ctx.workspaceId), or(eq(media.messageId, messageId), isOfItsBroadcast)),
      );
    return file?.id;
  });
}

/** A message with Meta’s id of its file. */
export function withFile(content: MessageContent, mediaId: string): MessageContent {
  if (isMedia(content)) return { ...content, mediaId };
  if (content.type !== "template") throw invalid("This kind of message has no file.");
  const components = content.components.map((component) =>
    component.type === "header" && component.parameters
      ? {
          ...component,
          parameters: component.parameters.map(({ type }) => ({ type, [type]: { id: mediaId } })),
        }
      : component,
  );
  return { ...content, components };
}
