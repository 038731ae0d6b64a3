CREATE TABLE "spend_intents" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"connection_id" uuid NOT NULL,
	"subject_id" uuid NOT NULL,
	"change" jsonb NOT NULL,
	"asked_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "spend_intents_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
ALTER TABLE "spend_intents" ADD CONSTRAINT "spend_intents_workspace_id_connection_id_ad_connections_workspace_id_id_fk" FOREIGN KEY ("workspace_id","connection_id") REFERENCES "public"."ad_connections"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "spend_intents_workspace_id_connection_id_index" ON "spend_intents" USING btree ("workspace_id","connection_id");
--> statement-breakpoint
alter table spend_intents enable row level security;
--> statement-breakpoint
alter table spend_intents force row level security;
--> statement-breakpoint
create policy own_workspace on spend_intents
  using (workspace_id = (select current_workspace())) with check (workspace_id = (select current_workspace()));
--> statement-breakpoint
-- A tap of which Meta names no ad is no ad's: what came of the customer stays with the ads that are known.
create or replace view outcome_touches with (security_invoker = true) as
  select o.workspace_id, o.id as outcome_id, o.conversation_id, o.kind, o.amount_micros, o.currency, o.occurred_at,
    first.id as first_referral_id, first.meta_ad_id as first_ad_id,
    last.id as last_referral_id, last.meta_ad_id as last_ad_id
  from outcomes o
  join conversations c on c.workspace_id = o.workspace_id and c.id = o.conversation_id
  left join lateral (
    select r.id, r.meta_ad_id from conversations v
    join referrals r on r.workspace_id = v.workspace_id and r.conversation_id = v.id
    where v.workspace_id = c.workspace_id and v.contact_id = c.contact_id and r.at <= o.occurred_at and r.meta_ad_id is not null
    order by r.at, r.id limit 1) first on true
  left join lateral (
    select r.id, r.meta_ad_id from conversations v
    join referrals r on r.workspace_id = v.workspace_id and r.conversation_id = v.id
    where v.workspace_id = c.workspace_id and v.contact_id = c.contact_id and r.at <= o.occurred_at and r.meta_ad_id is not null
    order by r.at desc, r.id desc limit 1) last on true
  where o.withdrawn_at is null;
