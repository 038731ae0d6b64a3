import type { ThreadEvent } from "@/server/inbox/get-thread";
import type { ThreadMessage } from "@/server/inbox/thread-messages";

export type ThreadItem =
  | { kind: "day"; key: string; at: Date }
  | { kind: "unread"; key: string; count: number }
  | { kind: "event"; key: string; event: ThreadEvent }
  /** The first of several in a row by one author names the author; the last carries the time. */
  | { kind: "message"; key: string; message: ThreadMessage; isFirst: boolean; isLast: boolean };

const together = 5 * 60_000;

const author = ({ direction, author, member }: ThreadMessage) => `${direction} ${author} ${member?.id ?? ""}`;

const areTogether = (one: ThreadMessage | undefined, next: ThreadMessage | undefined) =>
  one !== undefined &&
  next !== undefined &&
  author(one) === author(next) &&
  next.writtenAt.getTime() - one.writtenAt.getTime() < together;

/** A thread as it is read: days, what was said, what was done, and where the unread begins. */
export function threadItems(
  messages: ThreadMessage[],
  events: ThreadEvent[],
  { timeZone, unreadFrom }: { timeZone: string; unreadFrom?: { messageId: string; count: number } },
): ThreadItem[] {
  const dayFormat = new Intl.DateTimeFormat("en-CA", {
    timeZone,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
  });
  const said = messages.map((message) => ({ at: message.writtenAt, message, event: undefined }));
  const done = events.map((event) => ({ at: event.at, message: undefined, event }));
  const all = [...said, ...done].sort((a, b) => a.at.getTime() - b.at.getTime());

  const items: ThreadItem[] = [];
  let day = "";
  for (const [index, { at, message, event }] of all.entries()) {
    const today = dayFormat.format(at);
    const isNewDay = today !== day;
    day = today;
    if (isNewDay) items.push({ kind: "day", key: `day ${today}`, at });
    if (event) {
      items.push({ kind: "event", key: event.id, event });
      continue;
    }
    const beginsUnread = message.id === unreadFrom?.messageId;
    if (beginsUnread) items.push({ kind: "unread", key: "unread", count: unreadFrom?.count ?? 0 });
    const previous = all[index - 1]?.message;
    const next = all[index + 1]?.message;
    const nextIsToday = next && dayFormat.format(next.writtenAt) === today;
    items.push({
      kind: "message",
      key: message.clientId ?? message.id,
      message,
      isFirst: isNewDay || beginsUnread || !areTogether(previous, message),
      isLast: !nextIsToday || next.id === unreadFrom?.messageId || !areTogether(message, next),
    });
  }
  return items;
}

/** The first of the customer's messages that nobody had read when the thread was opened. */
export function firstUnread(messages: ThreadMessage[], unreadCount: number): string | undefined {
  if (unreadCount === 0) return undefined;
  return messages.filter(({ direction }) => direction === "inbound").at(-unreadCount)?.id;
}
