import { and, eq, isNull } from "drizzle-orm";
import { media } from "@/db/schema/messaging";
import type { InTransaction } from "../context";
import { conflict, invalid, notFound } from "../errors";
import { mediaRules } from "../meta/send";
import type { MediaKind } from "./media-kind";

/** A file this member uploaded and has not sent yet. */
export async function getUpload(
  ctx: InTransaction,
  { mediaId, memberId, kind }: { mediaId: string; memberId: string; kind: MediaKind },
) {
  const [file] = await ctx.db
    .select({ mimeType: media.mimeType, fileName: media.fileName })
    .from(media)
    .where(
      and(
        eq(media.workspaceId, ctx.workspaceId),
        eq(media.id, mediaId),
        eq(media.uploadedBy, memberId),
        eq(media.state, "stored"),
        isNull(media.messageId),
      ),
    );
  if (!file) throw notFound("This file", "fileNotFound");
  if (!(mediaRules[kind].mimeTypes as readonly string[]).includes(file.mimeType)) {
    throw invalid("This file is of another kind.", { key: "fileTypeRefused", field: "file" });
  }
  return file;
}

/** From now on the file belongs to the message. */
export async function attachUpload(
  ctx: InTransaction,
  { mediaId, messageId }: { mediaId: string; messageId: string },
): Promise<void> {
  const attached = await ctx.db
    .update(media)
    .set({ messageId })
    .where(and(eq(media.workspaceId, ctx.workspaceId), eq(media.id, mediaId), isNull(media.messageId)))
    .returning({ id: media.id });
  if (attached.length === 0) throw conflict("This file was sent before.", { key: "fileSentBefore" });
}

/** A message that is sent again takes its file along. */
export const moveUpload = (ctx: InTransaction, { from, to }: { from: string; to: string }) =>
  ctx.db
    .update(media)
    .set({ messageId: to })
    .where(and(eq(media.workspaceId, ctx.workspaceId), eq(media.messageId, from)));
