CREATE TABLE "automatic_changes" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"campaign_id" uuid NOT NULL,
	"cause_id" uuid NOT NULL,
	"to" text NOT NULL,
	"because" jsonb NOT NULL,
	"asked_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone,
	"outcome" text,
	"failure" jsonb,
	CONSTRAINT "automatic_changes_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "campaign_rules" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"connection_id" uuid NOT NULL,
	"campaign_id" uuid,
	"terms" jsonb NOT NULL,
	"rest_hours" integer,
	"is_on" boolean NOT NULL,
	"created_by" uuid NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "campaign_rules_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "spend_limits" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"connection_id" uuid NOT NULL,
	"campaign_id" uuid,
	"amount_micros" bigint NOT NULL,
	"thresholds" integer[] NOT NULL,
	"stops" boolean NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "spend_limits_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
ALTER TABLE "campaign_changes" ADD COLUMN "because" jsonb;--> statement-breakpoint
ALTER TABLE "automatic_changes" ADD CONSTRAINT "automatic_changes_workspace_id_campaign_id_campaigns_workspace_id_id_fk" FOREIGN KEY ("workspace_id","campaign_id") REFERENCES "public"."campaigns"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "campaign_rules" ADD CONSTRAINT "campaign_rules_workspace_id_connection_id_ad_connections_workspace_id_id_fk" FOREIGN KEY ("workspace_id","connection_id") REFERENCES "public"."ad_connections"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "campaign_rules" ADD CONSTRAINT "campaign_rules_workspace_id_campaign_id_campaigns_workspace_id_id_fk" FOREIGN KEY ("workspace_id","campaign_id") REFERENCES "public"."campaigns"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "spend_limits" ADD CONSTRAINT "spend_limits_workspace_id_connection_id_ad_connections_workspace_id_id_fk" FOREIGN KEY ("workspace_id","connection_id") REFERENCES "public"."ad_connections"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "spend_limits" ADD CONSTRAINT "spend_limits_workspace_id_campaign_id_campaigns_workspace_id_id_fk" FOREIGN KEY ("workspace_id","campaign_id") REFERENCES "public"."campaigns"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "automatic_changes_open" ON "automatic_changes" USING btree ("workspace_id","campaign_id") WHERE ended_at is null;--> statement-breakpoint
CREATE INDEX "automatic_changes_workspace_id_campaign_id_asked_at_index" ON "automatic_changes" USING btree ("workspace_id","campaign_id","asked_at");--> statement-breakpoint
CREATE INDEX "campaign_rules_workspace_id_connection_id_index" ON "campaign_rules" USING btree ("workspace_id","connection_id");--> statement-breakpoint
CREATE UNIQUE INDEX "spend_limits_of_account" ON "spend_limits" USING btree ("workspace_id","connection_id") WHERE campaign_id is null;--> statement-breakpoint
CREATE UNIQUE INDEX "spend_limits_of_campaign" ON "spend_limits" USING btree ("workspace_id","campaign_id") WHERE campaign_id is not null;--> statement-breakpoint
alter table campaign_rules enable row level security;
--> statement-breakpoint
alter table campaign_rules force row level security;
--> statement-breakpoint
create policy own_workspace on campaign_rules
  using (workspace_id = (select current_workspace())) with check (workspace_id = (select current_workspace()));
--> statement-breakpoint
alter table spend_limits enable row level security;
--> statement-breakpoint
alter table spend_limits force row level security;
--> statement-breakpoint
create policy own_workspace on spend_limits
  using (workspace_id = (select current_workspace())) with check (workspace_id = (select current_workspace()));
--> statement-breakpoint
alter table automatic_changes enable row level security;
--> statement-breakpoint
alter table automatic_changes force row level security;
--> statement-breakpoint
create policy own_workspace on automatic_changes
  using (workspace_id = (select current_workspace())) with check (workspace_id = (select current_workspace()));
