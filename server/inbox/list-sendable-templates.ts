import { type Ctx, inTransaction } from "../context";
import { loadConversation } from "../messaging/load-conversation";
import { listTemplates } from "../notifications/list-templates";
import type { ConversationInput } from "./schemas";

/** The way out when the window is closed: what may be sent to this customer at any time. */
export function listSendableTemplates(ctx: Ctx, { conversationId }: ConversationInput) {
  return inTransaction(ctx, async (ctx) => {
    const { numberId } = await loadConversation(ctx, conversationId);
    return listTemplates(ctx, { numberId });
  });
}
