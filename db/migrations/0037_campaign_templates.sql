CREATE TABLE "campaign_templates" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"connection_id" uuid NOT NULL,
	"name" text NOT NULL,
	"form" jsonb NOT NULL,
	"created_by" uuid NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"discarded_at" timestamp (3) with time zone,
	CONSTRAINT "campaign_templates_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
ALTER TABLE "campaign_templates" ADD CONSTRAINT "campaign_templates_workspace_id_connection_id_ad_connections_workspace_id_id_fk" FOREIGN KEY ("workspace_id","connection_id") REFERENCES "public"."ad_connections"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
alter table campaign_templates enable row level security;
--> statement-breakpoint
alter table campaign_templates force row level security;
--> statement-breakpoint
create policy own_workspace on campaign_templates
  using (workspace_id = (select current_workspace())) with check (workspace_id = (select current_workspace()));
