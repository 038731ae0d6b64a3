CREATE TABLE "conversion_datasets" (
	"workspace_id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"meta_dataset_id" text,
	"asked_at" timestamp (3) with time zone NOT NULL,
	"failure" jsonb,
	CONSTRAINT "conversion_datasets_workspace_id_account_id_pk" PRIMARY KEY("workspace_id","account_id")
);
--> statement-breakpoint
CREATE TABLE "conversion_settings" (
	"workspace_id" uuid NOT NULL,
	"is_on" boolean NOT NULL,
	"covers_strict_regions" boolean NOT NULL,
	"test_code" text,
	"test_until" timestamp (3) with time zone,
	"changed_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "conversion_settings_workspace_id_pk" PRIMARY KEY("workspace_id")
);
--> statement-breakpoint
CREATE TABLE "conversions" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"outcome_id" uuid NOT NULL,
	"referral_id" uuid,
	"account_id" uuid,
	"state" text NOT NULL,
	"reason" text,
	"words" text,
	"code" integer,
	"trace_id" text,
	"attempts" integer DEFAULT 0 NOT NULL,
	"attempted_at" timestamp (3) with time zone,
	"settled_at" timestamp (3) with time zone,
	"sent_micros" bigint,
	"sent_currency" text,
	"is_test" boolean DEFAULT false NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "conversions_workspace_id_id_pk" PRIMARY KEY("workspace_id","id"),
	CONSTRAINT "conversions_workspaceId_outcomeId_unique" UNIQUE("workspace_id","outcome_id")
);
--> statement-breakpoint
CREATE TABLE "outcome_revisions" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"outcome_id" uuid NOT NULL,
	"change" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"member_id" uuid,
	"api_key_id" uuid,
	"amount_micros" bigint,
	"currency" text,
	"reference" text,
	CONSTRAINT "outcome_revisions_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "outcomes" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"conversation_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"touch_id" uuid NOT NULL,
	"amount_micros" bigint,
	"currency" text,
	"reference" text,
	"occurred_at" timestamp (3) with time zone NOT NULL,
	"request_key" text NOT NULL,
	"marked_at" timestamp (3) with time zone NOT NULL,
	"withdrawn_at" timestamp (3) with time zone,
	CONSTRAINT "outcomes_workspace_id_id_pk" PRIMARY KEY("workspace_id","id"),
	CONSTRAINT "outcomes_workspaceId_requestKey_unique" UNIQUE("workspace_id","request_key")
);
--> statement-breakpoint
CREATE TABLE "referral_pictures" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"key" text NOT NULL,
	"address" text NOT NULL,
	"state" text NOT NULL,
	"image" "bytea",
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "referral_pictures_workspace_id_id_pk" PRIMARY KEY("workspace_id","id"),
	CONSTRAINT "referral_pictures_workspaceId_key_unique" UNIQUE("workspace_id","key")
);
--> statement-breakpoint
CREATE TABLE "referrals" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"conversation_id" uuid NOT NULL,
	"message_id" uuid NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"source_type" text,
	"meta_ad_id" text,
	"source_url" text,
	"headline" text,
	"body" text,
	"media_type" text,
	"picture_id" uuid,
	"sealed_click_id" "bytea",
	CONSTRAINT "referrals_workspace_id_id_pk" PRIMARY KEY("workspace_id","id"),
	CONSTRAINT "referrals_workspaceId_messageId_unique" UNIQUE("workspace_id","message_id")
);
--> statement-breakpoint
ALTER TABLE "conversion_datasets" ADD CONSTRAINT "conversion_datasets_workspace_id_account_id_whatsapp_accounts_workspace_id_id_fk" FOREIGN KEY ("workspace_id","account_id") REFERENCES "public"."whatsapp_accounts"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "conversion_settings" ADD CONSTRAINT "conversion_settings_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "conversions" ADD CONSTRAINT "conversions_workspace_id_outcome_id_outcomes_workspace_id_id_fk" FOREIGN KEY ("workspace_id","outcome_id") REFERENCES "public"."outcomes"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outcome_revisions" ADD CONSTRAINT "outcome_revisions_workspace_id_outcome_id_outcomes_workspace_id_id_fk" FOREIGN KEY ("workspace_id","outcome_id") REFERENCES "public"."outcomes"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outcomes" ADD CONSTRAINT "outcomes_workspace_id_conversation_id_conversations_workspace_id_id_fk" FOREIGN KEY ("workspace_id","conversation_id") REFERENCES "public"."conversations"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "referrals" ADD CONSTRAINT "referrals_workspace_id_conversation_id_conversations_workspace_id_id_fk" FOREIGN KEY ("workspace_id","conversation_id") REFERENCES "public"."conversations"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "referrals" ADD CONSTRAINT "referrals_workspace_id_picture_id_referral_pictures_workspace_id_id_fk" FOREIGN KEY ("workspace_id","picture_id") REFERENCES "public"."referral_pictures"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "conversions_waiting" ON "conversions" USING btree ("workspace_id","account_id","id") WHERE state = 'waiting';--> statement-breakpoint
CREATE INDEX "outcome_revisions_workspace_id_outcome_id_at_index" ON "outcome_revisions" USING btree ("workspace_id","outcome_id","at");--> statement-breakpoint
CREATE UNIQUE INDEX "outcomes_order" ON "outcomes" USING btree ("workspace_id","reference") WHERE kind = 'order' and reference is not null and withdrawn_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "outcomes_stage" ON "outcomes" USING btree ("workspace_id","conversation_id","kind","touch_id") WHERE kind <> 'order' and withdrawn_at is null;--> statement-breakpoint
CREATE INDEX "outcomes_workspace_id_conversation_id_occurred_at_index" ON "outcomes" USING btree ("workspace_id","conversation_id","occurred_at");--> statement-breakpoint
CREATE INDEX "outcomes_workspace_id_occurred_at_id_index" ON "outcomes" USING btree ("workspace_id","occurred_at","id");--> statement-breakpoint
CREATE INDEX "referrals_workspace_id_conversation_id_at_id_index" ON "referrals" USING btree ("workspace_id","conversation_id","at","id");--> statement-breakpoint
CREATE INDEX "referrals_workspace_id_meta_ad_id_at_index" ON "referrals" USING btree ("workspace_id","meta_ad_id","at");
--> statement-breakpoint
alter table referral_pictures enable row level security;
--> statement-breakpoint
alter table referral_pictures force row level security;
--> statement-breakpoint
create policy own_workspace on referral_pictures
  using (workspace_id = (select current_workspace())) with check (workspace_id = (select current_workspace()));
--> statement-breakpoint
alter table referrals enable row level security;
--> statement-breakpoint
alter table referrals force row level security;
--> statement-breakpoint
create policy own_workspace on referrals
  using (workspace_id = (select current_workspace())) with check (workspace_id = (select current_workspace()));
--> statement-breakpoint
alter table outcomes enable row level security;
--> statement-breakpoint
alter table outcomes force row level security;
--> statement-breakpoint
create policy own_workspace on outcomes
  using (workspace_id = (select current_workspace())) with check (workspace_id = (select current_workspace()));
--> statement-breakpoint
alter table outcome_revisions enable row level security;
--> statement-breakpoint
alter table outcome_revisions force row level security;
--> statement-breakpoint
create policy own_workspace on outcome_revisions
  using (workspace_id = (select current_workspace())) with check (workspace_id = (select current_workspace()));
--> statement-breakpoint
alter table conversions enable row level security;
--> statement-breakpoint
alter table conversions force row level security;
--> statement-breakpoint
create policy own_workspace on conversions
  using (workspace_id = (select current_workspace())) with check (workspace_id = (select current_workspace()));
--> statement-breakpoint
alter table conversion_settings enable row level security;
--> statement-breakpoint
alter table conversion_settings force row level security;
--> statement-breakpoint
create policy own_workspace on conversion_settings
  using (workspace_id = (select current_workspace())) with check (workspace_id = (select current_workspace()));
--> statement-breakpoint
alter table conversion_datasets enable row level security;
--> statement-breakpoint
alter table conversion_datasets force row level security;
--> statement-breakpoint
create policy own_workspace on conversion_datasets
  using (workspace_id = (select current_workspace())) with check (workspace_id = (select current_workspace()));
--> statement-breakpoint
create view conversation_touches with (security_invoker = true) as
  select workspace_id, conversation_id, count(*) as touches,
    (array_agg(id order by at, id))[1] as first_referral_id,
    (array_agg(meta_ad_id order by at, id))[1] as first_ad_id,
    min(at) as first_at,
    (array_agg(id order by at desc, id desc))[1] as last_referral_id,
    (array_agg(meta_ad_id order by at desc, id desc))[1] as last_ad_id,
    max(at) as last_at
  from referrals group by workspace_id, conversation_id;
--> statement-breakpoint
create view outcome_touches with (security_invoker = true) as
  select o.workspace_id, o.id as outcome_id, o.conversation_id, o.kind, o.amount_micros, o.currency, o.occurred_at,
    first.id as first_referral_id, first.meta_ad_id as first_ad_id,
    last.id as last_referral_id, last.meta_ad_id as last_ad_id
  from outcomes o
  join conversations c on c.workspace_id = o.workspace_id and c.id = o.conversation_id
  left join lateral (
    select r.id, r.meta_ad_id from conversations v
    join referrals r on r.workspace_id = v.workspace_id and r.conversation_id = v.id
    where v.workspace_id = c.workspace_id and v.contact_id = c.contact_id and r.at <= o.occurred_at
    order by r.at, r.id limit 1) first on true
  left join lateral (
    select r.id, r.meta_ad_id from conversations v
    join referrals r on r.workspace_id = v.workspace_id and r.conversation_id = v.id
    where v.workspace_id = c.workspace_id and v.contact_id = c.contact_id and r.at <= o.occurred_at
    order by r.at desc, r.id desc limit 1) last on true
  where o.withdrawn_at is null;
