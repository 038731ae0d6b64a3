import { sql } from "drizzle-orm";
import { findRoutes, type MetaPlace } from "../channels/find-routes";
import { inTransaction, type MemberCtx } from "../context";
import { systemVault } from "../crypto";
import { notFound } from "../errors";
import { recordAudit } from "../identity/record-audit";
import { deliveryAbout } from "./accept-delivery";
import { ownPartOf } from "./own-part-of";
import type { OpenDeliveryInput } from "./schemas";

/** The numbers of deliveries are the database's own, counted from one. */
export const isDeliveryId = (text: string) => /^[1-9]\d{0,17}$/.test(text);

/**
 * What Meta posted, for someone who may read what customers wrote: only the parts about her own workspace, and not
 * without its being recorded. Meta may speak of several businesses in one delivery.
 */
export function openDelivery(ctx: MemberCtx, { deliveryId }: OpenDeliveryInput) {
  return inTransaction(ctx, async (ctx) => {
    const missing = notFound("The delivery", "deliveryNotFound");
    if (!isDeliveryId(deliveryId)) throw missing;
    const [row] = await ctx.db.execute<{ sealed_body: Buffer; received_at: string }>(sql`
      select d.sealed_body, to_json(d.received_at) #>> '{}' as received_at from deliveries d
      where d.id = ${deliveryId}::bigint and exists (
        select from delivery_findings f where f.delivery_id = d.id)`);
    if (!row) throw missing;
    const vault = await systemVault();
    const payload: unknown = JSON.parse(vault.open(row.sealed_body, deliveryAbout).toString());
    const places: MetaPlace[] = [];
    ownPartOf(payload, (place) => places.push(place) > 0);
    const routeOf = await findRoutes(ctx.db, places.flatMap(eachAlone));
    const workspaceOf = (place: MetaPlace) =>
      eachAlone(place)
        .map((one) => routeOf(one)?.workspaceId)
        .find((found) => found !== undefined);
    const own = ownPartOf(payload, (place) => workspaceOf(place) === ctx.workspaceId);
    if (!own) throw missing;
    await recordAudit(ctx, { action: "delivery.opened", subject: deliveryId });
    return { receivedAt: new Date(row.received_at), content: JSON.stringify(own, null, 2) };
  });
}

const eachAlone = ({ wabaId, phoneNumberId, adAccountId }: MetaPlace): MetaPlace[] => [
  { phoneNumberId },
  { wabaId },
  { adAccountId },
];
