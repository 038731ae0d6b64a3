import fc from "fast-check";
import { expect, test } from "vitest";
import { patchThread } from "./patch-thread";

type Said = { id: string; writtenAt: Date; body: string };

const said = (id: string, minute: number, body = id): Said => ({
  id,
  writtenAt: new Date(Date.UTC(2026, 10, 23, 9, minute)),
  body,
});
const cursorAt = ({ id, writtenAt }: Said) => ({ at: writtenAt, id });
const readTo = new Date(Date.UTC(2026, 10, 23, 10));
const page = (messages: Said[], hasMore = false) => ({
  messages,
  readTo: null as Date | null,
  nextCursor: hasMore ? cursorAt(messages[0]!) : null,
});
const bodies = (pages: { messages: Said[] }[]) =>
  pages.map(({ messages }) => messages.map(({ body }) => body));

test("a new message stands at the end of the newest page, and the reader may have read up to it", () => {
  const [newest, older] = patchThread([page([said("c", 3)], true), page([said("a", 1)])], {
    messages: [said("d", 4)],
    readTo,
  });
  expect(bodies([newest!, older!])).toEqual([["c", "d"], ["a"]]);
  expect(newest!.readTo).toEqual(readTo);
});

test("a changed message is replaced where it stands, and its neighbours stay the same objects", () => {
  const [first, second] = [said("a", 1), said("b", 2)];
  const [after] = patchThread([page([first, second])], { messages: [said("b", 2, "b, read")], readTo });
  expect(bodies([after!])).toEqual([["a", "b, read"]]);
  expect(after!.messages[0]).toBe(first);
});

test("a message that comes late stands where it was written", () => {
  const pages = [page([said("c", 3), said("e", 5)], true), page([said("a", 1)])];
  expect(bodies(patchThread(pages, { messages: [said("b", 2), said("d", 4)], readTo }))).toEqual([
    ["c", "d", "e"],
    ["a", "b"],
  ]);
});

test("a message older than all that was scrolled to waits for its page", () => {
  const pages = [page([said("c", 3)], true)];
  expect(bodies(patchThread(pages, { messages: [said("a", 1)], readTo }))).toEqual([["c"]]);
});

test("patched in any order and any parts, the thread is the one that would be read", () => {
  const minutes = fc.uniqueArray(fc.integer({ min: 0, max: 59 }), { minLength: 4, maxLength: 20 });
  fc.assert(
    fc.property(minutes, fc.integer({ min: 1, max: 3 }), (order, split) => {
      const all = order.map((minute) => said(`m${minute}`, minute));
      const sorted = [...all].sort((one, other) => one.writtenAt.getTime() - other.writtenAt.getTime());
      let pages = [page(sorted.slice(split, split + 1), true), page(sorted.slice(0, split))];
      for (const message of all) pages = patchThread(pages, { messages: [message], readTo });
      expect(pages.flatMap(({ messages }) => messages).sort((a, b) => +a.writtenAt - +b.writtenAt)).toEqual(
        sorted,
      );
      expect(pages[0]!.messages).toEqual(sorted.slice(split));
    }),
  );
});
