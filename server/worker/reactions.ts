import { releaseReservations } from "../billing/budgets/reserve-budget";
import type { Ctx } from "../context";
import type { AppEvent, ReactingKind } from "../events";
import { settleAnswers } from "../inbox/waits/settle-answers";
import { askToTellRead } from "../messaging/tell-read";

type EventOf<Kind extends AppEvent["kind"]> = Extract<AppEvent, { kind: Kind }>;
type Reactions = { [Kind in ReactingKind]: ((ctx: Ctx, event: EventOf<Kind>) => Promise<void>)[] };

/** What follows what, on one screen. Each must be safe to run twice. */
export const reactions: Reactions = {
  "conversation.read": [askToTellRead],
  "message.failed": [settleAnswers, releaseReservations],
};

export async function react(ctx: Ctx, event: AppEvent): Promise<void> {
  const following: Partial<Record<AppEvent["kind"], ((ctx: Ctx, event: never) => Promise<void>)[]>> =
    reactions;
  for (const follow of following[event.kind] ?? []) await follow(ctx, event as never);
}
