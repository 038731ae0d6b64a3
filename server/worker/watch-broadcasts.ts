import { raiseAlert } from "../alerts/raise-alert";
import type { InTransaction } from "../context";
import { endedWithFailures, stoppedByThemselves } from "../notifications/broadcasts/to-tell";
import { resolveOthers } from "./resolve-others";

/** Tells of broadcasts that stopped on the way, and of those that did not reach everybody, while that is so. */
export async function watchBroadcasts(ctx: InTransaction): Promise<void> {
  const stopped = await stoppedByThemselves(ctx);
  for (const { subject: id, ...params } of stopped) {
    await raiseAlert(ctx, { kind: "broadcast_stopped", subject: { type: "broadcast", id }, params });
  }
  const failed = await endedWithFailures(ctx);
  for (const { subject: id, ...params } of failed) {
    await raiseAlert(ctx, { kind: "broadcast_failures", subject: { type: "broadcast", id }, params });
  }
  await resolveOthers(ctx, "broadcast_stopped", stopped);
  await resolveOthers(ctx, "broadcast_failures", failed);
}
