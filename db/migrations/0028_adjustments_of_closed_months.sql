CREATE TABLE "charge_adjustments" (
	"workspace_id" uuid NOT NULL,
	"repricing_id" uuid NOT NULL,
	"charge_id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"closed_month" text NOT NULL,
	"booked_month" text NOT NULL,
	"currency" text NOT NULL,
	"before_micros" bigint,
	"after_micros" bigint,
	"before" jsonb NOT NULL,
	"after" jsonb NOT NULL,
	CONSTRAINT "charge_adjustments_workspace_id_repricing_id_charge_id_pk" PRIMARY KEY("workspace_id","repricing_id","charge_id")
);
--> statement-breakpoint
ALTER TABLE "account_terms" ADD COLUMN "zone_read_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "charge_adjustments" ADD CONSTRAINT "charge_adjustments_workspace_id_repricing_id_repricings_workspace_id_id_fk" FOREIGN KEY ("workspace_id","repricing_id") REFERENCES "public"."repricings"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "charge_adjustments" ADD CONSTRAINT "charge_adjustments_workspace_id_charge_id_charges_workspace_id_id_fk" FOREIGN KEY ("workspace_id","charge_id") REFERENCES "public"."charges"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "charge_adjustments" ADD CONSTRAINT "charge_adjustments_workspace_id_account_id_whatsapp_accounts_workspace_id_id_fk" FOREIGN KEY ("workspace_id","account_id") REFERENCES "public"."whatsapp_accounts"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "charge_adjustments_workspace_id_account_id_booked_month_index" ON "charge_adjustments" USING btree ("workspace_id","account_id","booked_month");--> statement-breakpoint
CREATE INDEX "charge_adjustments_workspace_id_charge_id_index" ON "charge_adjustments" USING btree ("workspace_id","charge_id");--> statement-breakpoint
alter table charge_adjustments enable row level security;
--> statement-breakpoint
alter table charge_adjustments force row level security;
--> statement-breakpoint
create policy own_workspace on charge_adjustments
  using (workspace_id = (select current_workspace())) with check (workspace_id = (select current_workspace()));
--> statement-breakpoint
-- What was booked is written once.
revoke update, delete on charge_adjustments from guichet_app;
