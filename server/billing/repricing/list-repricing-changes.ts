import { and, eq, sql } from "drizzle-orm";
import { repricings } from "@/db/schema/repricing";
import { type Ctx, readOnly } from "@/server/context";
import { notFound } from "@/server/errors";
import type { RepricingChangesInput } from "../schemas";

const pageSize = 50;

export type RepricingChange = {
  chargeId: string;
  deliveredAt: Date;
  contactName: string | null;
  country: string | null;
  currency: string;
  beforeMicros: bigint | null;
  afterMicros: bigint | null;
  before: Record<string, string | number | null>;
  after: Record<string, string | number | null>;
  /** The closed month that kept its figure; null where the charge itself was changed. */
  closedMonth: string | null;
};

type Row = Omit<RepricingChange, "deliveredAt" | "beforeMicros" | "afterMicros"> & {
  deliveredAt: string;
  beforeMicros: string | null;
  afterMicros: string | null;
};

const micros = (text: string | null) => (text === null ? null : BigInt(text));

/** What one run changed, charge by charge: in open months the charge, of closed ones what was booked instead. */
export function listRepricingChanges(
  ctx: Ctx,
  { repricingId, cursor }: RepricingChangesInput,
): Promise<{ items: RepricingChange[]; nextCursor: string | null }> {
  return readOnly(ctx, async (ctx) => {
    const [run] = await ctx.db
      .select({ id: repricings.id })
      .from(repricings)
      .where(and(eq(repricings.workspaceId, ctx.workspaceId), eq(repricings.id, repricingId)));
    if (!run) throw notFound("The run", "repricingNotFound");
    const told = sql`charge_id, currency, before_micros, after_micros, before, after`;
    const rows = await ctx.db.execute<Row>(sql`
      select x.charge_id as "chargeId", c.delivered_at as "deliveredAt", k.name as "contactName", c.country, x.currency,
        x.before_micros::text as "beforeMicros", x.after_micros::text as "afterMicros", x.before, x.after,
        x.closed_month as "closedMonth"
      from (
        select ${told}, null as closed_month from charge_revisions
        where workspace_id = ${ctx.workspaceId}::uuid and repricing_id = ${repricingId}::uuid
        union all
        select ${told}, closed_month from charge_adjustments
        where workspace_id = ${ctx.workspaceId}::uuid and repricing_id = ${repricingId}::uuid) x
      join charges c on c.workspace_id = ${ctx.workspaceId}::uuid and c.id = x.charge_id
      left join messages g on g.workspace_id = c.workspace_id and g.id = c.message_id
      left join conversations v on v.workspace_id = g.workspace_id and v.id = g.conversation_id
      left join contacts k on k.workspace_id = v.workspace_id and k.id = v.contact_id
      where x.charge_id::text > ${cursor ?? ""}
      order by x.charge_id::text limit ${pageSize + 1}`);
    const items = rows.slice(0, pageSize).map((row) => ({
      ...row,
      deliveredAt: new Date(row.deliveredAt),
      beforeMicros: micros(row.beforeMicros),
      afterMicros: micros(row.afterMicros),
    }));
    return { items, nextCursor: rows.length > pageSize ? (items.at(-1)?.chargeId ?? null) : null };
  });
}
