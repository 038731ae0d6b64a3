CREATE TABLE "account_terms" (
	"workspace_id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"portfolio_id" text,
	"based_in" text,
	"international_from" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"changed_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "account_terms_workspace_id_account_id_pk" PRIMARY KEY("workspace_id","account_id")
);
--> statement-breakpoint
CREATE TABLE "charge_revisions" (
	"workspace_id" uuid NOT NULL,
	"repricing_id" uuid NOT NULL,
	"charge_id" uuid NOT NULL,
	"currency" text NOT NULL,
	"before_micros" bigint,
	"after_micros" bigint,
	"before" jsonb NOT NULL,
	"after" jsonb NOT NULL,
	CONSTRAINT "charge_revisions_workspace_id_repricing_id_charge_id_pk" PRIMARY KEY("workspace_id","repricing_id","charge_id")
);
--> statement-breakpoint
CREATE TABLE "launch_rates" (
	"workspace_id" uuid NOT NULL,
	"country" text NOT NULL,
	"amount_micros" bigint NOT NULL,
	"entered_by" uuid,
	"entered_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "launch_rates_workspace_id_country_pk" PRIMARY KEY("workspace_id","country"),
	CONSTRAINT "launch_rates_range" CHECK (amount_micros between 5000 and 90000)
);
--> statement-breakpoint
CREATE TABLE "own_rate_cards" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"currency" text NOT NULL,
	"effective_from" date NOT NULL,
	"version" integer NOT NULL,
	"kind" text NOT NULL,
	"file_name" text NOT NULL,
	"file_sha256" text NOT NULL,
	"imported_by" uuid,
	"imported_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "own_rate_cards_workspace_id_id_pk" PRIMARY KEY("workspace_id","id"),
	CONSTRAINT "own_rate_cards_workspaceId_currency_effectiveFrom_version_unique" UNIQUE("workspace_id","currency","effective_from","version")
);
--> statement-breakpoint
CREATE TABLE "own_rates" (
	"workspace_id" uuid NOT NULL,
	"rate_card_id" uuid NOT NULL,
	"market" text NOT NULL,
	"category" text NOT NULL,
	"tier_from" integer NOT NULL,
	"tier_to" integer,
	"amount_micros" bigint NOT NULL,
	"edges_known" boolean DEFAULT false NOT NULL,
	CONSTRAINT "own_rates_workspace_id_rate_card_id_market_category_tier_from_pk" PRIMARY KEY("workspace_id","rate_card_id","market","category","tier_from")
);
--> statement-breakpoint
CREATE TABLE "repricings" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"reason" text NOT NULL,
	"from_day" date NOT NULL,
	"to_day" date NOT NULL,
	"category_from" text,
	"category_to" text,
	"run_by" uuid,
	"run_at" timestamp (3) with time zone NOT NULL,
	"changed_count" integer NOT NULL,
	CONSTRAINT "repricings_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "tier_updates" (
	"workspace_id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"market" text NOT NULL,
	"category" text NOT NULL,
	"month" text NOT NULL,
	"tier_from" integer NOT NULL,
	"tier_to" integer,
	"reached_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "tier_updates_workspace_id_account_id_market_category_month_tier_from_pk" PRIMARY KEY("workspace_id","account_id","market","category","month","tier_from")
);
--> statement-breakpoint
CREATE TABLE "volume_edges" (
	"workspace_id" uuid NOT NULL,
	"volume_key" text NOT NULL,
	"tier_from" integer NOT NULL,
	"delivered_at" timestamp (3) with time zone NOT NULL,
	"wa_message_id" text NOT NULL,
	"recipient" text NOT NULL,
	CONSTRAINT "volume_edges_workspace_id_volume_key_tier_from_pk" PRIMARY KEY("workspace_id","volume_key","tier_from")
);
--> statement-breakpoint
CREATE TABLE "volumes" (
	"workspace_id" uuid NOT NULL,
	"volume_key" text NOT NULL,
	"charged_count" integer NOT NULL,
	CONSTRAINT "volumes_workspace_id_volume_key_pk" PRIMARY KEY("workspace_id","volume_key")
);
--> statement-breakpoint
ALTER TABLE "charges" ADD COLUMN "own_rate_card_id" uuid;--> statement-breakpoint
ALTER TABLE "charges" ADD COLUMN "is_upper_bound" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "charges" ADD COLUMN "volume_key" text;--> statement-breakpoint
ALTER TABLE "rates" ADD COLUMN "edges_known" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "account_terms" ADD CONSTRAINT "account_terms_workspace_id_account_id_whatsapp_accounts_workspace_id_id_fk" FOREIGN KEY ("workspace_id","account_id") REFERENCES "public"."whatsapp_accounts"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "charge_revisions" ADD CONSTRAINT "charge_revisions_workspace_id_repricing_id_repricings_workspace_id_id_fk" FOREIGN KEY ("workspace_id","repricing_id") REFERENCES "public"."repricings"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "charge_revisions" ADD CONSTRAINT "charge_revisions_workspace_id_charge_id_charges_workspace_id_id_fk" FOREIGN KEY ("workspace_id","charge_id") REFERENCES "public"."charges"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "own_rates" ADD CONSTRAINT "own_rates_workspace_id_rate_card_id_own_rate_cards_workspace_id_id_fk" FOREIGN KEY ("workspace_id","rate_card_id") REFERENCES "public"."own_rate_cards"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tier_updates" ADD CONSTRAINT "tier_updates_workspace_id_account_id_whatsapp_accounts_workspace_id_id_fk" FOREIGN KEY ("workspace_id","account_id") REFERENCES "public"."whatsapp_accounts"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "charge_revisions_workspace_id_charge_id_index" ON "charge_revisions" USING btree ("workspace_id","charge_id");--> statement-breakpoint
ALTER TABLE "charges" ADD CONSTRAINT "charges_workspace_id_own_rate_card_id_own_rate_cards_workspace_id_id_fk" FOREIGN KEY ("workspace_id","own_rate_card_id") REFERENCES "public"."own_rate_cards"("workspace_id","id") ON DELETE no action ON UPDATE no action NOT VALID;--> statement-breakpoint
alter table own_rate_cards enable row level security;
--> statement-breakpoint
alter table own_rate_cards force row level security;
--> statement-breakpoint
create policy own_workspace on own_rate_cards
  using (workspace_id = (select current_workspace())) with check (workspace_id = (select current_workspace()));
--> statement-breakpoint
alter table own_rates enable row level security;
--> statement-breakpoint
alter table own_rates force row level security;
--> statement-breakpoint
create policy own_workspace on own_rates
  using (workspace_id = (select current_workspace())) with check (workspace_id = (select current_workspace()));
--> statement-breakpoint
alter table volumes enable row level security;
--> statement-breakpoint
alter table volumes force row level security;
--> statement-breakpoint
create policy own_workspace on volumes
  using (workspace_id = (select current_workspace())) with check (workspace_id = (select current_workspace()));
--> statement-breakpoint
alter table volume_edges enable row level security;
--> statement-breakpoint
alter table volume_edges force row level security;
--> statement-breakpoint
create policy own_workspace on volume_edges
  using (workspace_id = (select current_workspace())) with check (workspace_id = (select current_workspace()));
--> statement-breakpoint
alter table tier_updates enable row level security;
--> statement-breakpoint
alter table tier_updates force row level security;
--> statement-breakpoint
create policy own_workspace on tier_updates
  using (workspace_id = (select current_workspace())) with check (workspace_id = (select current_workspace()));
--> statement-breakpoint
alter table account_terms enable row level security;
--> statement-breakpoint
alter table account_terms force row level security;
--> statement-breakpoint
create policy own_workspace on account_terms
  using (workspace_id = (select current_workspace())) with check (workspace_id = (select current_workspace()));
--> statement-breakpoint
alter table repricings enable row level security;
--> statement-breakpoint
alter table repricings force row level security;
--> statement-breakpoint
create policy own_workspace on repricings
  using (workspace_id = (select current_workspace())) with check (workspace_id = (select current_workspace()));
--> statement-breakpoint
alter table charge_revisions enable row level security;
--> statement-breakpoint
alter table charge_revisions force row level security;
--> statement-breakpoint
create policy own_workspace on charge_revisions
  using (workspace_id = (select current_workspace())) with check (workspace_id = (select current_workspace()));
--> statement-breakpoint
alter table launch_rates enable row level security;
--> statement-breakpoint
alter table launch_rates force row level security;
--> statement-breakpoint
create policy own_workspace on launch_rates
  using (workspace_id = (select current_workspace())) with check (workspace_id = (select current_workspace()));
--> statement-breakpoint
-- A price list and what a charge was are written once.
revoke update, delete on own_rate_cards, own_rates, repricings, charge_revisions from guichet_app;
--> statement-breakpoint
-- lock: a handful of rows of the price list, which nobody writes while it is applied
update rates set edges_known = true
  where exists (select from rates r where r.rate_card_id = rates.rate_card_id and r.market = rates.market
    and r.category = rates.category and r.tier_from > 0);
