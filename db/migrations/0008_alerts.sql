CREATE TABLE "alert_digests" (
	"workspace_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"hour" smallint NOT NULL,
	"told_until" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "alert_digests_workspace_id_member_id_pk" PRIMARY KEY("workspace_id","member_id")
);
--> statement-breakpoint
CREATE TABLE "alert_preferences" (
	"workspace_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"in_app" boolean NOT NULL,
	"email" text NOT NULL,
	CONSTRAINT "alert_preferences_workspace_id_member_id_kind_pk" PRIMARY KEY("workspace_id","member_id","kind")
);
--> statement-breakpoint
CREATE TABLE "alert_reads" (
	"workspace_id" uuid NOT NULL,
	"alert_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"read_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "alert_reads_workspace_id_alert_id_member_id_pk" PRIMARY KEY("workspace_id","alert_id","member_id")
);
--> statement-breakpoint
CREATE TABLE "alerts" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"kind" text NOT NULL,
	"subject_type" text NOT NULL,
	"subject_id" text NOT NULL,
	"member_id" uuid,
	"params" jsonb NOT NULL,
	"count" integer DEFAULT 1 NOT NULL,
	"raised_at" timestamp (3) with time zone NOT NULL,
	"last_raised_at" timestamp (3) with time zone NOT NULL,
	"rang_at" timestamp (3) with time zone NOT NULL,
	"resolved_at" timestamp (3) with time zone,
	CONSTRAINT "alerts_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "delivery_delays" (
	"workspace_id" uuid NOT NULL,
	"minute" timestamp (3) with time zone NOT NULL,
	"backend" integer NOT NULL,
	"kind" text NOT NULL,
	"delay_seconds" integer NOT NULL,
	"count" integer NOT NULL,
	CONSTRAINT "delivery_delays_workspace_id_minute_backend_kind_delay_seconds_pk" PRIMARY KEY("workspace_id","minute","backend","kind","delay_seconds")
);
--> statement-breakpoint
ALTER TABLE "deliveries" ADD COLUMN "replayed_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "delivery_findings" ADD COLUMN "scope" uuid DEFAULT '00000000-0000-0000-0000-000000000000' NOT NULL;--> statement-breakpoint
ALTER TABLE "delivery_findings" ADD COLUMN "waba_id" text;--> statement-breakpoint
ALTER TABLE "delivery_findings" ADD COLUMN "phone_number_id" text;--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "locale" text;--> statement-breakpoint
ALTER TABLE "alert_digests" ADD CONSTRAINT "alert_digests_workspace_id_member_id_members_workspace_id_id_fk" FOREIGN KEY ("workspace_id","member_id") REFERENCES "public"."members"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "alert_preferences" ADD CONSTRAINT "alert_preferences_workspace_id_member_id_members_workspace_id_id_fk" FOREIGN KEY ("workspace_id","member_id") REFERENCES "public"."members"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "alert_reads" ADD CONSTRAINT "alert_reads_workspace_id_alert_id_alerts_workspace_id_id_fk" FOREIGN KEY ("workspace_id","alert_id") REFERENCES "public"."alerts"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "alert_reads" ADD CONSTRAINT "alert_reads_workspace_id_member_id_members_workspace_id_id_fk" FOREIGN KEY ("workspace_id","member_id") REFERENCES "public"."members"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "alerts" ADD CONSTRAINT "alerts_workspace_id_member_id_members_workspace_id_id_fk" FOREIGN KEY ("workspace_id","member_id") REFERENCES "public"."members"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "alerts_open" ON "alerts" USING btree ("workspace_id","kind","subject_type","subject_id") WHERE resolved_at is null;--> statement-breakpoint
CREATE INDEX "alerts_rang" ON "alerts" USING btree ("workspace_id","rang_at","id");--> statement-breakpoint
CREATE INDEX "delivery_findings_scope_found_at_index" ON "delivery_findings" USING btree ("scope","found_at");--> statement-breakpoint
do $$
declare name text;
begin
  foreach name in array array['alerts', 'alert_reads', 'alert_preferences', 'alert_digests', 'delivery_delays'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format(
      'create policy own_workspace on %I using (workspace_id = (select current_workspace())) with check (workspace_id = (select current_workspace()))',
      name);
  end loop;
end $$;
--> statement-breakpoint
create policy worker_forgets on delivery_delays using ((select is_worker()));
--> statement-breakpoint
alter table delivery_findings enable row level security;
--> statement-breakpoint
alter table delivery_findings force row level security;
--> statement-breakpoint
create policy worker_finds on delivery_findings using ((select is_worker())) with check ((select is_worker()));
--> statement-breakpoint
-- What nobody had connected is shown to the one who has connected the number, or else its account, since.
create policy own_places on delivery_findings for select using (
  scope = (select current_workspace())
  or (scope = '00000000-0000-0000-0000-000000000000' and (select current_workspace()) = coalesce(
    (select r.workspace_id from channel_routes r where r.kind = 'number' and r.meta_id = phone_number_id),
    (select r.workspace_id from channel_routes r where r.kind = 'account' and r.meta_id = waba_id))));
