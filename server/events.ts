import { z } from "zod";
import { type Ctx, inTransaction } from "./context";
import { tellLive } from "./live";
import { defineJob, enqueue } from "./queue";

const messageIds = z.array(z.uuid());

/** What happened, for those whom it concerns: open screens at once, and the reactions of `worker/reactions.ts`. */
const appEvent = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("conversation.assigned"), conversationId: z.uuid(), memberId: z.uuid() }),
  z.object({ kind: z.literal("conversation.released"), conversationId: z.uuid() }),
  z.object({ kind: z.literal("conversation.handedOver"), conversationId: z.uuid() }),
  z.object({ kind: z.literal("conversation.labelled"), conversationId: z.uuid() }),
  z.object({ kind: z.literal("conversation.closed"), conversationId: z.uuid() }),
  z.object({ kind: z.literal("conversation.reopened"), conversationId: z.uuid() }),
  z.object({ kind: z.literal("conversation.read"), conversationId: z.uuid() }),
  z.object({ kind: z.literal("message.queued"), conversationId: z.uuid(), messageIds }),
  z.object({ kind: z.literal("message.changed"), conversationId: z.uuid(), messageIds }),
  z.object({ kind: z.literal("message.failed"), conversationId: z.uuid(), messageIds }),
  z.object({ kind: z.literal("message.received"), conversationId: z.uuid(), messageIds }),
  z.object({ kind: z.literal("media.stored"), conversationId: z.uuid(), messageIds }),
  z.object({ kind: z.literal("outcome.changed"), conversationId: z.uuid() }),
]);

export type AppEvent = z.infer<typeof appEvent>;

/** The kinds that something follows from; the others only reach open screens. */
const reactingKinds = ["conversation.read", "message.failed"] as const satisfies AppEvent["kind"][];
export type ReactingKind = (typeof reactingKinds)[number];

export const reactJob = defineJob("react", appEvent);

/** Records what happened in the caller's transaction, once for each conversation on the screens. */
export function recordEvents(ctx: Ctx, events: AppEvent[]): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    for (const event of events) {
      if ((reactingKinds as readonly string[]).includes(event.kind)) await enqueue(ctx, reactJob, event);
    }
    const changed = new Map<string, string[] | undefined>();
    for (const event of events) {
      const { conversationId } = event;
      const [before, more] = [
        changed.has(conversationId) ? changed.get(conversationId) : [],
        changedBy(event),
      ];
      changed.set(conversationId, before && more && [...new Set([...before, ...more])]);
    }
    await tellLive(
      ctx,
      [...changed].map(([conversationId, messageIds]) => ({
        kind: "conversation.changed",
        conversationId,
        messageIds,
      })),
    );
  });
}

/** Kinds that change what stands around a thread, and nothing in it. */
const aroundThread: AppEvent["kind"][] = ["conversation.read", "conversation.labelled", "outcome.changed"];

/** The messages that look different after it; undefined when the thread around them does. */
function changedBy(event: AppEvent): string[] | undefined {
  if (aroundThread.includes(event.kind)) return [];
  return "messageIds" in event ? event.messageIds : undefined;
}

export const recordEvent = (ctx: Ctx, event: AppEvent) => recordEvents(ctx, [event]);
