import { and, eq } from "drizzle-orm";
import { media, type messages } from "@/db/schema/messaging";
import { type Ctx, inTransaction } from "../context";
import { invalid } from "../errors";
import type { GraphResult } from "../meta/client";
import { isMedia, type MessageContent } from "../meta/content";
import { uploadMedia } from "../meta/media";
import type { NumberAccess } from "../meta/send";
import { readMedia } from "./read-media";

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
  const file = needsFile ? await fileOf(ctx, message.id) : undefined;
  if (!file) return { ok: true, value: content };
  if (file.metaMediaId) return { ok: true, value: withFile(content, file.metaMediaId) };

  const { mimeType, fileName, bytes } = await readMedia(ctx, { mediaId: file.id });
  const parts: Buffer[] = [];
  for await (const chunk of bytes()) parts.push(chunk);
  const given = await uploadMedia(access, {
    bytes: new Uint8Array(Buffer.concat(parts)),
    mimeType,
    fileName: fileName ?? "file",
  });
  // Nothing was sent yet, however the upload ended.
  if (!given.ok) return { ok: false, error: { ...given.error, outcome: "refused" } };
  const { mediaId } = given.value;
  await inTransaction(ctx, (ctx) =>
    ctx.db
      .update(media)
      .set({ metaMediaId: mediaId })
      .where(and(eq(media.workspaceId, ctx.workspaceId), eq(media.id, file.id))),
  );
  return { ok: true, value: withFile(content, mediaId) };
}

function fileOf(ctx: Ctx, messageId: string) {
  return inTransaction(ctx, async (ctx) => {
    const [file] = await ctx.db
      .select({ id: media.id, metaMediaId: media.metaMediaId })
      .from(media)
      .where(and(eq(media.workspaceId, ctx.workspaceId), eq(media.messageId, messageId)));
    return file;
  });
}

function withFile(content: MessageContent, mediaId: string): MessageContent {
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
