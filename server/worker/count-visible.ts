import type { DeliveryEvent } from "../meta/delivery-event";
import { metrics } from "../metrics";
import type { ReadDelivery } from "./apply-events";

/** Counts, after the commit, how late each message and status is to be seen here, and what Meta could not bring to customers. */
export function countVisible(deliveries: ReadDelivery[], now = Date.now()): void {
  metrics.deliveriesProcessed.inc({ outcome: "processed" }, deliveries.length);
  for (const event of deliveries.flatMap(({ events }) => events)) {
    const seen = momentOf(event);
    if (seen)
      metrics.visibleSeconds.observe({ kind: seen.kind }, Math.max(0, now - seen.at.getTime()) / 1000);
    if (event.kind !== "message.status") continue;
    for (const { code } of event.errors) metrics.metaErrors.inc({ code: code ?? "none", where: "status" });
  }
}

function momentOf(event: DeliveryEvent): { kind: "message" | "status"; at: Date } | undefined {
  if (event.kind === "message.received") return { kind: "message", at: event.sentAt };
  if (event.kind === "message.status") return { kind: "status", at: event.at };
  return undefined;
}
