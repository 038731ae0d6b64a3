import { sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { rows } from "@/db/rows";

/** What a delivery held that we could not place. */
export type Finding = { deliveryId: bigint; position: number; reason: string; detail: string };

const longestDetail = 500;

export async function keepFindings(db: Db, findings: Finding[]): Promise<void> {
  if (findings.length === 0) return;
  const values = findings.map(({ deliveryId, position, reason, detail }) => ({
    delivery_id: String(deliveryId),
    position,
    reason,
    detail: detail.slice(0, longestDetail),
  }));
  await db.execute(sql`
    insert into delivery_findings (delivery_id, position, reason, detail)
    select r.* from ${rows(values, "delivery_id bigint, position int, reason text, detail text")}
    on conflict do nothing`);
}
