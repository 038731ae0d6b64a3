CREATE TABLE "conversation_starters" (
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
	"seen_sends" integer DEFAULT 0 NOT NULL,
	"failure" jsonb,
	"elsewhere" jsonb,
	CONSTRAINT "conversation_starters_workspace_id_number_id_pk" PRIMARY KEY("workspace_id","number_id")
);
--> statement-breakpoint
ALTER TABLE "conversation_starters" ADD CONSTRAINT "conversation_starters_workspace_id_number_id_phone_numbers_workspace_id_id_fk" FOREIGN KEY ("workspace_id","number_id") REFERENCES "public"."phone_numbers"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
alter table conversation_starters enable row level security;
--> statement-breakpoint
alter table conversation_starters force row level security;
--> statement-breakpoint
create policy own_workspace on conversation_starters
  using (workspace_id = (select current_workspace())) with check (workspace_id = (select current_workspace()));
