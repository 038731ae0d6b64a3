import { v7 as uuidv7 } from "uuid";
import { expect, test } from "vitest";
import { createWorkspace } from "@/db/factories";
import { systemCtx } from "./context";
import { type AppEvent, recordEvents } from "./events";
import { followLive, type LiveEvent } from "./live";

test("open screens hear which messages changed, of however many conversations at once", async () => {
  const { id } = await createWorkspace();
  const stopping = new AbortController();
  const feed = followLive(id, stopping.signal);
  // The first word is that the connection listens.
  expect((await feed.next()).value).toBe("all");
  const [bread, tickets] = [uuidv7(), uuidv7()];
  const [one, two] = [uuidv7(), uuidv7()];
  const busy = Array.from({ length: 300 }, (): AppEvent => {
    return { kind: "message.received", conversationId: uuidv7(), messageIds: [uuidv7()] };
  });

  await recordEvents(systemCtx(id), [
    { kind: "message.received", conversationId: bread, messageIds: [one] },
    { kind: "message.changed", conversationId: bread, messageIds: [one, two] },
    { kind: "conversation.read", conversationId: bread },
    { kind: "message.received", conversationId: tickets, messageIds: [two] },
    { kind: "conversation.closed", conversationId: tickets },
    ...busy,
  ]);

  const heard: LiveEvent[] = [];
  while (heard.length < busy.length + 2) heard.push(...((await feed.next()).value as LiveEvent[]));
  stopping.abort();
  const messagesIn = new Map(heard.map(({ conversationId, messageIds }) => [conversationId, messageIds]));
  expect(messagesIn.get(bread)).toEqual([one, two]);
  expect(messagesIn.get(tickets), "anything in it may have changed").toBeUndefined();
  expect(heard.map(({ conversationId }) => conversationId)).toEqual([
    bread,
    tickets,
    ...busy.map(({ conversationId }) => conversationId),
  ]);
});
