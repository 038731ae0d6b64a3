import { type SQL, sql } from "drizzle-orm";
import { type Ctx, type InTransaction, inReport } from "../../context";
import { namesOf } from "../names";
import { drillPageSize } from "../schemas";
import { type Asked, chargeFacts, chatFacts, keyOf, outcomeFacts } from "./funnel-facts";
import type { ChatBehind, ChatsBehind } from "./funnel-shapes";
import type { AllChatsInput, ChatsBehindInput, FunnelStep } from "./schemas";

type Row = Omit<ChatBehind, "at" | "adName" | "amount"> & {
  at: string;
  currency: string | null;
  micros: string | null;
};

/** The conversations that a figure of the funnel is made of, the newest first, a page at a time. */
export const chatsBehind = (ctx: Ctx, { cursor, ...asked }: ChatsBehindInput): Promise<ChatsBehind> =>
  pageOfChats(ctx, asked, { cursor, size: drillPageSize });

/** Each page is asked of all the facts again, so those of a file are large. */
const filePageSize = 5000;

/** All of them, as fast as they are taken. */
export async function* allChatsBehind(
  ctx: Ctx,
  asked: AllChatsInput,
  size = filePageSize,
): AsyncGenerator<ChatBehind> {
  let cursor: Cursor = null;
  do {
    const page: ChatsBehind = await pageOfChats(ctx, asked, { cursor, size });
    yield* page.items;
    cursor = page.nextCursor;
  } while (cursor);
}

type Cursor = ChatsBehindInput["cursor"];

function pageOfChats(
  ctx: Ctx,
  asked: AllChatsInput,
  { cursor, size }: { cursor: Cursor; size: number },
): Promise<ChatsBehind> {
  return inReport(ctx, async (ctx) => {
    const rows = await ctx.db.execute<Row>(sql`
      select id, conversation_id as "conversationId", contact_name as "contactName", country, at, ad_meta_id as "adMetaId",
        wait_seconds as "waitSeconds", is_waiting as "isWaiting", currency, micros::text as micros
      from (${factsBehind(ctx, asked)}) facts
      where ${cursor ? sql`(at, id) < (${cursor.at.toISOString()}::timestamptz, ${cursor.id}::uuid)` : sql`true`}
      order by at desc, id desc limit ${size + 1}`);
    const names = await namesOf(
      ctx,
      "ad",
      rows.map(({ adMetaId }) => adMetaId),
    );
    const items = rows.slice(0, size).map(
      ({ at, currency, micros, ...row }): ChatBehind => ({
        ...row,
        at: new Date(at),
        adName: names.get(row.adMetaId) ?? null,
        amount: currency !== null && micros !== null ? { currency, micros: BigInt(micros) } : null,
      }),
    );
    const last = rows.length > size ? items.at(-1) : undefined;
    return { items, nextCursor: last ? { at: last.at, id: last.id } : null };
  });
}

const ofStep: Partial<Record<FunnelStep, SQL>> = {
  fiveMinutes: sql`wait_seconds <= 300`,
  hour: sql`wait_seconds <= 3600`,
  day: sql`wait_seconds <= 86400`,
  late: sql`wait_seconds > 86400`,
  waiting: sql`is_waiting`,
  leads: sql`kind = 'lead'`,
  qualified: sql`kind = 'qualified'`,
  orders: sql`kind = 'order'`,
};

function factsBehind(ctx: InTransaction, { step, key, ...asked }: AllChatsInput): SQL {
  const ofKey = key === undefined ? sql`true` : sql`${keyOf(asked.groupBy)} = ${key ?? ""}`;
  const condition = sql`${ofKey} and ${ofStep[step] ?? sql`true`}`;
  switch (step) {
    case "leads":
    case "qualified":
    case "orders":
      return sql`
        select id, conversation_id, contact_name, country, at, ad_meta_id, null::int as wait_seconds, false as is_waiting,
          currency, amount_micros as micros from ${outcomeFacts(ctx, asked, { isNamed: true })} f where ${condition}`;
    case "messages":
      return messageCosts(ctx, asked, condition);
    default:
      return sql`
        select id, conversation_id, contact_name, country, at, ad_meta_id, wait_seconds, is_waiting,
          null::text as currency, null::bigint as micros from ${chatFacts(ctx, asked, { isNamed: true })} f where ${condition}`;
  }
}

/** What the messages of each conversation cost; those whose conversation was forgotten are in the sum alone. */
const messageCosts = (ctx: InTransaction, asked: Asked, condition: SQL) => sql`
  select (array_agg(p.id order by p.at desc, p.id desc))[1] as id, p.conversation_id, k.name as contact_name, k.country,
    max(p.at) as at, (array_agg(p.ad_meta_id order by p.at desc, p.id desc))[1] as ad_meta_id, null::int as wait_seconds,
    false as is_waiting, p.currency, sum(p.estimated_micros) as micros
  from (select * from ${chargeFacts(ctx, asked)} f where ${condition}) p
  join conversations c on c.workspace_id = p.workspace_id and c.id = p.conversation_id
  join contacts k on k.workspace_id = c.workspace_id and k.id = c.contact_id
  group by p.conversation_id, p.currency, k.name, k.country`;
