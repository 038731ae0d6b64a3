import { sql } from "drizzle-orm";
import { rows } from "@/db/rows";
import type { InTransaction } from "../context";
import type { DeliveryEvent } from "../meta/delivery-event";

type Arrived = { event: DeliveryEvent; isReplayed: boolean };
type Counted = { kind: "message" | "status"; delay_seconds: number; count: number };

const longest = 7 * 86_400;

/** Exact up to a minute, then to about a tenth: late is late, and rows are few. */
export function roundDelay(ms: number): number {
  const seconds = Math.min(longest, Math.max(0, Math.round(ms / 1000)));
  const step = seconds <= 60 ? 1 : seconds <= 600 ? 10 : seconds <= 3600 ? 60 : 3600;
  return Math.ceil(seconds / step) * step;
}

function timeOf(event: DeliveryEvent): { kind: Counted["kind"]; at: Date } | undefined {
  if (event.kind === "message.received" || event.kind === "message.echoed") {
    return event.extra?.timestamp === undefined ? { kind: "message", at: event.sentAt } : undefined;
  }
  if (event.kind === "message.status") {
    return event.extra?.timestamp === undefined ? { kind: "status", at: event.at } : undefined;
  }
  return undefined;
}

/** Notes how long after Meta's own time these become visible, which is now. What a person asked for once more is left out. */
export async function countDelays(ctx: InTransaction, arrived: Arrived[]): Promise<void> {
  const now = ctx.now();
  const counted = new Map<string, Counted>();
  for (const { event, isReplayed } of arrived) {
    const time = isReplayed ? undefined : timeOf(event);
    if (!time) continue;
    const delay = roundDelay(now.getTime() - time.at.getTime());
    const key = `${time.kind} ${delay}`;
    const known = counted.get(key);
    if (known) known.count += 1;
    else counted.set(key, { kind: time.kind, delay_seconds: delay, count: 1 });
  }
  if (counted.size === 0) return;
  await ctx.db.execute(sql`
    insert into delivery_delays (workspace_id, minute, backend, kind, delay_seconds, count)
    select ${ctx.workspaceId}::uuid, date_trunc('minute', ${now.toISOString()}::timestamptz), pg_backend_pid(),
      r.kind, r.delay_seconds, r.count
    from ${rows([...counted.values()], "kind text, delay_seconds int, count int")}
    on conflict (workspace_id, minute, backend, kind, delay_seconds)
    do update set count = delivery_delays.count + excluded.count`);
}
