import { sql } from "drizzle-orm";
import { type Ctx, inReport } from "@/server/context";
import { oneOf, startsAt, wornLabels } from "./late-facts";
import { launchRatesOf, timeZoneOf } from "./late-report";
import { sumOf2018 } from "./rule-of-2018";
import type { Kind2018, MessagesOf2018Input } from "./schemas";

const pageSize = 50;

export type Message2018 = {
  id: string;
  deliveredAt: Date;
  conversationId: string | null;
  contactName: string | null;
  numberName: string;
  country: string | null;
  category: string;
  kind: Kind2018;
  currency: string;
  estimatedMicros: bigint | null;
  /** In millionths of a US dollar; null when nobody can say. */
  micros2018: bigint | null;
};

type Row = Omit<Message2018, "deliveredAt" | "estimatedMicros" | "micros2018"> & {
  deliveredAt: string;
  estimatedMicros: string | null;
};

/** The messages behind a figure of 2018, each with its price of then and of now, the last delivered first. */
export function messagesOf2018(
  ctx: Ctx,
  { period, filters, kind, isOfNoCountry, cursor }: MessagesOf2018Input,
): Promise<{ items: Message2018[]; nextCursor: { at: Date; id: string } | null }> {
  return inReport(ctx, async (ctx) => {
    const timeZone = await timeZoneOf(ctx);
    const { numberIds, memberIds, countries, teamIds, labelIds } = filters;
    const rates = await launchRatesOf(ctx);
    const rows = await ctx.db.execute<Row>(sql`
      select c.id, c.delivered_at as "deliveredAt", c.conversation_id as "conversationId", k.name as "contactName",
        n.display_number as "numberName", c.country, c.category, c.kind, c.currency,
        c.estimated_micros::text as "estimatedMicros"
      from (
        select *, coalesce(launch_kind, 'notKnown') as kind from charges c
        where workspace_id = ${ctx.workspaceId}::uuid and delivered_at >= ${startsAt(period.from, timeZone)}
          and delivered_at < ${startsAt(period.to, timeZone, 1)} and ${kind ? ofKind(kind) : sql`true`}
          and ${isOfNoCountry ? sql`country is null` : oneOf(sql`country`, countries)}
          and ${oneOf(sql`number_id`, numberIds)} and ${oneOf(sql`member_id`, memberIds)} and ${oneOf(sql`team_id`, teamIds)}
          and ${labelIds ? sql`exists (${wornLabels(sql`c.conversation_id`)} and ${oneOf(sql`label_id`, labelIds)})` : sql`true`}
          and ${cursor ? sql`(delivered_at, id) < (${cursor.at.toISOString()}::timestamptz, ${cursor.id}::uuid)` : sql`true`}
        order by delivered_at desc, id desc limit ${pageSize + 1}) c
      join phone_numbers n on n.workspace_id = c.workspace_id and n.id = c.number_id
      left join conversations v on v.workspace_id = c.workspace_id and v.id = c.conversation_id
      left join contacts k on k.workspace_id = v.workspace_id and k.id = v.contact_id
      order by c.delivered_at desc, c.id desc`);
    const found = rows.map(({ deliveredAt, estimatedMicros, ...row }): Message2018 => {
      const { micros, unpriced, notKnown } = sumOf2018([{ ...row, messages: 1 }], rates);
      return {
        ...row,
        deliveredAt: new Date(deliveredAt),
        estimatedMicros: estimatedMicros === null ? null : BigInt(estimatedMicros),
        micros2018: unpriced + notKnown > 0 ? null : micros,
      };
    });
    const items = found.slice(0, pageSize);
    const last = found.length > pageSize ? items.at(-1) : undefined;
    return { items, nextCursor: last ? { at: last.deliveredAt, id: last.id } : null };
  });
}

const ofKind = (kind: Kind2018) =>
  kind === "notKnown" ? sql`(launch_kind is null or launch_kind = 'notKnown')` : sql`launch_kind = ${kind}`;
