CREATE TABLE "working_hours" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"since" timestamp (3) with time zone NOT NULL,
	"time_zone" text NOT NULL,
	"week" jsonb NOT NULL,
	"holidays" jsonb NOT NULL,
	CONSTRAINT "working_hours_workspace_id_id_pk" PRIMARY KEY("workspace_id","id"),
	CONSTRAINT "working_hours_workspaceId_since_unique" UNIQUE("workspace_id","since")
);
--> statement-breakpoint
DROP INDEX "responses_open";
--> statement-breakpoint
ALTER TABLE "closures" ADD COLUMN "reopened_by" text;
--> statement-breakpoint
ALTER TABLE "responses" ADD COLUMN "number_id" uuid;
--> statement-breakpoint
ALTER TABLE "responses" ADD COLUMN "country" text;
--> statement-breakpoint
ALTER TABLE "responses" ADD COLUMN "is_first" boolean DEFAULT false NOT NULL;
--> statement-breakpoint
ALTER TABLE "responses" ADD COLUMN "answered_in" text;
--> statement-breakpoint
ALTER TABLE "responses" ADD COLUMN "answered_by" text;
--> statement-breakpoint
ALTER TABLE "responses" ADD COLUMN "working_seconds" integer;
--> statement-breakpoint
ALTER TABLE "responses" ADD COLUMN "automatic_answered_at" timestamp (3) with time zone;
--> statement-breakpoint
ALTER TABLE "responses" ADD COLUMN "automatic_message_id" uuid;
--> statement-breakpoint
ALTER TABLE "responses" ADD COLUMN "automatic_wait_seconds" integer;
--> statement-breakpoint
ALTER TABLE "responses" ADD COLUMN "automatic_working_seconds" integer;
--> statement-breakpoint
ALTER TABLE "responses" ADD COLUMN "closed_at" timestamp (3) with time zone;
--> statement-breakpoint
ALTER TABLE "working_hours" ADD CONSTRAINT "working_hours_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
alter table working_hours enable row level security;
--> statement-breakpoint
alter table working_hours force row level security;
--> statement-breakpoint
create policy own_workspace on working_hours
  using (workspace_id = (select current_workspace())) with check (workspace_id = (select current_workspace()));
