CREATE TABLE "charge_notices" (
	"workspace_id" uuid NOT NULL,
	"number_id" uuid NOT NULL,
	"wa_message_id" text NOT NULL,
	"recipient" text NOT NULL,
	"message_id" uuid,
	"wa_id" text,
	"user_id" text,
	"delivered_at" timestamp (3) with time zone,
	"category" text,
	"pricing_type" text,
	"pricing_model" text,
	"reported_micros" bigint,
	"reported_currency" text,
	"priced_by" text,
	"priced_at" timestamp (3) with time zone,
	"noted_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "charge_notices_workspace_id_wa_message_id_recipient_pk" PRIMARY KEY("workspace_id","wa_message_id","recipient")
);
--> statement-breakpoint
CREATE TABLE "pricing_regimes" (
	"regime" text PRIMARY KEY NOT NULL,
	"effective_from" date NOT NULL,
	"free_in_window" text[] NOT NULL,
	"free_service_per_month" integer,
	"source" text NOT NULL,
	CONSTRAINT "pricing_regimes_effectiveFrom_unique" UNIQUE("effective_from")
);
--> statement-breakpoint
ALTER TABLE "charges" ALTER COLUMN "pricing_model" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "charges" ALTER COLUMN "estimated_micros" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "charges" ADD COLUMN "wa_id" text;--> statement-breakpoint
ALTER TABLE "charges" ADD COLUMN "user_id" text;--> statement-breakpoint
ALTER TABLE "charges" ADD COLUMN "priced_by" text NOT NULL;--> statement-breakpoint
ALTER TABLE "charges" ADD COLUMN "priced_at" timestamp (3) with time zone NOT NULL;--> statement-breakpoint
ALTER TABLE "charges" ADD COLUMN "country" text;--> statement-breakpoint
ALTER TABLE "charges" ADD COLUMN "allowance_month" text;--> statement-breakpoint
ALTER TABLE "charges" ADD COLUMN "list_micros" bigint;--> statement-breakpoint
ALTER TABLE "charges" ADD COLUMN "basis" text NOT NULL;--> statement-breakpoint
ALTER TABLE "charges" ADD COLUMN "reported_currency" text;--> statement-breakpoint
ALTER TABLE "conversations" ADD COLUMN "typing_shown_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "attempted_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "retry_of" uuid;--> statement-breakpoint
ALTER TABLE "charge_notices" ADD CONSTRAINT "charge_notices_workspace_id_number_id_phone_numbers_workspace_id_id_fk" FOREIGN KEY ("workspace_id","number_id") REFERENCES "public"."phone_numbers"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "charges_allowance" ON "charges" USING btree ("workspace_id","number_id","allowance_month","delivered_at","wa_message_id","recipient") WHERE allowance_month is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "messages_retry_of" ON "messages" USING btree ("workspace_id","retry_of") WHERE retry_of is not null;--> statement-breakpoint
alter table charge_notices enable row level security;
--> statement-breakpoint
alter table charge_notices force row level security;
--> statement-breakpoint
create policy own_workspace on charge_notices
  using (workspace_id = (select current_workspace())) with check (workspace_id = (select current_workspace()));
--> statement-breakpoint
-- Prices and rules are the same for every workspace: the application reads them, only their owner loads them.
revoke insert, update, delete on rate_cards, rates, markets, pricing_regimes from guichet_app;
