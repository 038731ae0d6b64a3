CREATE TABLE "spent_parts" (
	"workspace_id" uuid NOT NULL,
	"id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "spent_parts_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"number_id" uuid NOT NULL,
	"team_id" uuid,
	"meta_ad_id" text,
	"day" date NOT NULL,
	"currency" text NOT NULL,
	"micros" bigint NOT NULL,
	"messages" integer NOT NULL,
	"unpriced" integer NOT NULL,
	CONSTRAINT "spent_parts_workspace_id_id_pk" PRIMARY KEY("workspace_id","id"),
	CONSTRAINT "spent_parts_of_one" CHECK (num_nonnulls(team_id, meta_ad_id) = 1)
);
--> statement-breakpoint
ALTER TABLE "budget_reservations" ADD COLUMN "team_id" uuid;--> statement-breakpoint
ALTER TABLE "budget_reservations" ADD COLUMN "meta_ad_id" text;--> statement-breakpoint
ALTER TABLE "budgets" ADD COLUMN "team_id" uuid;--> statement-breakpoint
ALTER TABLE "budgets" ADD COLUMN "campaign_id" uuid;--> statement-breakpoint
ALTER TABLE "spent_states" ADD COLUMN "parts_built_at" timestamp (3) with time zone;--> statement-breakpoint
CREATE INDEX "spent_parts_of_team" ON "spent_parts" USING btree ("workspace_id","team_id","day") WHERE team_id is not null;--> statement-breakpoint
CREATE INDEX "spent_parts_of_ad" ON "spent_parts" USING btree ("workspace_id","meta_ad_id","day") WHERE meta_ad_id is not null;--> statement-breakpoint
ALTER TABLE "budgets" ADD CONSTRAINT "budgets_workspace_id_team_id_teams_workspace_id_id_fk" FOREIGN KEY ("workspace_id","team_id") REFERENCES "public"."teams"("workspace_id","id") NOT VALID;--> statement-breakpoint
ALTER TABLE "budgets" VALIDATE CONSTRAINT "budgets_workspace_id_team_id_teams_workspace_id_id_fk";--> statement-breakpoint
ALTER TABLE "budgets" ADD CONSTRAINT "budgets_workspace_id_campaign_id_campaigns_workspace_id_id_fk" FOREIGN KEY ("workspace_id","campaign_id") REFERENCES "public"."campaigns"("workspace_id","id") NOT VALID;--> statement-breakpoint
ALTER TABLE "budgets" VALIDATE CONSTRAINT "budgets_workspace_id_campaign_id_campaigns_workspace_id_id_fk";--> statement-breakpoint
-- lock: a workspace has a handful of budgets
CREATE UNIQUE INDEX "budgets_of_all_numbers" ON "budgets" USING btree ("workspace_id","currency") WHERE number_id is null and team_id is null and campaign_id is null;--> statement-breakpoint
DROP INDEX "budgets_of_all";--> statement-breakpoint
-- lock: a workspace has a handful of budgets
CREATE UNIQUE INDEX "budgets_of_team" ON "budgets" USING btree ("workspace_id","team_id","currency") WHERE team_id is not null;--> statement-breakpoint
-- lock: a workspace has a handful of budgets
CREATE UNIQUE INDEX "budgets_of_campaign" ON "budgets" USING btree ("workspace_id","campaign_id","currency") WHERE campaign_id is not null;--> statement-breakpoint
ALTER TABLE "budgets" ADD CONSTRAINT "budgets_of_one" CHECK (num_nonnulls(number_id, team_id, campaign_id) <= 1) NOT VALID;--> statement-breakpoint
ALTER TABLE "budgets" VALIDATE CONSTRAINT "budgets_of_one";
--> statement-breakpoint
alter table spent_parts enable row level security;
--> statement-breakpoint
alter table spent_parts force row level security;
--> statement-breakpoint
create policy own_workspace on spent_parts
  using (workspace_id = (select current_workspace())) with check (workspace_id = (select current_workspace()));
--> statement-breakpoint
-- What a statement changed in charges, a row for each day and number, and one for each team and each ad: they become true
-- together, or none does.
create or replace function note_spending() returns trigger language plpgsql as $$
begin
  insert into spent_days (workspace_id, number_id, day, currency, micros, messages, unpriced)
  select c.workspace_id, c.number_id, (c.delivered_at at time zone a.time_zone)::date, c.currency,
    tg_argv[0]::int * coalesce(sum(c.estimated_micros), 0), tg_argv[0]::int * count(*),
    tg_argv[0]::int * count(*) filter (where c.estimated_micros is null)
  from changed c
  join phone_numbers n on n.workspace_id = c.workspace_id and n.id = c.number_id
  join whatsapp_accounts a on a.workspace_id = n.workspace_id and a.id = n.account_id
  group by 1, 2, 3, 4;
  insert into spent_parts (workspace_id, number_id, team_id, meta_ad_id, day, currency, micros, messages, unpriced)
  select c.workspace_id, c.number_id, p.team_id, p.meta_ad_id, (c.delivered_at at time zone a.time_zone)::date, c.currency,
    tg_argv[0]::int * coalesce(sum(c.estimated_micros), 0), tg_argv[0]::int * count(*),
    tg_argv[0]::int * count(*) filter (where c.estimated_micros is null)
  from changed c
  cross join lateral (values (c.team_id, null), (null, case when c.touch like 'ad:%' then substr(c.touch, 4) end))
    p (team_id, meta_ad_id)
  join phone_numbers n on n.workspace_id = c.workspace_id and n.id = c.number_id
  join whatsapp_accounts a on a.workspace_id = n.workspace_id and a.id = n.account_id
  where p.team_id is not null or p.meta_ad_id is not null
  group by 1, 2, 3, 4, 5, 6;
  return null;
end $$;
--> statement-breakpoint
-- What each budget pays for: every message of its numbers, of its team, or of customers whom an ad of its campaign brought.
create view budget_spending with (security_invoker = true) as
  select b.workspace_id, b.id as budget_id, s.number_id, s.day, s.micros, s.unpriced
  from budgets b
  join spent_days s on s.workspace_id = b.workspace_id and s.currency = b.currency
    and (b.number_id is null or s.number_id = b.number_id)
  where b.team_id is null and b.campaign_id is null
  union all
  select b.workspace_id, b.id, p.number_id, p.day, p.micros, p.unpriced
  from budgets b
  join spent_parts p on p.workspace_id = b.workspace_id and p.currency = b.currency and p.team_id = b.team_id
  union all
  select b.workspace_id, b.id, p.number_id, p.day, p.micros, p.unpriced
  from budgets b
  join ad_sets s on s.workspace_id = b.workspace_id and s.campaign_id = b.campaign_id
  join ads a on a.workspace_id = s.workspace_id and a.ad_set_id = s.id
  join spent_parts p on p.workspace_id = b.workspace_id and p.currency = b.currency and p.meta_ad_id = a.meta_id;
--> statement-breakpoint
-- What is kept in each budget for messages on their way.
create view budget_reserved with (security_invoker = true) as
  select b.workspace_id, b.id as budget_id, r.message_id, r.month, r.amount_micros
  from budgets b
  join budget_reservations r on r.workspace_id = b.workspace_id and r.currency = b.currency
    and (b.number_id is null or r.number_id = b.number_id) and (b.team_id is null or r.team_id = b.team_id)
  where b.campaign_id is null or exists (
    select from ads a join ad_sets s on s.workspace_id = a.workspace_id and s.id = a.ad_set_id
    where a.workspace_id = r.workspace_id and a.meta_id = r.meta_ad_id and s.campaign_id = b.campaign_id);
