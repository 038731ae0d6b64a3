CREATE TABLE "business_profiles" (
	"workspace_id" uuid NOT NULL,
	"number_id" uuid NOT NULL,
	"version" integer DEFAULT 0 NOT NULL,
	"live" jsonb,
	"read_at" timestamp (3) with time zone,
	"live_since" timestamp (3) with time zone,
	"draft" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"base" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"drafted_by" uuid,
	"drafted_at" timestamp (3) with time zone,
	"sent" jsonb,
	"sent_by" uuid,
	"sent_at" timestamp (3) with time zone,
	"sends" integer DEFAULT 0 NOT NULL,
	"failure" jsonb,
	CONSTRAINT "business_profiles_workspace_id_number_id_pk" PRIMARY KEY("workspace_id","number_id")
);
--> statement-breakpoint
CREATE TABLE "profile_revisions" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"number_id" uuid NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"source" text NOT NULL,
	"member_id" uuid,
	"profile" jsonb NOT NULL,
	"before" jsonb NOT NULL,
	CONSTRAINT "profile_revisions_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
ALTER TABLE "business_profiles" ADD CONSTRAINT "business_profiles_workspace_id_number_id_phone_numbers_workspace_id_id_fk" FOREIGN KEY ("workspace_id","number_id") REFERENCES "public"."phone_numbers"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "profile_revisions" ADD CONSTRAINT "profile_revisions_workspace_id_number_id_phone_numbers_workspace_id_id_fk" FOREIGN KEY ("workspace_id","number_id") REFERENCES "public"."phone_numbers"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "profile_revisions_workspace_id_number_id_at_index" ON "profile_revisions" USING btree ("workspace_id","number_id","at");--> statement-breakpoint
alter table business_profiles enable row level security;
--> statement-breakpoint
alter table business_profiles force row level security;
--> statement-breakpoint
create policy own_workspace on business_profiles
  using (workspace_id = (select current_workspace())) with check (workspace_id = (select current_workspace()));
--> statement-breakpoint
alter table profile_revisions enable row level security;
--> statement-breakpoint
alter table profile_revisions force row level security;
--> statement-breakpoint
create policy own_workspace on profile_revisions
  using (workspace_id = (select current_workspace())) with check (workspace_id = (select current_workspace()));
