CREATE TABLE "exchange_rates" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"day" date NOT NULL,
	"base" text NOT NULL,
	"quote" text NOT NULL,
	"rate" numeric(24, 12) NOT NULL,
	"source" text NOT NULL,
	"entered_by" uuid NOT NULL,
	"entered_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "exchange_rates_workspace_id_id_pk" PRIMARY KEY("workspace_id","id"),
	CONSTRAINT "exchange_rates_workspaceId_base_quote_day_unique" UNIQUE("workspace_id","base","quote","day")
);
--> statement-breakpoint
ALTER TABLE "billed_rollups" ADD COLUMN "touch" text DEFAULT '' NOT NULL;
--> statement-breakpoint
ALTER TABLE "charge_changes" ADD COLUMN "touch" text DEFAULT '' NOT NULL;
--> statement-breakpoint
ALTER TABLE "latency_changes" ADD COLUMN "touch" text DEFAULT '' NOT NULL;
--> statement-breakpoint
ALTER TABLE "latency_rollups" ADD COLUMN "touch" text DEFAULT '' NOT NULL;
--> statement-breakpoint
ALTER TABLE "charges" ADD COLUMN "touch" text;
--> statement-breakpoint
ALTER TABLE "responses" ADD COLUMN "touch" text;
--> statement-breakpoint
ALTER TABLE "exchange_rates" ADD CONSTRAINT "exchange_rates_workspace_id_entered_by_members_workspace_id_id_fk" FOREIGN KEY ("workspace_id","entered_by") REFERENCES "public"."members"("workspace_id","id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
-- lock: sums that the worker makes anew from the facts, as for a new time zone; emptying them takes a moment
truncate billed_rollups
--> statement-breakpoint
-- lock: sums that the worker makes anew from the facts, as for a new time zone; emptying them takes a moment
truncate latency_rollups
--> statement-breakpoint
-- lock: sums that the worker makes anew from the facts, as for a new time zone; emptying them takes a moment
truncate rollup_states
--> statement-breakpoint
-- lock: sums that the worker makes anew, and the table was emptied just before
ALTER TABLE "billed_rollups" DROP CONSTRAINT "billed_rollups_workspace_id_slice_grain_starts_on_number_id_country_market_category_pricing_type_basis_regime_template_id_currency_pk";
--> statement-breakpoint
-- lock: sums that the worker makes anew, and the table was emptied just before
ALTER TABLE "latency_rollups" DROP CONSTRAINT "latency_rollups_workspace_id_slice_grain_starts_on_week_hour_number_id_member_id_country_ended_by_is_first_pk";
--> statement-breakpoint
-- lock: sums that the worker makes anew, and the table was emptied just before
ALTER TABLE "billed_rollups" ADD CONSTRAINT "billed_rollups_workspace_id_slice_grain_starts_on_number_id_country_market_category_pricing_type_basis_regime_template_id_touch_currency_pk" PRIMARY KEY("workspace_id","slice","grain","starts_on","number_id","country","market","category","pricing_type","basis","regime","template_id","touch","currency");
--> statement-breakpoint
-- lock: sums that the worker makes anew, and the table was emptied just before
ALTER TABLE "latency_rollups" ADD CONSTRAINT "latency_rollups_workspace_id_slice_grain_starts_on_week_hour_number_id_member_id_country_touch_ended_by_is_first_pk" PRIMARY KEY("workspace_id","slice","grain","starts_on","week_hour","number_id","member_id","country","touch","ended_by","is_first");
--> statement-breakpoint
alter table exchange_rates enable row level security;
--> statement-breakpoint
alter table exchange_rates force row level security;
--> statement-breakpoint
create policy own_workspace on exchange_rates
  using (workspace_id = (select current_workspace())) with check (workspace_id = (select current_workspace()));
--> statement-breakpoint
-- By what a customer had last come into a conversation at a moment: an ad, or a QR code.
create function touch_at(workspace uuid, conversation uuid, moment timestamptz) returns text language sql stable as $$
  select touch from (
    (select 'code:' || code_id as touch, at, id from scan_starts
    where workspace_id = workspace and conversation_id = conversation and at <= moment order by at desc, id desc limit 1)
    union all
    (select 'ad:' || meta_ad_id, at, id from referrals
    where workspace_id = workspace and conversation_id = conversation and at <= moment and meta_ad_id is not null
    order by at desc, id desc limit 1)) touches
  order by at desc, id desc limit 1
$$;
--> statement-breakpoint
create function take_touch_of_wait() returns trigger language plpgsql as $$
begin
  new.touch = touch_at(new.workspace_id, new.conversation_id, new.asked_at);
  return new;
end $$;
--> statement-breakpoint
create trigger take_touch before insert or update of conversation_id, asked_at on responses
  for each row execute function take_touch_of_wait();
--> statement-breakpoint
-- What is known of a message that was forgotten since stays.
create function take_touch_of_charge() returns trigger language plpgsql as $$
begin
  select touch_at(workspace_id, conversation_id, written_at) into new.touch from messages
  where workspace_id = new.workspace_id and id = new.message_id
  union all select new.touch limit 1;
  return new;
end $$;
--> statement-breakpoint
create trigger take_touch before insert or update of message_id on charges
  for each row when (new.message_id is not null) execute function take_touch_of_charge();
--> statement-breakpoint
create function touch_from(workspace uuid, conversation uuid, moment timestamptz) returns void language sql as $$
  update responses r set touch = touch_at(r.workspace_id, r.conversation_id, r.asked_at)
  where r.workspace_id = workspace and r.conversation_id = conversation and r.asked_at >= moment
    and r.touch is distinct from touch_at(r.workspace_id, r.conversation_id, r.asked_at);
  update charges c set touch = touch_at(m.workspace_id, m.conversation_id, m.written_at)
  from messages m where m.workspace_id = workspace and m.conversation_id = conversation and m.written_at >= moment
    and c.workspace_id = m.workspace_id and c.message_id = m.id
    and c.touch is distinct from touch_at(m.workspace_id, m.conversation_id, m.written_at);
$$;
--> statement-breakpoint
-- A scan or a tap may be heard of after what followed it, and threads may become one.
create function touch_again() returns trigger language plpgsql as $$
begin
  if tg_op <> 'INSERT' then perform touch_from(old.workspace_id, old.conversation_id, old.at); end if;
  if tg_op <> 'DELETE' then perform touch_from(new.workspace_id, new.conversation_id, new.at); end if;
  return null;
end $$;
--> statement-breakpoint
create trigger touch_again after insert or delete or update of conversation_id, at on scan_starts
  for each row execute function touch_again();
--> statement-breakpoint
create trigger touch_again after insert or delete or update of conversation_id, at, meta_ad_id on referrals
  for each row execute function touch_again();
--> statement-breakpoint
create or replace function note_wait_changes() returns trigger language plpgsql as $$
begin
  insert into latency_changes
    (workspace_id, sign, asked_at, ended_by, is_first, number_id, member_id, country, touch, seconds, working_seconds)
  select c.workspace_id, tg_argv[0]::smallint, c.asked_at, p.ended_by, c.is_first,
    coalesce(c.number_id, '00000000-0000-0000-0000-000000000000'),
    case p.ended_by when 'person' then coalesce(c.member_id, '00000000-0000-0000-0000-000000000000')
      else '00000000-0000-0000-0000-000000000000' end,
    coalesce(c.country, ''), coalesce(c.touch, ''), p.seconds, p.working_seconds
  from changed c cross join lateral wait_parts(c.asked_at, c.wait_seconds, c.working_seconds, c.automatic_wait_seconds,
    c.automatic_working_seconds, c.answered_at, c.closed_at) p;
  return null;
end $$;
--> statement-breakpoint
create or replace function note_charge_changes() returns trigger language plpgsql as $$
begin
  insert into charge_changes
    (workspace_id, sign, delivered_at, number_id, country, market, category, pricing_type, basis, regime, template_id, touch,
    currency, messages, estimated_micros, reported_micros)
  select c.workspace_id, tg_argv[0]::smallint, c.delivered_at, c.number_id, coalesce(c.country, ''), c.market, c.category,
    c.pricing_type, c.basis, c.regime,
    coalesce(c.template_id, '00000000-0000-0000-0000-000000000000'), coalesce(c.touch, ''), p.currency, p.messages,
    p.estimated_micros, p.reported_micros
  from changed c cross join lateral charge_parts(c.currency, c.estimated_micros, c.reported_currency, c.reported_micros) p;
  return null;
end $$;
