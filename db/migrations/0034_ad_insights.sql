CREATE TABLE "ad_insight_states" (
	"workspace_id" uuid NOT NULL,
	"ad_account_id" text NOT NULL,
	"kind" text NOT NULL,
	"read_at" timestamp (3) with time zone,
	"whole_read_at" timestamp (3) with time zone,
	"since_day" date,
	"failure" jsonb,
	"report_id" text,
	"report_asked_at" timestamp (3) with time zone,
	"report_since" date,
	"report_until" date,
	CONSTRAINT "ad_insight_states_workspace_id_ad_account_id_kind_pk" PRIMARY KEY("workspace_id","ad_account_id","kind")
);
--> statement-breakpoint
CREATE TABLE "ad_insights" (
	"workspace_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"day" date NOT NULL,
	"ad_account_id" text NOT NULL,
	"ad_meta_id" text NOT NULL,
	"country" text DEFAULT '' NOT NULL,
	"platform" text DEFAULT '' NOT NULL,
	"position" text DEFAULT '' NOT NULL,
	"campaign_meta_id" text NOT NULL,
	"ad_set_meta_id" text NOT NULL,
	"currency" text NOT NULL,
	"spend_micros" bigint NOT NULL,
	"impressions" bigint NOT NULL,
	"clicks" bigint NOT NULL,
	"link_clicks" bigint NOT NULL,
	"conversations" integer NOT NULL,
	"contacts" integer NOT NULL,
	"first_replies" integer NOT NULL,
	"deep_conversations" integer NOT NULL,
	"blocks" integer NOT NULL,
	"read_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "ad_insights_workspace_id_kind_day_ad_account_id_ad_meta_id_country_platform_position_pk" PRIMARY KEY("workspace_id","kind","day","ad_account_id","ad_meta_id","country","platform","position")
);
--> statement-breakpoint
ALTER TABLE "ad_insight_states" ADD CONSTRAINT "ad_insight_states_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ad_insights" ADD CONSTRAINT "ad_insights_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "ad_insights_workspace_id_ad_meta_id_kind_day_index" ON "ad_insights" USING btree ("workspace_id","ad_meta_id","kind","day");--> statement-breakpoint
alter table ad_insights enable row level security;
--> statement-breakpoint
alter table ad_insights force row level security;
--> statement-breakpoint
create policy own_workspace on ad_insights
  using (workspace_id = (select current_workspace())) with check (workspace_id = (select current_workspace()));
--> statement-breakpoint
alter table ad_insight_states enable row level security;
--> statement-breakpoint
alter table ad_insight_states force row level security;
--> statement-breakpoint
create policy own_workspace on ad_insight_states
  using (workspace_id = (select current_workspace())) with check (workspace_id = (select current_workspace()));
--> statement-breakpoint
-- Where an ad that is known here belongs, by Meta's id.
create view ad_places with (security_invoker = true) as
  select a.workspace_id, a.meta_id as ad_meta_id, a.id as ad_id, a.creative_id, a.ad_set_id, s.campaign_id,
    n.ad_account_id, n.currency, n.time_zone
  from ads a
  join ad_sets s on s.workspace_id = a.workspace_id and s.id = a.ad_set_id
  join campaigns c on c.workspace_id = s.workspace_id and c.id = s.campaign_id
  join ad_connections n on n.workspace_id = c.workspace_id and n.id = c.connection_id;
--> statement-breakpoint
-- A chat that an ad brought: the tap, on a day of the ad account, and the wait that it began or fell into.
create view ad_chats with (security_invoker = true) as
  select r.workspace_id, r.id, r.conversation_id, r.meta_ad_id as ad_meta_id, r.at,
    (r.at at time zone coalesce(p.time_zone, w.time_zone))::date as day,
    p.ad_id, p.creative_id, p.ad_set_id, p.campaign_id, p.ad_account_id,
    not exists (
      select from referrals e where e.workspace_id = r.workspace_id and e.conversation_id = r.conversation_id
        and e.meta_ad_id is not null and (e.at, e.id) < (r.at, r.id)) as is_first,
    q.wait_seconds, q.answered_at, q.id is not null and q.answered_at is null and q.closed_at is null as is_waiting
  from referrals r
  join workspaces w on w.id = r.workspace_id
  left join ad_places p on p.workspace_id = r.workspace_id and p.ad_meta_id = r.meta_ad_id
  left join lateral (
    select a.id, a.wait_seconds, a.answered_at, a.closed_at from responses a
    where a.workspace_id = r.workspace_id and a.conversation_id = r.conversation_id
      and (a.asked_at >= r.at or coalesce(a.answered_at, a.closed_at, 'infinity') > r.at)
    order by a.asked_at limit 1) q on true
  where r.meta_ad_id is not null;
