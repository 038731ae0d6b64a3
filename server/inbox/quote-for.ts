import { quoteMessage } from "../billing/quote";
import type { Ctx } from "../context";
import type { LoadedConversation } from "../messaging/load-conversation";
import { isWindowOpen } from "../messaging/service-window";

/** What a message in this conversation would cost now; `category` is `service` for anything but a template. */
export function quoteFor(ctx: Ctx, conversation: LoadedConversation, category: string) {
  const at = ctx.now();
  return quoteMessage(ctx, {
    numberId: conversation.numberId,
    contact: conversation,
    category,
    at,
    windowOpen: isWindowOpen(conversation, at),
    freeEntryOpen: conversation.freeEntryClosesAt !== null && at < conversation.freeEntryClosesAt,
  });
}
