import type { Sql } from "postgres";

export const months = 24;
export const firstDay = "2024-10-01";
export const lastDay = "2026-09-30";

/** Of a hundred messages about fifty are delivered and priced, and twenty end a wait. */
const [chargedShare, answeredShare] = [0.5, 0.2];

/** Twenty businesses, each with three numbers, five teams, twenty members, twenty templates and a thousand customers of eight countries. */
export async function furnishWorkspaces(sql: Sql, workspaces: number): Promise<string[]> {
  await sql.unsafe(`
    insert into users (id, email, name, password_hash)
    select ${id("'1'", "u")}, 'u' || u || '@bench.example', 'Member ' || u, '' from generate_series(0, 19) u;
    insert into workspaces (id, name, time_zone, currency)
    select ${id("'2'", "w")}, 'Business ' || w, (array['Europe/Brussels', 'America/New_York', 'Asia/Kathmandu'])[1 + w % 3], 'USD'
    from generate_series(0, ${workspaces - 1}) w;
    insert into members (workspace_id, id, user_id, name, roles)
    select ${id("'2'", "w")}, ${id("'3'", "u")}, ${id("'1'", "u")}, 'Member ' || u, '{agent}'
    from generate_series(0, ${workspaces - 1}) w, generate_series(0, 19) u;
    insert into teams (workspace_id, id, name, created_at)
    select ${id("'2'", "w")}, ${id("'c'", "t")}, 'Team ' || t, '${firstDay}'
    from generate_series(0, ${workspaces - 1}) w, generate_series(0, 4) t;
    insert into broadcasts (workspace_id, id, name, audience, words, state, version, created_by, created_at, changed_at, started_at)
    select ${id("'2'", "w")}, ${id("'d'", "b")}, 'Broadcast ' || b, '{}', '{}', 'done', 1, ${id("'3'", "0")}, t, t, t
    from generate_series(0, ${workspaces - 1}) w, generate_series(0, ${Math.ceil((months * 31) / 7)}) b,
      lateral (select timestamptz '${firstDay}' + b * interval '7 days' as t) week;
    insert into whatsapp_accounts (workspace_id, id, waba_id, name, currency, time_zone)
    select ${id("'2'", "w")}, ${id("'4'", "0")}, 'waba' || w, 'Account', 'USD', 'UTC' from generate_series(0, ${workspaces - 1}) w;
    insert into phone_numbers (workspace_id, id, account_id, meta_phone_number_id, display_number, verified_name)
    select ${id("'2'", "w")}, ${id("'5'", "n")}, ${id("'4'", "0")}, 'n' || w || '.' || n, '3200000' || n, 'Number'
    from generate_series(0, ${workspaces - 1}) w, generate_series(0, 2) n;
    insert into contacts (workspace_id, id, name, country)
    select ${id("'2'", "w")}, ${id("'6'", "c")}, 'Customer ' || c, ${country("c")}
    from generate_series(0, ${workspaces - 1}) w, generate_series(0, 999) c;
    insert into conversations (workspace_id, id, number_id, contact_id, last_activity_at, last_customer_message_at)
    select ${id("'2'", "w")}, ${id("'7'", "c")}, ${id("'5'", "c % 3")}, ${id("'6'", "c")}, now(), now()
    from generate_series(0, ${workspaces - 1}) w, generate_series(0, 999) c`);
  return workspacesOf(sql);
}

export async function workspacesOf(sql: Sql): Promise<string[]> {
  const rows = await sql<{ id: string }[]>`select id from workspaces order by id`;
  return rows.map(({ id }) => id);
}

/** A UUID that counts up. */
const id = (kind: string, number: string) =>
  `('0000000' || ${kind} || '-0000-7000-8000-' || lpad(to_hex(${number}), 12, '0'))::uuid`;
const country = (number: string) =>
  `(array['BE', 'FR', 'ES', 'MX', 'BR', 'IN', 'DE', 'GB'])[1 + (${number}) % 8]`;
const market = (number: string) =>
  `(array['Rest of Western Europe', 'France', 'Spain', 'Mexico', 'Brazil', 'India', 'Germany', 'United Kingdom'])[1 + (${number}) % 8]`;
/** Every other customer is one of five teams'. */
const team = (number: string) => `(case when ${number} % 2 = 0 then ${id("'c'", `${number} / 2 % 5`)} end)`;
/** Every marketing message is of a broadcast, one a week and business. */
const broadcast = `(case when category = 'marketing' then ${id("'d'", `(t::date - date '${firstDay}') / 7`)} end)`;
/** Three in ten customers came by one of twenty ads or of five codes. */
const touch = (number: string) => `(case
  when ${number} % 10 < 2 then 'ad:12' || ${number} / 10 % 20
  when ${number} % 10 = 2 then 'code:' || ${id("'b'", `${number} / 10 % 5`)} end)`;
/** Three in ten notifications are sent while the customer may be answered, and some of the others are late answers. */
const launchKind = (waits: number) => `(case
  when category = 'service' or i / 10 % 10 < 3 then 'inTime' when i < ${waits} then 'late' else 'unasked' end)`;
const at = (count: number) =>
  `timestamptz '${firstDay}' + interval '${months * 30.4} days' * (i::float8 / ${count}) + interval '1 hour' * random()`;

/**
 * The facts that so many messages leave behind, spread over all days, and of the first workspace the messages too; without triggers and checks, which say nothing of how
 * fast they are read. Of ten portions the first makes a tenth of the data.
 */
export async function generateFacts(
  sql: Sql,
  {
    messages,
    workspaces,
    portions,
  }: { messages: number; workspaces: number; portions: [from: number, to: number] },
): Promise<void> {
  const [charges, waits] = [Math.round(messages * chargedShare), Math.round(messages * answeredShare)];
  const isIn = `i % 10 between ${portions[0]} and ${portions[1]}`;
  // The portion must not decide anything else.
  const spread = "(i / 10 * 7 + i % 10 * 3)";
  const first = id("'2'", "0");
  const facts = () =>
    sql.unsafe(`
    set session_replication_role = replica;
    insert into charges (workspace_id, id, number_id, wa_message_id, recipient, delivered_at, category, pricing_type, priced_by,
      priced_at, market, country, regime, estimated_micros, basis, reported_micros, reported_currency, currency, template_id, broadcast_id, touch,
      team_id, message_id, conversation_id, member_id, sent_at, launch_kind)
    select ${id("'2'", `${spread} % ${workspaces}`)}, ${id("'8'", "i")}, ${id("'5'", "c % 3")}, 'wamid.' || i, '', t, category,
      case when is_free then 'free_customer_service' else 'regular' end, 'delivered', t, ${market("c")}, ${country("c")},
      case when t < '2025-07-01' then '2018' else '2025-07' end, case when is_free then 0 else 10000 + c * 10 end,
      case when is_free then 'window' else 'rateCard' end, case when i % 3 = 0 then 10000 end,
      case when i % 3 = 0 then 'USD' end, 'USD',
      case when category <> 'service' then ${id("'a'", "(c * 7 + i / 20) % 20")} end, ${broadcast}, ${touch("c")}, ${team("c")},
      ${id("'d'", "i")}, ${id("'7'", "c")}, ${id("'3'", "i % 20")}, t, ${launchKind(waits)}
    from (
      select i, floor(random() * 1000)::int as c, ${at(charges)} as t, random() < 0.6 as is_free,
        (array['service', 'service', 'utility', 'marketing'])[1 + floor(random() * 4)::int] as category
      from generate_series(0, ${charges - 1}) i where ${isIn}) facts;
    insert into responses (workspace_id, id, conversation_id, number_id, country, asked_at, is_first, answered_at, member_id,
      answered_in, answered_by, wait_seconds, working_seconds, was_window_open, automatic_answered_at, automatic_wait_seconds,
      automatic_working_seconds, touch, team_id, answer_message_id)
    select ${id("'2'", `${spread} % ${workspaces}`)}, ${id("'9'", "i")}, ${id("'7'", "c")}, ${id("'5'", "c % 3")}, ${country("c")}, t,
      c % 5 = 0, case when is_open then null else t + wait * interval '1 second' end,
      case when is_open then null else ${id("'3'", "floor(random() * 20)::int")} end,
      case when is_open then null else 'console' end, case when is_open then null else 'person' end,
      case when is_open then null else wait end, case when is_open then null else wait / 3 end, 'open',
      case when i % 5 = 0 then t + interval '2 seconds' end, case when i % 5 = 0 then 2 end, case when i % 5 = 0 then 2 end,
      ${touch("c")}, ${team("c")}, case when is_open then null else ${id("'d'", "i")} end
    from (
      select i, c, t, floor(exp(random() * ln(400000)))::int as wait,
        i > ${waits} * 0.999 and row_number() over (partition by ${spread} % ${workspaces}, c order by i desc) = 1 as is_open
      from (select i, floor(random() * 1000)::int as c, ${at(waits)} as t from generate_series(0, ${waits - 1}) i where ${isIn}) w
    ) facts
    on conflict do nothing;
    insert into messages (workspace_id, id, conversation_id, direction, author, member_id, type, sealed_content, written_at, sent_at, status)
    select workspace_id, message_id, conversation_id, 'outbound', 'member', member_id, 'text', ''::bytea, sent_at, sent_at, 'delivered'
    from charges where workspace_id = ${first}
    union all
    select workspace_id, ('0000000e' || substr(message_id::text, 9))::uuid, conversation_id, 'inbound', 'customer', null, 'text', ''::bytea, sent_at - interval '1 hour', null, 'received'
    from charges where workspace_id = ${first} and launch_kind = 'inTime'
    on conflict do nothing;
    set session_replication_role = origin`);
  await withoutIndexes(sql, facts);
  await sql.unsafe("vacuum analyze charges; ").simple();
  await sql.unsafe("vacuum analyze responses").simple();
  await sql.unsafe("vacuum analyze messages").simple();
}

/** Indexes are made anew of all rows at once: kept row by row they would take far longer, and more room. */
async function withoutIndexes(sql: Sql, work: () => Promise<unknown>) {
  const ours = sql`in ('charges'::regclass, 'responses'::regclass, 'messages'::regclass)`;
  const uniques = await sql<{ table: string; name: string; definition: string }[]>`
    select conrelid::regclass::text as table, quote_ident(conname) as name, pg_get_constraintdef(oid) as definition
    from pg_constraint where conrelid ${ours} and contype = 'u'
      and not exists (select from pg_constraint by_others where by_others.conindid = pg_constraint.conindid and by_others.contype = 'f')`;
  const indexes = await sql<{ name: string; definition: string }[]>`
    select indexrelid::regclass::text as name, pg_get_indexdef(indexrelid) as definition from pg_index
    where indrelid ${ours} and not indisunique`;
  const keys = await sql<{ name: string }[]>`
    select indexrelid::regclass::text as name from pg_index where indrelid ${ours} and indisprimary`;
  for (const { table, name } of uniques) await sql.unsafe(`alter table ${table} drop constraint ${name}`);
  for (const { name } of indexes) await sql.unsafe(`drop index ${name}`);
  await work();
  for (const { definition } of indexes) await sql.unsafe(definition);
  for (const { table, name, definition } of uniques) {
    await sql.unsafe(`alter table ${table} add constraint ${name} ${definition}`);
  }
  for (const { name } of keys) await sql.unsafe(`reindex index ${name}`);
}
