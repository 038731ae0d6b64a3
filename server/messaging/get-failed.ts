import { and, eq } from "drizzle-orm";
import { messages } from "@/db/schema/messaging";
import type { InTransaction } from "../context";
import { workspaceVault } from "../crypto";
import { notFound } from "../errors";
import { openContent } from "./sealed-content";

/** A message of ours with what it says, to send it again. Held, so that a status cannot change it meanwhile. */
export async function getFailed(ctx: InTransaction, messageId: string) {
  const [message] = await ctx.db
    .select()
    .from(messages)
    .where(
      and(
        eq(messages.workspaceId, ctx.workspaceId),
        eq(messages.id, messageId),
        eq(messages.direction, "outbound"),
        eq(messages.author, "member"),
      ),
    )
    .for("update");
  if (!message) throw notFound("This message", "messageNotFound");
  const { conversationId, targetWaMessageId, templateId, status } = message;
  const { content } = openContent(await workspaceVault(ctx), message);
  return { conversationId, targetWaMessageId, templateId, status, content };
}
