CREATE TABLE "invoices" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"month" text NOT NULL,
	"reference" text NOT NULL,
	"amount_micros" bigint NOT NULL,
	"currency" text NOT NULL,
	"entered_by" uuid NOT NULL,
	"entered_at" timestamp (3) with time zone NOT NULL,
	"withdrawn_at" timestamp (3) with time zone,
	CONSTRAINT "invoices_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "month_closings" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"month" text NOT NULL,
	"currency" text NOT NULL,
	"volume" integer NOT NULL,
	"estimated_micros" bigint,
	"reported_volume" integer NOT NULL,
	"reported_micros" bigint,
	"invoiced_micros" bigint,
	"closed_by" uuid NOT NULL,
	"closed_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "month_closings_workspace_id_id_pk" PRIMARY KEY("workspace_id","id"),
	CONSTRAINT "month_closings_workspaceId_accountId_month_unique" UNIQUE("workspace_id","account_id","month")
);
--> statement-breakpoint
CREATE TABLE "reported_cells" (
	"workspace_id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"day" date NOT NULL,
	"country" text NOT NULL,
	"display_number" text NOT NULL,
	"category" text NOT NULL,
	"pricing_type" text NOT NULL,
	"tier" text NOT NULL,
	"volume" integer NOT NULL,
	"cost_micros" bigint,
	"pulled_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "reported_cells_workspace_id_account_id_day_country_display_number_category_pricing_type_tier_pk" PRIMARY KEY("workspace_id","account_id","day","country","display_number","category","pricing_type","tier")
);
--> statement-breakpoint
CREATE TABLE "reported_pulls" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"from" date NOT NULL,
	"to" date NOT NULL,
	"pulled_at" timestamp (3) with time zone NOT NULL,
	"answer" jsonb NOT NULL,
	CONSTRAINT "reported_pulls_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
ALTER TABLE "invoices" ADD CONSTRAINT "invoices_workspace_id_account_id_whatsapp_accounts_workspace_id_id_fk" FOREIGN KEY ("workspace_id","account_id") REFERENCES "public"."whatsapp_accounts"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invoices" ADD CONSTRAINT "invoices_workspace_id_entered_by_members_workspace_id_id_fk" FOREIGN KEY ("workspace_id","entered_by") REFERENCES "public"."members"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "month_closings" ADD CONSTRAINT "month_closings_workspace_id_account_id_whatsapp_accounts_workspace_id_id_fk" FOREIGN KEY ("workspace_id","account_id") REFERENCES "public"."whatsapp_accounts"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "month_closings" ADD CONSTRAINT "month_closings_workspace_id_closed_by_members_workspace_id_id_fk" FOREIGN KEY ("workspace_id","closed_by") REFERENCES "public"."members"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reported_cells" ADD CONSTRAINT "reported_cells_workspace_id_account_id_whatsapp_accounts_workspace_id_id_fk" FOREIGN KEY ("workspace_id","account_id") REFERENCES "public"."whatsapp_accounts"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reported_pulls" ADD CONSTRAINT "reported_pulls_workspace_id_account_id_whatsapp_accounts_workspace_id_id_fk" FOREIGN KEY ("workspace_id","account_id") REFERENCES "public"."whatsapp_accounts"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "invoices_workspace_id_account_id_month_index" ON "invoices" USING btree ("workspace_id","account_id","month");--> statement-breakpoint
CREATE INDEX "reported_pulls_workspace_id_account_id_pulled_at_index" ON "reported_pulls" USING btree ("workspace_id","account_id","pulled_at");
--> statement-breakpoint
alter table reported_cells enable row level security;
--> statement-breakpoint
alter table reported_cells force row level security;
--> statement-breakpoint
create policy own_workspace on reported_cells
  using (workspace_id = (select current_workspace())) with check (workspace_id = (select current_workspace()));
--> statement-breakpoint
alter table reported_pulls enable row level security;
--> statement-breakpoint
alter table reported_pulls force row level security;
--> statement-breakpoint
create policy own_workspace on reported_pulls
  using (workspace_id = (select current_workspace())) with check (workspace_id = (select current_workspace()));
--> statement-breakpoint
alter table invoices enable row level security;
--> statement-breakpoint
alter table invoices force row level security;
--> statement-breakpoint
create policy own_workspace on invoices
  using (workspace_id = (select current_workspace())) with check (workspace_id = (select current_workspace()));
--> statement-breakpoint
alter table month_closings enable row level security;
--> statement-breakpoint
alter table month_closings force row level security;
--> statement-breakpoint
create policy own_workspace on month_closings
  using (workspace_id = (select current_workspace())) with check (workspace_id = (select current_workspace()));
