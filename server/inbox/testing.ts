import { eq } from "drizzle-orm";
import { v7 as uuidv7 } from "uuid";
import { ownerDb } from "@/db/factories";
import { conversations, messages } from "@/db/schema/messaging";
import { inTransaction, systemCtx } from "../context";
import { workspaceVault } from "../crypto";
import { type ContentNotes, sealContent } from "../messaging/sealed-content";
import type { MessageContent } from "../meta/content";

type Values = Partial<typeof messages.$inferInsert> & { notes?: ContentNotes };
type Place = { id: string; workspaceId: string };

const says = (direction: "inbound" | "outbound") => {
  const status = direction === "inbound" ? ("received" as const) : ("sent" as const);
  const author = direction === "inbound" ? ("customer" as const) : ("member" as const);
  return async (conversation: Place, content: MessageContent | string, { notes, ...values }: Values = {}) => {
    const { workspaceId } = conversation;
    const said: MessageContent = typeof content === "string" ? { type: "text", body: content } : content;
    const id = uuidv7();
    const sealedContent = await inTransaction(systemCtx(workspaceId), async (ctx) =>
      sealContent(await workspaceVault(ctx), id, said, notes),
    );
    const [message] = await ownerDb()
      .insert(messages)
      .values({
        workspaceId,
        id,
        conversationId: conversation.id,
        direction,
        author,
        status,
        type: said.type,
        sealedContent,
        waMessageId: `wamid.${id}`,
        writtenAt: new Date(),
        ...values,
      })
      .returning();
    await ownerDb()
      .update(conversations)
      .set({ lastMessageId: id })
      .where(eq(conversations.id, conversation.id));
    return message!;
  };
};

export const customerSays = says("inbound");
export const agentSays = says("outbound");
