import { z } from "zod";
import type { messages } from "@/db/schema/messaging";
import type { Vault } from "../crypto";
import { type MessageContent, messageContent } from "../meta/content";
import type { Extra, Referral } from "../meta/delivery-event";

/** What is said beside a message and sealed with it: the ad it came from, whether it was forwarded, what we do not know. */
export type ContentNotes = {
  referral?: Referral;
  forwarded?: "once" | "often";
  referredProduct?: { catalogId?: string; productRetailerId?: string };
  extra?: Extra;
};

const text = z.string().optional();

const notesSchema = z.object({
  referral: z
    .object({
      sourceType: text,
      sourceId: text,
      sourceUrl: text,
      headline: text,
      body: text,
      mediaType: text,
      imageUrl: text,
      videoUrl: text,
      thumbnailUrl: text,
      ctwaClid: text,
      welcomeText: text,
    })
    .optional()
    .catch(undefined),
  forwarded: z.enum(["once", "often"]).optional().catch(undefined),
  referredProduct: z.object({ catalogId: text, productRetailerId: text }).optional().catch(undefined),
  extra: z.record(z.string(), z.unknown()).optional().catch(undefined),
});

const about = (messageId: string) => `message ${messageId}`;

export const sealContent = (
  vault: Vault,
  messageId: string,
  content: MessageContent,
  notes: ContentNotes = {},
): Buffer => vault.seal(JSON.stringify({ ...content, notes }), about(messageId));

/** What was sealed under a shape we no longer read is shown as a message of unknown type, never lost. */
export function openContent(
  vault: Vault,
  { id, sealedContent }: Pick<typeof messages.$inferSelect, "id" | "sealedContent">,
): { content: MessageContent; notes: ContentNotes } {
  const raw: unknown = JSON.parse(vault.open(sealedContent, about(id)).toString());
  const read = messageContent.safeParse(raw);
  const content: MessageContent = read.success ? read.data : { type: "unknown", raw };
  const kept = z.object({ notes: notesSchema.default({}) }).safeParse(raw);
  return { content, notes: kept.success ? kept.data.notes : {} };
}
