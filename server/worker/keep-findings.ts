import { sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { rows } from "@/db/rows";
import { deliveryFailed } from "../alerts/kinds/delivery-failed";
import { resolveAlert } from "../alerts/raise-alert";
import type { MetaPlace, Route } from "../channels/find-routes";
import { systemCtx, within } from "../context";

/** What a delivery held that we could not place. */
export type Finding = { deliveryId: bigint; position: number; reason: string; detail: string };

/** And whose it is, as far as anybody knows. */
export type PlacedFinding = Finding & { place: MetaPlace; route: Route | undefined };

const longestDetail = 500;
const nobody = "00000000-0000-0000-0000-000000000000";

export async function keepFindings(db: Db, findings: PlacedFinding[]): Promise<void> {
  if (findings.length === 0) return;
  const values = findings.map(({ deliveryId, position, reason, detail, place, route }) => ({
    delivery_id: String(deliveryId),
    position,
    reason,
    detail: detail.slice(0, longestDetail),
    scope: route?.workspaceId ?? nobody,
    waba_id: place.wabaId,
    phone_number_id: place.phoneNumberId,
  }));
  await db.execute(sql`
    insert into delivery_findings (delivery_id, position, reason, detail, scope, waba_id, phone_number_id)
    select r.* from ${rows(values, "delivery_id bigint, position int, reason text, detail text, scope uuid, waba_id text, phone_number_id text")}
    on conflict do nothing`);
}

/** What was found at an earlier try of these deliveries is no longer true; whoever was told that one had failed need not act. */
export async function forgetFindings(db: Db, deliveryIds: bigint[]): Promise<void> {
  if (deliveryIds.length === 0) return;
  const gone = await db.execute<{ scope: string; reason: string }>(sql`
    delete from delivery_findings where delivery_id = any(${sql.param(deliveryIds.map(String))}::bigint[])
    returning scope, reason`);
  const failed = gone.filter((row) => row.reason === "failed" && row.scope !== nobody);
  for (const workspaceId of new Set(failed.map((row) => row.scope))) {
    const [left] = await db.execute(sql`
      select from delivery_findings where scope = ${workspaceId}::uuid and reason = 'failed' limit 1`);
    if (left) continue;
    await within(db, systemCtx(workspaceId), (ctx) =>
      resolveAlert(ctx, { kind: deliveryFailed.kind, subject: { type: "deliveries", id: workspaceId } }),
    );
  }
}
