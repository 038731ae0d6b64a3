CREATE TABLE "report_mails" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"saved_report_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"every" text NOT NULL,
	"weekday" smallint,
	"month_day" smallint,
	"hour" smallint NOT NULL,
	"written_for" date NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "report_mails_workspace_id_id_pk" PRIMARY KEY("workspace_id","id"),
	CONSTRAINT "report_mails_workspaceId_savedReportId_memberId_unique" UNIQUE("workspace_id","saved_report_id","member_id")
);
--> statement-breakpoint
CREATE TABLE "response_goals" (
	"workspace_id" uuid NOT NULL,
	"first_minutes" integer,
	"every_minutes" integer,
	"clock" text NOT NULL,
	"changed_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "response_goals_workspace_id_pk" PRIMARY KEY("workspace_id")
);
--> statement-breakpoint
CREATE TABLE "saved_reports" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"name" text NOT NULL,
	"report" text NOT NULL,
	"query" text NOT NULL,
	"period" text NOT NULL,
	"question" jsonb NOT NULL,
	"is_shared" boolean NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"changed_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "saved_reports_workspace_id_id_pk" PRIMARY KEY("workspace_id","id"),
	CONSTRAINT "saved_reports_workspaceId_memberId_name_unique" UNIQUE("workspace_id","member_id","name")
);
--> statement-breakpoint
ALTER TABLE "report_mails" ADD CONSTRAINT "report_mails_workspace_id_saved_report_id_saved_reports_workspace_id_id_fk" FOREIGN KEY ("workspace_id","saved_report_id") REFERENCES "public"."saved_reports"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_mails" ADD CONSTRAINT "report_mails_workspace_id_member_id_members_workspace_id_id_fk" FOREIGN KEY ("workspace_id","member_id") REFERENCES "public"."members"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "saved_reports" ADD CONSTRAINT "saved_reports_workspace_id_member_id_members_workspace_id_id_fk" FOREIGN KEY ("workspace_id","member_id") REFERENCES "public"."members"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "report_mails_workspace_id_member_id_index" ON "report_mails" USING btree ("workspace_id","member_id");
--> statement-breakpoint
alter table response_goals enable row level security;
--> statement-breakpoint
alter table response_goals force row level security;
--> statement-breakpoint
create policy own_workspace on response_goals
  using (workspace_id = (select current_workspace())) with check (workspace_id = (select current_workspace()));
--> statement-breakpoint
alter table saved_reports enable row level security;
--> statement-breakpoint
alter table saved_reports force row level security;
--> statement-breakpoint
create policy own_workspace on saved_reports
  using (workspace_id = (select current_workspace())) with check (workspace_id = (select current_workspace()));
--> statement-breakpoint
alter table report_mails enable row level security;
--> statement-breakpoint
alter table report_mails force row level security;
--> statement-breakpoint
create policy own_workspace on report_mails
  using (workspace_id = (select current_workspace())) with check (workspace_id = (select current_workspace()));
