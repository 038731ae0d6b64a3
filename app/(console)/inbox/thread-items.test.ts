import { expect, test } from "vitest";
import type { ThreadEvent } from "@/server/inbox/get-thread";
import type { ThreadMessage } from "@/server/inbox/thread-messages";
import { firstUnread, type ThreadItem, threadItems } from "./thread-items";

const said = (id: string, iso: string, values: Partial<ThreadMessage> = {}) =>
  ({
    id,
    direction: "inbound",
    author: "customer",
    member: null,
    clientId: null,
    writtenAt: new Date(iso),
    ...values,
  }) as ThreadMessage;

const byAna = { direction: "outbound", author: "member", member: { id: "ana", name: "Ana" } } as const;

const read = (items: ThreadItem[]) =>
  items.map((item) =>
    item.kind === "message" ? item.message.id : item.kind === "event" ? item.event.kind : item.kind,
  );

test("a new day begins at midnight of the workspace", () => {
  const messages = [said("evening", "2026-11-22T22:30:00Z"), said("night", "2026-11-22T23:30:00Z")];
  expect(read(threadItems(messages, [], { timeZone: "Europe/Madrid" }))).toEqual([
    "day",
    "evening",
    "day",
    "night",
  ]);
  expect(read(threadItems(messages, [], { timeZone: "UTC" }))).toEqual(["day", "evening", "night"]);
});

test("messages of one author that follow each other stand together", () => {
  const messages = [
    said("a", "2026-11-22T10:00:00Z"),
    said("b", "2026-11-22T10:01:00Z"),
    said("c", "2026-11-22T10:02:00Z", byAna),
    said("d", "2026-11-22T10:20:00Z", byAna),
  ];
  const shape = threadItems(messages, [], { timeZone: "UTC" }).flatMap((item) =>
    item.kind === "message" ? [[item.message.id, item.isFirst, item.isLast]] : [],
  );
  expect(shape).toEqual([
    ["a", true, false],
    ["b", false, true],
    ["c", true, true],
    ["d", true, true],
  ]);
});

test("what was done stands where it happened", () => {
  const messages = [said("a", "2026-11-22T10:00:00Z"), said("b", "2026-11-22T10:02:00Z")];
  const taken = {
    id: "1",
    kind: "taken",
    name: "Ana",
    memberId: "ana",
    at: new Date("2026-11-22T10:01:00Z"),
  };
  expect(read(threadItems(messages, [taken as ThreadEvent], { timeZone: "UTC" }))).toEqual([
    "day",
    "a",
    "taken",
    "b",
  ]);
});

test("the line of the unread stands before the first of them", () => {
  const messages = [
    said("read", "2026-11-22T10:00:00Z"),
    said("ours", "2026-11-22T10:01:00Z", byAna),
    said("first", "2026-11-22T10:02:00Z"),
    said("second", "2026-11-22T10:02:30Z"),
  ];
  const messageId = firstUnread(messages, 2)!;
  expect(read(threadItems(messages, [], { timeZone: "UTC", unreadFrom: { messageId, count: 2 } }))).toEqual([
    "day",
    "read",
    "ours",
    "unread",
    "first",
    "second",
  ]);
  expect(firstUnread(messages, 0)).toBeUndefined();
  // More is unread than this page holds: the line waits for the page where it begins.
  expect(firstUnread(messages, 9)).toBeUndefined();
});
