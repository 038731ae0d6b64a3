import { z } from "zod";
import { type Ctx, inTransaction } from "./context";
import { tellLive } from "./live";
import { defineJob, enqueue } from "./queue";

/** What happened, for those whom it concerns: open screens at once, and the reactions of `worker/reactions.ts`. */
const appEvent = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("conversation.assigned"), conversationId: z.uuid(), memberId: z.uuid() }),
  z.object({ kind: z.literal("conversation.released"), conversationId: z.uuid() }),
  z.object({ kind: z.literal("conversation.closed"), conversationId: z.uuid() }),
  z.object({ kind: z.literal("conversation.reopened"), conversationId: z.uuid() }),
  z.object({ kind: z.literal("conversation.read"), conversationId: z.uuid() }),
  z.object({ kind: z.literal("message.queued"), conversationId: z.uuid(), messageId: z.uuid() }),
  z.object({ kind: z.literal("message.changed"), conversationId: z.uuid() }),
  z.object({ kind: z.literal("message.received"), conversationId: z.uuid() }),
  z.object({ kind: z.literal("media.stored"), conversationId: z.uuid() }),
]);

export type AppEvent = z.infer<typeof appEvent>;

/** The kinds that something follows from; the others only reach open screens. */
const reactingKinds = ["conversation.read"] as const satisfies AppEvent["kind"][];
export type ReactingKind = (typeof reactingKinds)[number];

export const reactJob = defineJob("react", appEvent);

/** Records what happened in the caller's transaction, once for each conversation on the screens. */
export function recordEvents(ctx: Ctx, events: AppEvent[]): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    for (const event of events) {
      if ((reactingKinds as readonly string[]).includes(event.kind)) await enqueue(ctx, reactJob, event);
    }
    const conversationIds = [...new Set(events.map((event) => event.conversationId))];
    await tellLive(
      ctx,
      conversationIds.map((conversationId) => ({ kind: "conversation.changed", conversationId })),
    );
  });
}

export const recordEvent = (ctx: Ctx, event: AppEvent) => recordEvents(ctx, [event]);
