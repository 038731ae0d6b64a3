import { type MessageContent, textOf } from "../meta/content";

const previewLength = 160;

/** A message in one line: the screen puts the type in words or as an icon, the text stands beside it. */
export type Preview = { type: MessageContent["type"] | "voice"; text?: string };

export function previewOf(content: MessageContent): Preview {
  const shown = content.type === "edit" ? content.content : content;
  const type = shown.type === "audio" && shown.isVoice ? "voice" : shown.type;
  const text = shown.type === "reaction" ? (shown.emoji ?? undefined) : textOf(shown);
  return text === undefined ? { type } : { type, text: shorten(text.replace(/\s+/g, " ").trim()) };
}

/** By characters as people count them, so that no emoji is cut in half. */
function shorten(text: string): string {
  if (text.length <= previewLength) return text;
  const characters = [...new Intl.Segmenter().segment(text.slice(0, previewLength * 2))];
  return `${characters
    .slice(0, previewLength)
    .map(({ segment }) => segment)
    .join("")}…`;
}
