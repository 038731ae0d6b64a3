CREATE TABLE "ad_connections" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"ad_account_id" text NOT NULL,
	"name" text NOT NULL,
	"currency" text NOT NULL,
	"time_zone" text NOT NULL,
	"page_id" text NOT NULL,
	"page_name" text NOT NULL,
	"instagram_id" text,
	"instagram_name" text,
	"dataset_id" text,
	"sealed_token" "bytea" NOT NULL,
	"connected_by" uuid,
	"connected_at" timestamp (3) with time zone NOT NULL,
	"disconnected_at" timestamp (3) with time zone,
	"reading" jsonb,
	"read_at" timestamp (3) with time zone,
	"failure" jsonb,
	"listed_at" timestamp (3) with time zone,
	CONSTRAINT "ad_connections_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "ad_pictures" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"image" "bytea" NOT NULL,
	"width" integer NOT NULL,
	"height" integer NOT NULL,
	"uploaded_by" uuid NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "ad_pictures_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "ad_sets" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"campaign_id" uuid NOT NULL,
	"starts_at" timestamp (3) with time zone,
	"ends_at" timestamp (3) with time zone,
	"learning" text,
	"meta_id" text NOT NULL,
	"name" text NOT NULL,
	"status" text NOT NULL,
	"effective_status" text NOT NULL,
	"issues" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"read_at" timestamp (3) with time zone NOT NULL,
	"daily_budget_micros" bigint,
	"lifetime_budget_micros" bigint,
	CONSTRAINT "ad_sets_workspace_id_id_pk" PRIMARY KEY("workspace_id","id"),
	CONSTRAINT "ad_sets_workspaceId_metaId_unique" UNIQUE("workspace_id","meta_id")
);
--> statement-breakpoint
CREATE TABLE "ads" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"ad_set_id" uuid NOT NULL,
	"creative_id" uuid,
	"review_feedback" jsonb,
	"meta_id" text NOT NULL,
	"name" text NOT NULL,
	"status" text NOT NULL,
	"effective_status" text NOT NULL,
	"issues" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"read_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "ads_workspace_id_id_pk" PRIMARY KEY("workspace_id","id"),
	CONSTRAINT "ads_workspaceId_metaId_unique" UNIQUE("workspace_id","meta_id")
);
--> statement-breakpoint
CREATE TABLE "campaign_changes" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"campaign_id" uuid NOT NULL,
	"level" text NOT NULL,
	"subject_id" uuid NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"source" text NOT NULL,
	"member_id" uuid,
	"field" text NOT NULL,
	"before" text,
	"after" text,
	CONSTRAINT "campaign_changes_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "campaign_drafts" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"connection_id" uuid NOT NULL,
	"form" jsonb NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_by" uuid NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"changed_by" uuid NOT NULL,
	"changed_at" timestamp (3) with time zone NOT NULL,
	"discarded_at" timestamp (3) with time zone,
	CONSTRAINT "campaign_drafts_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "campaigns" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"connection_id" uuid NOT NULL,
	"draft_id" uuid,
	"objective" text,
	"meta_id" text NOT NULL,
	"name" text NOT NULL,
	"status" text NOT NULL,
	"effective_status" text NOT NULL,
	"issues" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"read_at" timestamp (3) with time zone NOT NULL,
	"daily_budget_micros" bigint,
	"lifetime_budget_micros" bigint,
	CONSTRAINT "campaigns_workspace_id_id_pk" PRIMARY KEY("workspace_id","id"),
	CONSTRAINT "campaigns_workspaceId_metaId_unique" UNIQUE("workspace_id","meta_id")
);
--> statement-breakpoint
CREATE TABLE "creatives" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"connection_id" uuid NOT NULL,
	"meta_id" text NOT NULL,
	"headline" text,
	"primary_text" text,
	"description" text,
	"picture_id" uuid,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "creatives_workspace_id_id_pk" PRIMARY KEY("workspace_id","id"),
	CONSTRAINT "creatives_workspaceId_metaId_unique" UNIQUE("workspace_id","meta_id")
);
--> statement-breakpoint
CREATE TABLE "publication_steps" (
	"workspace_id" uuid NOT NULL,
	"publication_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"sent_at" timestamp (3) with time zone,
	"done_at" timestamp (3) with time zone,
	"meta_id" text,
	"fingerprint" text,
	"undone_at" timestamp (3) with time zone,
	CONSTRAINT "publication_steps_workspace_id_publication_id_kind_pk" PRIMARY KEY("workspace_id","publication_id","kind")
);
--> statement-breakpoint
CREATE TABLE "publications" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"draft_id" uuid NOT NULL,
	"connection_id" uuid NOT NULL,
	"state" text NOT NULL,
	"form" jsonb NOT NULL,
	"started_by" uuid NOT NULL,
	"started_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone,
	"failure" jsonb,
	"waits_until" timestamp (3) with time zone,
	CONSTRAINT "publications_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
ALTER TABLE "ad_connections" ADD CONSTRAINT "ad_connections_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ad_pictures" ADD CONSTRAINT "ad_pictures_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ad_sets" ADD CONSTRAINT "ad_sets_workspace_id_campaign_id_campaigns_workspace_id_id_fk" FOREIGN KEY ("workspace_id","campaign_id") REFERENCES "public"."campaigns"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ads" ADD CONSTRAINT "ads_workspace_id_ad_set_id_ad_sets_workspace_id_id_fk" FOREIGN KEY ("workspace_id","ad_set_id") REFERENCES "public"."ad_sets"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ads" ADD CONSTRAINT "ads_workspace_id_creative_id_creatives_workspace_id_id_fk" FOREIGN KEY ("workspace_id","creative_id") REFERENCES "public"."creatives"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "campaign_changes" ADD CONSTRAINT "campaign_changes_workspace_id_campaign_id_campaigns_workspace_id_id_fk" FOREIGN KEY ("workspace_id","campaign_id") REFERENCES "public"."campaigns"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "campaign_drafts" ADD CONSTRAINT "campaign_drafts_workspace_id_connection_id_ad_connections_workspace_id_id_fk" FOREIGN KEY ("workspace_id","connection_id") REFERENCES "public"."ad_connections"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "campaigns" ADD CONSTRAINT "campaigns_workspace_id_connection_id_ad_connections_workspace_id_id_fk" FOREIGN KEY ("workspace_id","connection_id") REFERENCES "public"."ad_connections"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "creatives" ADD CONSTRAINT "creatives_workspace_id_connection_id_ad_connections_workspace_id_id_fk" FOREIGN KEY ("workspace_id","connection_id") REFERENCES "public"."ad_connections"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "publication_steps" ADD CONSTRAINT "publication_steps_workspace_id_publication_id_publications_workspace_id_id_fk" FOREIGN KEY ("workspace_id","publication_id") REFERENCES "public"."publications"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "publications" ADD CONSTRAINT "publications_workspace_id_draft_id_campaign_drafts_workspace_id_id_fk" FOREIGN KEY ("workspace_id","draft_id") REFERENCES "public"."campaign_drafts"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "ad_connections_open" ON "ad_connections" USING btree ("workspace_id","ad_account_id") WHERE disconnected_at is null;--> statement-breakpoint
CREATE INDEX "ad_sets_workspace_id_campaign_id_index" ON "ad_sets" USING btree ("workspace_id","campaign_id");--> statement-breakpoint
CREATE INDEX "ads_workspace_id_ad_set_id_index" ON "ads" USING btree ("workspace_id","ad_set_id");--> statement-breakpoint
CREATE INDEX "campaign_changes_workspace_id_campaign_id_at_index" ON "campaign_changes" USING btree ("workspace_id","campaign_id","at");--> statement-breakpoint
CREATE INDEX "campaign_drafts_workspace_id_changed_at_index" ON "campaign_drafts" USING btree ("workspace_id","changed_at");--> statement-breakpoint
CREATE INDEX "campaigns_workspace_id_connection_id_created_at_index" ON "campaigns" USING btree ("workspace_id","connection_id","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "publications_open" ON "publications" USING btree ("workspace_id","draft_id") WHERE state <> 'undone';
--> statement-breakpoint
alter table ad_connections enable row level security;
--> statement-breakpoint
alter table ad_connections force row level security;
--> statement-breakpoint
create policy own_workspace on ad_connections
  using (workspace_id = (select current_workspace())) with check (workspace_id = (select current_workspace()));

--> statement-breakpoint
alter table ad_pictures enable row level security;
--> statement-breakpoint
alter table ad_pictures force row level security;
--> statement-breakpoint
create policy own_workspace on ad_pictures
  using (workspace_id = (select current_workspace())) with check (workspace_id = (select current_workspace()));

--> statement-breakpoint
alter table campaign_drafts enable row level security;
--> statement-breakpoint
alter table campaign_drafts force row level security;
--> statement-breakpoint
create policy own_workspace on campaign_drafts
  using (workspace_id = (select current_workspace())) with check (workspace_id = (select current_workspace()));

--> statement-breakpoint
alter table publications enable row level security;
--> statement-breakpoint
alter table publications force row level security;
--> statement-breakpoint
create policy own_workspace on publications
  using (workspace_id = (select current_workspace())) with check (workspace_id = (select current_workspace()));

--> statement-breakpoint
alter table publication_steps enable row level security;
--> statement-breakpoint
alter table publication_steps force row level security;
--> statement-breakpoint
create policy own_workspace on publication_steps
  using (workspace_id = (select current_workspace())) with check (workspace_id = (select current_workspace()));

--> statement-breakpoint
alter table campaigns enable row level security;
--> statement-breakpoint
alter table campaigns force row level security;
--> statement-breakpoint
create policy own_workspace on campaigns
  using (workspace_id = (select current_workspace())) with check (workspace_id = (select current_workspace()));

--> statement-breakpoint
alter table ad_sets enable row level security;
--> statement-breakpoint
alter table ad_sets force row level security;
--> statement-breakpoint
create policy own_workspace on ad_sets
  using (workspace_id = (select current_workspace())) with check (workspace_id = (select current_workspace()));

--> statement-breakpoint
alter table creatives enable row level security;
--> statement-breakpoint
alter table creatives force row level security;
--> statement-breakpoint
create policy own_workspace on creatives
  using (workspace_id = (select current_workspace())) with check (workspace_id = (select current_workspace()));

--> statement-breakpoint
alter table ads enable row level security;
--> statement-breakpoint
alter table ads force row level security;
--> statement-breakpoint
create policy own_workspace on ads
  using (workspace_id = (select current_workspace())) with check (workspace_id = (select current_workspace()));

--> statement-breakpoint
alter table campaign_changes enable row level security;
--> statement-breakpoint
alter table campaign_changes force row level security;
--> statement-breakpoint
create policy own_workspace on campaign_changes
  using (workspace_id = (select current_workspace())) with check (workspace_id = (select current_workspace()));
