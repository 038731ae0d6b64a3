ALTER TABLE "billed_rollups" ADD COLUMN "broadcast_id" uuid DEFAULT '00000000-0000-0000-0000-000000000000' NOT NULL;
--> statement-breakpoint
ALTER TABLE "charge_changes" ADD COLUMN "broadcast_id" uuid DEFAULT '00000000-0000-0000-0000-000000000000' NOT NULL;
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
ALTER TABLE "billed_rollups" DROP CONSTRAINT "billed_rollups_workspace_id_slice_grain_starts_on_number_id_country_market_category_pricing_type_basis_regime_template_id_touch_team_id_member_id_launch_kind_currency_pk";
--> statement-breakpoint
-- lock: sums that the worker makes anew, and the table was emptied just before
ALTER TABLE "billed_rollups" ADD CONSTRAINT "billed_rollups_workspace_id_slice_grain_starts_on_number_id_country_market_category_pricing_type_basis_regime_template_id_broadcast_id_touch_team_id_member_id_launch_kind_currency_pk" PRIMARY KEY("workspace_id","slice","grain","starts_on","number_id","country","market","category","pricing_type","basis","regime","template_id","broadcast_id","touch","team_id","member_id","launch_kind","currency");
--> statement-breakpoint
create or replace function note_charge_changes() returns trigger language plpgsql as $$
begin
  insert into charge_changes
    (workspace_id, sign, delivered_at, number_id, country, market, category, pricing_type, basis, regime, template_id,
    broadcast_id, touch, team_id, member_id, launch_kind, currency, messages, estimated_micros, reported_micros)
  select c.workspace_id, tg_argv[0]::smallint, c.delivered_at, c.number_id, coalesce(c.country, ''), c.market, c.category,
    c.pricing_type, c.basis, c.regime,
    coalesce(c.template_id, '00000000-0000-0000-0000-000000000000'),
    coalesce(c.broadcast_id, '00000000-0000-0000-0000-000000000000'), coalesce(c.touch, ''),
    coalesce(c.team_id, '00000000-0000-0000-0000-000000000000'), coalesce(c.member_id, '00000000-0000-0000-0000-000000000000'),
    coalesce(c.launch_kind, ''), p.currency, p.messages, p.estimated_micros, p.reported_micros
  from changed c cross join lateral charge_parts(c.currency, c.estimated_micros, c.reported_currency, c.reported_micros) p;
  return null;
end $$;
