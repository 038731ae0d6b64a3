ALTER TABLE "billed_rollups" ADD COLUMN "team_id" uuid DEFAULT '00000000-0000-0000-0000-000000000000' NOT NULL;
--> statement-breakpoint
ALTER TABLE "charge_changes" ADD COLUMN "team_id" uuid DEFAULT '00000000-0000-0000-0000-000000000000' NOT NULL;
--> statement-breakpoint
ALTER TABLE "latency_changes" ADD COLUMN "team_id" uuid DEFAULT '00000000-0000-0000-0000-000000000000' NOT NULL;
--> statement-breakpoint
ALTER TABLE "latency_rollups" ADD COLUMN "team_id" uuid DEFAULT '00000000-0000-0000-0000-000000000000' NOT NULL;
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
ALTER TABLE "billed_rollups" DROP CONSTRAINT "billed_rollups_workspace_id_slice_grain_starts_on_number_id_country_market_category_pricing_type_basis_regime_template_id_touch_currency_pk";
--> statement-breakpoint
-- lock: sums that the worker makes anew, and the table was emptied just before
ALTER TABLE "latency_rollups" DROP CONSTRAINT "latency_rollups_workspace_id_slice_grain_starts_on_week_hour_number_id_member_id_country_touch_ended_by_is_first_pk";
--> statement-breakpoint
-- lock: sums that the worker makes anew, and the table was emptied just before
ALTER TABLE "billed_rollups" ADD CONSTRAINT "billed_rollups_workspace_id_slice_grain_starts_on_number_id_country_market_category_pricing_type_basis_regime_template_id_touch_team_id_currency_pk" PRIMARY KEY("workspace_id","slice","grain","starts_on","number_id","country","market","category","pricing_type","basis","regime","template_id","touch","team_id","currency");
--> statement-breakpoint
-- lock: sums that the worker makes anew, and the table was emptied just before
ALTER TABLE "latency_rollups" ADD CONSTRAINT "latency_rollups_workspace_id_slice_grain_starts_on_week_hour_number_id_member_id_country_touch_team_id_ended_by_is_first_pk" PRIMARY KEY("workspace_id","slice","grain","starts_on","week_hour","number_id","member_id","country","touch","team_id","ended_by","is_first");
--> statement-breakpoint
create or replace function note_wait_changes() returns trigger language plpgsql as $$
begin
  insert into latency_changes
    (workspace_id, sign, asked_at, ended_by, is_first, number_id, member_id, country, touch, team_id, seconds, working_seconds)
  select c.workspace_id, tg_argv[0]::smallint, c.asked_at, p.ended_by, c.is_first,
    coalesce(c.number_id, '00000000-0000-0000-0000-000000000000'),
    case p.ended_by when 'person' then coalesce(c.member_id, '00000000-0000-0000-0000-000000000000')
      else '00000000-0000-0000-0000-000000000000' end,
    coalesce(c.country, ''), coalesce(c.touch, ''), coalesce(c.team_id, '00000000-0000-0000-0000-000000000000'),
    p.seconds, p.working_seconds
  from changed c cross join lateral wait_parts(c.asked_at, c.wait_seconds, c.working_seconds, c.automatic_wait_seconds,
    c.automatic_working_seconds, c.answered_at, c.closed_at) p;
  return null;
end $$;
--> statement-breakpoint
create or replace function note_charge_changes() returns trigger language plpgsql as $$
begin
  insert into charge_changes
    (workspace_id, sign, delivered_at, number_id, country, market, category, pricing_type, basis, regime, template_id, touch,
    team_id, currency, messages, estimated_micros, reported_micros)
  select c.workspace_id, tg_argv[0]::smallint, c.delivered_at, c.number_id, coalesce(c.country, ''), c.market, c.category,
    c.pricing_type, c.basis, c.regime,
    coalesce(c.template_id, '00000000-0000-0000-0000-000000000000'), coalesce(c.touch, ''),
    coalesce(c.team_id, '00000000-0000-0000-0000-000000000000'), p.currency, p.messages, p.estimated_micros, p.reported_micros
  from changed c cross join lateral charge_parts(c.currency, c.estimated_micros, c.reported_currency, c.reported_micros) p;
  return null;
end $$;
