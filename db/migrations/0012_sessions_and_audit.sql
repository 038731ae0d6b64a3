CREATE TABLE "allowances" (
	"key" "bytea" PRIMARY KEY NOT NULL,
	"taken" integer NOT NULL,
	"resets_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "audit_entries" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"action" text NOT NULL,
	"actor_kind" text NOT NULL,
	"member_id" uuid,
	"api_key_id" uuid,
	"subject_id" text,
	"subject_name" text,
	"before" jsonb,
	"after" jsonb,
	"ip" text,
	"user_agent" text,
	CONSTRAINT "audit_entries_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"chosen_workspace_id" uuid NOT NULL,
	"ip" text,
	"user_agent" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"last_seen_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone,
	"ended_why" text
);
--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "allowances_resets_at_index" ON "allowances" USING btree ("resets_at");--> statement-breakpoint
CREATE INDEX "audit_entries_workspace_id_member_id_id_index" ON "audit_entries" USING btree ("workspace_id","member_id","id");--> statement-breakpoint
CREATE INDEX "audit_entries_workspace_id_action_id_index" ON "audit_entries" USING btree ("workspace_id","action","id");--> statement-breakpoint
CREATE INDEX "sessions_open" ON "sessions" USING btree ("user_id","last_seen_at") WHERE ended_at is null;--> statement-breakpoint
CREATE INDEX "sessions_chosen" ON "sessions" USING btree ("chosen_workspace_id","user_id") WHERE ended_at is null;--> statement-breakpoint
CREATE INDEX "sessions_expiring" ON "sessions" USING btree ("expires_at");--> statement-breakpoint
alter table audit_entries enable row level security;
--> statement-breakpoint
alter table audit_entries force row level security;
--> statement-breakpoint
create policy own_workspace on audit_entries
  using (workspace_id = (select current_workspace())) with check (workspace_id = (select current_workspace()));
--> statement-breakpoint
-- Append-only: what was recorded stays as it was, whoever finds a way into the application.
revoke update, delete, truncate on audit_entries from guichet_app;
--> statement-breakpoint
alter table sessions enable row level security;
--> statement-breakpoint
alter table sessions force row level security;
--> statement-breakpoint
-- A session is its person's; the workspace she chose may see it and end it, and the worker forgets old ones.
create policy own_sessions on sessions
  using (user_id = (select current_person())) with check (user_id = (select current_person()));
--> statement-breakpoint
create policy workspace_sees on sessions for select using (chosen_workspace_id = (select current_workspace()));
--> statement-breakpoint
create policy workspace_ends on sessions for update using (chosen_workspace_id = (select current_workspace()));
--> statement-breakpoint
create policy worker_sees on sessions for select using ((select is_worker()));
--> statement-breakpoint
create policy worker_forgets on sessions for delete using ((select is_worker()));
--> statement-breakpoint
-- A person who has proved who she is may see the workspaces she works in.
create policy own_workspaces on workspaces for select using (exists (
  select from members
  where members.workspace_id = workspaces.id and members.user_id = (select current_person())
    and members.removed_at is null));
