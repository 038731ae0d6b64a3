import type { MessageContent } from "../meta/content";

/** Messages that change another one instead of standing on their own. */
export const annotationTypes: MessageContent["type"][] = ["reaction", "edit", "revoke"];

type Said = {
  id: string;
  direction: "inbound" | "outbound";
  waMessageId: string | null;
  targetWaMessageId: string | null;
  writtenAt: Date;
  content: MessageContent;
};

export type Reaction = { direction: Said["direction"]; emoji: string };

/**
 * Lays reactions, edits and revokes, oldest first, on the messages they speak of. Each side has one reaction, its latest, and
 * changes only what it wrote itself. What was there before is kept beside what is shown.
 */
export function applyAnnotations<Message extends Said>(shown: Message[], annotations: Said[]) {
  const byTarget = new Map<string | null, Said[]>();
  for (const annotation of annotations) {
    const { targetWaMessageId } = annotation;
    byTarget.set(targetWaMessageId, [...(byTarget.get(targetWaMessageId) ?? []), annotation]);
  }
  return shown.map((message) => {
    const result = {
      ...message,
      content: message.content as MessageContent,
      reactions: [] as Reaction[],
      edited: null as { at: Date; before: MessageContent } | null,
      revokedAt: null as Date | null,
    };
    const reactions = new Map<Said["direction"], string | null>();
    for (const { content, direction, writtenAt } of message.waMessageId
      ? (byTarget.get(message.waMessageId) ?? [])
      : []) {
      if (content.type === "reaction") reactions.set(direction, content.emoji);
      if (direction !== message.direction) continue;
      if (content.type === "revoke") result.revokedAt = writtenAt;
      if (content.type === "edit") {
        result.edited = { at: writtenAt, before: result.edited?.before ?? message.content };
        result.content = content.content;
      }
    }
    result.reactions = [...reactions].flatMap(([direction, emoji]) => (emoji ? [{ direction, emoji }] : []));
    return result;
  });
}
