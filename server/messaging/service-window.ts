const windowMs = 24 * 60 * 60 * 1000;

/** Meta counts 24 hours from the customer's last message, by the customer's clock. */
export const windowClosesAt = (lastCustomerMessageAt: Date | null): Date | null =>
  lastCustomerMessageAt && new Date(lastCustomerMessageAt.getTime() + windowMs);

/** A customer message sent at or before this moment no longer keeps the window open. */
export const windowOpensAfter = (now: Date): Date => new Date(now.getTime() - windowMs);

/** Closed at 24:00:00 exactly: Meta refuses then, and so do we. */
export function isWindowOpen(conversation: { lastCustomerMessageAt: Date | null }, now: Date): boolean {
  const closesAt = windowClosesAt(conversation.lastCustomerMessageAt);
  return closesAt !== null && now < closesAt;
}
