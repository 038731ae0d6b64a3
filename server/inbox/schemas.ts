import { z } from "zod";
import { moment } from "../moment";
import { templateValues } from "../notifications/schemas";

export const views = ["mine", "unassigned", "all", "closed"] as const;
export const viewSchema = z.enum(views);
export type View = z.infer<typeof viewSchema>;

/** How many conversations a page of a list holds. */
export const pageSize = 30;

export const sortSchema = z.enum(["activity", "closing"]);
export type Sort = z.infer<typeof sortSchema>;

/** Postgres text cannot hold a NUL, and nobody types one. */
const searchSchema = z
  .string()
  .max(100)
  .transform((search) => search.replaceAll("\0", "").trim())
  .optional();

const cursorSchema = z.object({ at: moment, id: z.uuid() });
export type Cursor = z.infer<typeof cursorSchema>;

export const listConversationsInput = z.object({
  view: viewSchema,
  search: searchSchema,
  unreadOnly: z.boolean().default(false),
  sort: sortSchema.default("activity"),
  /** In the queue of this team, or of any team that the reader belongs to. */
  teamId: z.uuid().optional(),
  ofMyTeams: z.boolean().default(false),
  labelId: z.uuid().optional(),
  /** Only these, to bring the rows on the screen up to date: those that no longer belong to the view are left out. */
  conversationIds: z.array(z.uuid()).max(100).optional(),
  cursor: cursorSchema.nullish(),
});
export type ListConversationsInput = z.output<typeof listConversationsInput>;

export const conversationInput = z.object({ conversationId: z.uuid() });
export type ConversationInput = z.infer<typeof conversationInput>;

export const getThreadInput = conversationInput.extend({ cursor: cursorSchema.nullish() });
export type GetThreadInput = z.infer<typeof getThreadInput>;

export const getMessagesInput = conversationInput.extend({ messageIds: z.array(z.uuid()).min(1).max(100) });
export type GetMessagesInput = z.infer<typeof getMessagesInput>;

export const claimConversationInput = conversationInput.extend({
  /** The colleague whose conversation is taken over; without it only a conversation that nobody has can be taken. */
  fromMemberId: z.uuid().optional(),
});
export type ClaimConversationInput = z.infer<typeof claimConversationInput>;

export const handOverInput = conversationInput.extend({
  /** None takes it out of every queue. */
  teamId: z.uuid().nullable(),
});
export type HandOverInput = z.infer<typeof handOverInput>;

export const markReadInput = conversationInput.extend({
  /** The customer's last message on the reader's screen: what came later stays unread. */
  readTo: moment,
});
export type MarkReadInput = z.infer<typeof markReadInput>;

export const mediaKinds = ["image", "document", "audio", "video"] as const;

/** WhatsApp's own limits: 4,096 characters in a message, 1,024 under a picture. */
const replyContent = z.discriminatedUnion("type", [
  z.object({
    type: z.literal("text"),
    body: z.string().max(4096).regex(/\S/, "Write something first."),
    previewUrl: z.boolean().optional(),
  }),
  z.object({
    type: z.enum(mediaKinds),
    /** Our own id, answered by the upload. */
    mediaId: z.uuid(),
    caption: z.string().max(1024).optional(),
  }),
  z.object({
    type: z.literal("reaction"),
    messageId: z.uuid(),
    /** None takes the reaction back. */
    emoji: z.emoji().max(64).nullable(),
  }),
]);

export const replyInput = conversationInput.extend({
  /** Chosen by the browser: the same one again answers with the message that is already there. */
  clientId: z.uuid(),
  content: replyContent,
  replyToMessageId: z.uuid().optional(),
});
export type ReplyInput = z.infer<typeof replyInput>;

export const replyWithTemplateInput = conversationInput.extend({
  clientId: z.uuid(),
  templateId: z.uuid(),
  values: templateValues,
});
export type ReplyWithTemplateInput = z.infer<typeof replyWithTemplateInput>;

export const quoteReplyInput = conversationInput.extend({
  /** Without it, the price of an ordinary answer. */
  templateId: z.uuid().optional(),
});
export type QuoteReplyInput = z.infer<typeof quoteReplyInput>;

export const retryMessageInput = z.object({ messageId: z.uuid(), clientId: z.uuid() });
export type RetryMessageInput = z.infer<typeof retryMessageInput>;
