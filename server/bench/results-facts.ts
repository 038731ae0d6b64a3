import type { Sql } from "postgres";

export type Size = { ads: number; chats: number };

export const firstDay = "2024-10-01";
export const lastDay = "2026-09-30";
const days = 730;

const id = (kind: string, number: string) =>
  `('0000000' || '${kind}' || '-0000-7000-8000-' || lpad(to_hex(${number}), 12, '0'))::uuid`;
const workspace = id("2", "0");
const country = (number: string) => `(array['BE', 'FR', 'NL'])[1 + (${number})::int % 3]`;
const ad = (number: string) => `'12' || lpad((${number})::text, 8, '0')`;
const at = `timestamptz '${firstDay}' + interval '${days} days' * ((n + 0.5) / chats) `;

/**
 * A business that advertises for two years: so many ads, twenty to a campaign, shown every day in three countries and two places;
 * and so many customers whom they brought, a tenth of them by two ads, half of them sent a message, a tenth with an order. Without triggers and
 * checks, which say nothing of how fast they are read.
 */
export async function generateResults(sql: Sql, { ads, chats }: Size): Promise<string> {
  const campaigns = Math.max(1, Math.round(ads / 20));
  const spread = "(n * 7919::bigint)";
  await sql.unsafe(`
    set session_replication_role = replica;
    insert into workspaces (id, name, time_zone, currency) values (${workspace}, 'Business', 'Europe/Brussels', 'EUR');
    insert into whatsapp_accounts (workspace_id, id, waba_id, name, currency, time_zone)
    values (${workspace}, ${id("4", "0")}, 'waba', 'Account', 'EUR', 'UTC');
    insert into phone_numbers (workspace_id, id, account_id, meta_phone_number_id, display_number, verified_name)
    values (${workspace}, ${id("5", "0")}, ${id("4", "0")}, 'n', '3200000', 'Number');
    insert into ad_connections (workspace_id, id, ad_account_id, name, currency, time_zone, page_id, page_name, sealed_token, connected_at)
    values (${workspace}, ${id("c", "0")}, '1', 'Account', 'EUR', 'Europe/Brussels', '1', 'Page', '', now());
    insert into ad_insight_states (workspace_id, ad_account_id, kind, read_at, since_day)
    select ${workspace}, '1', kind, now(), '${firstDay}' from unnest(array['whole', 'country', 'placement']) kind;
    insert into campaigns (workspace_id, id, connection_id, meta_id, name, status, effective_status, created_at, read_at)
    select ${workspace}, ${id("d", "n")}, ${id("c", "0")}, 'c' || n, 'Campaign ' || n, 'ACTIVE', 'ACTIVE', now(), now()
    from generate_series(0, ${campaigns - 1}) n;
    insert into ad_sets (workspace_id, id, campaign_id, meta_id, name, status, effective_status, created_at, read_at)
    select ${workspace}, ${id("e", "n")}, ${id("d", "n")}, 's' || n, 'Ad set ' || n, 'ACTIVE', 'ACTIVE', now(), now()
    from generate_series(0, ${campaigns - 1}) n;
    insert into ads (workspace_id, id, ad_set_id, meta_id, name, status, effective_status, created_at, read_at)
    select ${workspace}, ${id("f", "n")}, ${id("e", `n % ${campaigns}`)}, ${ad("n")}, 'Ad ' || n, 'ACTIVE', 'ACTIVE', now(), now()
    from generate_series(0, ${ads - 1}) n;
    insert into ad_insights (workspace_id, kind, day, ad_account_id, ad_meta_id, country, platform, position, campaign_meta_id,
      ad_set_meta_id, currency, spend_micros, impressions, clicks, link_clicks, conversations, contacts, first_replies,
      deep_conversations, blocks, read_at)
    select ${workspace}, part.kind, date '${firstDay}' + d, '1', ${ad("n")}, part.country, part.platform, part.position,
      'c' || n % ${campaigns}, 's' || n % ${campaigns}, 'EUR', (1 + n % 9) * 1000000, 900, 30, 25, 2, 2, 1, 1, 0, now()
    from generate_series(0, ${days - 1}) d, generate_series(0, ${ads - 1}) n, (values
      ('whole', '', '', ''), ('country', 'BE', '', ''), ('country', 'FR', '', ''), ('country', 'NL', '', ''),
      ('placement', '', 'facebook', 'feed'), ('placement', '', 'instagram', 'story')) part (kind, country, platform, position);
    insert into contacts (workspace_id, id, name, country)
    select ${workspace}, ${id("6", "n")}, 'Customer ' || n, ${country("n")} from generate_series(0, ${chats - 1}) n;
    insert into conversations (workspace_id, id, number_id, contact_id, last_activity_at, last_customer_message_at)
    select ${workspace}, ${id("7", "n")}, ${id("5", "0")}, ${id("6", "n")}, now(), now() from generate_series(0, ${chats - 1}) n;
    create temp table taps as
    select n, 0 as nth, ${at} as at from (select n, ${chats}::float8 as chats from generate_series(0, ${chats - 1}) n) all_of_them
    union all
    select n, 1, ${at} + interval '9 days' from (select n, ${chats}::float8 as chats from generate_series(0, ${chats - 1}, 10) n) a_tenth;
    insert into referrals (workspace_id, id, conversation_id, message_id, at, meta_ad_id, source_type)
    select ${workspace}, ${id("a", "n * 2 + nth")}, ${id("7", "n")}, ${id("b", "n * 2 + nth")}, at, ${ad(`(${spread} + nth) % ${ads}`)}, 'ad' from taps;
    insert into responses (workspace_id, id, conversation_id, number_id, country, asked_at, is_first, answered_at, answered_by, wait_seconds)
    select ${workspace}, ${id("9", "n * 2 + nth")}, ${id("7", "n")}, ${id("5", "0")}, ${country("n")}, at, nth = 0,
      at + interval '1 second' * wait, 'person', wait
    from (select *, 30 + (${spread} % 90000)::int as wait from taps) waited;
    insert into outcomes (workspace_id, id, conversation_id, kind, touch_id, amount_micros, currency, occurred_at, request_key, marked_at)
    select ${workspace}, ${id("1", "n")}, ${id("7", "n")}, 'order', ${id("1", "n")}, 80000000, 'EUR', at + interval '1 day', n::text, at
    from taps where nth = 0 and n % 10 = 5;
    insert into messages (workspace_id, id, conversation_id, direction, author, type, sealed_content, written_at, status)
    select ${workspace}, ${id("8", "n")}, ${id("7", "n")}, 'outbound', 'member', 'text', '', at + interval '1 hour', 'delivered'
    from taps where nth = 0 and n % 2 = 0;
    insert into charges (workspace_id, id, number_id, wa_message_id, message_id, recipient, delivered_at, category, pricing_type, priced_by,
      priced_at, market, country, regime, estimated_micros, basis, currency, touch)
    select ${workspace}, ${id("8", "n")}, ${id("5", "0")}, 'wamid.' || n, ${id("8", "n")}, '', at + interval '1 hour', 'service', 'regular',
      'delivered', at, 'Belgium', ${country("n")}, '2025-07', 17100, 'rateCard', 'EUR', 'ad:' || ${ad(`${spread} % ${ads}`)}
    from taps where nth = 0 and n % 2 = 0;
    drop table taps;
    set session_replication_role = origin`);
  return "00000002-0000-7000-8000-000000000000";
}
