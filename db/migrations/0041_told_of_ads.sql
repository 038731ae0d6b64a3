CREATE TABLE "ad_account_routes" (
	"ad_account_id" text NOT NULL,
	"workspace_id" uuid NOT NULL,
	"connection_id" uuid NOT NULL,
	CONSTRAINT "ad_account_routes_ad_account_id_workspace_id_pk" PRIMARY KEY("ad_account_id","workspace_id")
);
--> statement-breakpoint
ALTER TABLE "ad_connections" ADD COLUMN "reread_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "report_mails" ADD COLUMN "attachment" text;--> statement-breakpoint
alter table ad_account_routes enable row level security;
--> statement-breakpoint
alter table ad_account_routes force row level security;
--> statement-breakpoint
create policy own_workspace on ad_account_routes
  using (workspace_id = (select current_workspace())) with check (workspace_id = (select current_workspace()));
--> statement-breakpoint
-- A webhook names the ad account alone; only the worker, who reads it, asks whose it is.
create policy worker_routes on ad_account_routes for select using ((select is_worker()));
