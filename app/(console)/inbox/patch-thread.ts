type Message = { id: string; writtenAt: Date };
type Page<M> = { messages: M[]; readTo: Date | null; nextCursor: { at: Date; id: string } | null };

const inOrder = (one: { at: Date; id: string }, other: { at: Date; id: string }) =>
  one.at.getTime() - other.at.getTime() || (one.id < other.id ? -1 : one.id > other.id ? 1 : 0);

const place = ({ id, writtenAt }: Message) => ({ at: writtenAt, id });

const later = (one: Date | null, other: Date | null) => (one && (!other || one > other) ? one : other);

/**
 * The pages of a thread, newest first, after some messages came or changed. Each goes to the page that would bring it;
 * what is older than all that was scrolled to waits for its page. Messages that did not change stay the same objects.
 */
export function patchThread<M extends Message, P extends Page<M>>(
  pages: P[],
  { messages, readTo }: { messages: M[]; readTo: Date | null },
): P[] {
  const fresh = new Set(messages.map(({ id }) => id));
  let waiting = messages;
  return pages.map((page, index) => {
    const oldest = page.nextCursor;
    const belongs = (message: M) => !oldest || inOrder(place(message), oldest) >= 0;
    const here = waiting.filter(belongs);
    waiting = waiting.filter((message) => !belongs(message));
    const kept = page.messages.filter(({ id }) => !fresh.has(id));
    const isSame = here.length === 0 && kept.length === page.messages.length;
    return {
      ...page,
      ...(isSame
        ? {}
        : { messages: [...kept, ...here].sort((one, other) => inOrder(place(one), place(other))) }),
      ...(index === 0 ? { readTo: later(page.readTo, readTo) } : {}),
    };
  });
}
