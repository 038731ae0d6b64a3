CREATE TABLE "scan_codes" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"number_id" uuid NOT NULL,
	"client_id" uuid,
	"name" text NOT NULL,
	"message" text NOT NULL,
	"meta_code" text,
	"link" text,
	"created_by" uuid,
	"created_at" timestamp (3) with time zone NOT NULL,
	"changed_at" timestamp (3) with time zone NOT NULL,
	"lost_at" timestamp (3) with time zone,
	"not_made_at" timestamp (3) with time zone,
	"deleted_at" timestamp (3) with time zone,
	"deleted_by" uuid,
	CONSTRAINT "scan_codes_workspace_id_id_pk" PRIMARY KEY("workspace_id","id"),
	CONSTRAINT "scan_codes_workspaceId_clientId_unique" UNIQUE("workspace_id","client_id"),
	CONSTRAINT "scan_codes_workspaceId_numberId_metaCode_unique" UNIQUE("workspace_id","number_id","meta_code")
);
--> statement-breakpoint
CREATE TABLE "scan_lists" (
	"workspace_id" uuid NOT NULL,
	"number_id" uuid NOT NULL,
	"read_at" timestamp (3) with time zone,
	"tried_at" timestamp (3) with time zone,
	"failure" jsonb,
	CONSTRAINT "scan_lists_workspace_id_number_id_pk" PRIMARY KEY("workspace_id","number_id")
);
--> statement-breakpoint
CREATE TABLE "scan_starts" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"code_id" uuid NOT NULL,
	"number_id" uuid NOT NULL,
	"conversation_id" uuid NOT NULL,
	"message_id" uuid NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"is_shared" boolean NOT NULL,
	CONSTRAINT "scan_starts_workspace_id_id_pk" PRIMARY KEY("workspace_id","id"),
	CONSTRAINT "scan_starts_workspaceId_messageId_unique" UNIQUE("workspace_id","message_id")
);
--> statement-breakpoint
CREATE TABLE "scan_texts" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"code_id" uuid NOT NULL,
	"number_id" uuid NOT NULL,
	"text" text NOT NULL,
	"since" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "scan_texts_workspace_id_id_pk" PRIMARY KEY("workspace_id","id"),
	CONSTRAINT "scan_texts_workspaceId_codeId_text_unique" UNIQUE("workspace_id","code_id","text")
);
--> statement-breakpoint
ALTER TABLE "scan_codes" ADD CONSTRAINT "scan_codes_workspace_id_number_id_phone_numbers_workspace_id_id_fk" FOREIGN KEY ("workspace_id","number_id") REFERENCES "public"."phone_numbers"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scan_lists" ADD CONSTRAINT "scan_lists_workspace_id_number_id_phone_numbers_workspace_id_id_fk" FOREIGN KEY ("workspace_id","number_id") REFERENCES "public"."phone_numbers"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scan_starts" ADD CONSTRAINT "scan_starts_workspace_id_code_id_scan_codes_workspace_id_id_fk" FOREIGN KEY ("workspace_id","code_id") REFERENCES "public"."scan_codes"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "scan_texts" ADD CONSTRAINT "scan_texts_workspace_id_code_id_scan_codes_workspace_id_id_fk" FOREIGN KEY ("workspace_id","code_id") REFERENCES "public"."scan_codes"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "scan_codes_workspace_id_number_id_id_index" ON "scan_codes" USING btree ("workspace_id","number_id","id");--> statement-breakpoint
CREATE INDEX "scan_starts_workspace_id_code_id_at_index" ON "scan_starts" USING btree ("workspace_id","code_id","at");--> statement-breakpoint
CREATE INDEX "scan_starts_workspace_id_conversation_id_index" ON "scan_starts" USING btree ("workspace_id","conversation_id");--> statement-breakpoint
CREATE INDEX "scan_texts_workspace_id_number_id_text_index" ON "scan_texts" USING btree ("workspace_id","number_id","text");--> statement-breakpoint
alter table scan_codes enable row level security;
--> statement-breakpoint
alter table scan_codes force row level security;
--> statement-breakpoint
create policy own_workspace on scan_codes
  using (workspace_id = (select current_workspace())) with check (workspace_id = (select current_workspace()));
--> statement-breakpoint
alter table scan_texts enable row level security;
--> statement-breakpoint
alter table scan_texts force row level security;
--> statement-breakpoint
create policy own_workspace on scan_texts
  using (workspace_id = (select current_workspace())) with check (workspace_id = (select current_workspace()));
--> statement-breakpoint
alter table scan_starts enable row level security;
--> statement-breakpoint
alter table scan_starts force row level security;
--> statement-breakpoint
create policy own_workspace on scan_starts
  using (workspace_id = (select current_workspace())) with check (workspace_id = (select current_workspace()));
--> statement-breakpoint
alter table scan_lists enable row level security;
--> statement-breakpoint
alter table scan_lists force row level security;
--> statement-breakpoint
create policy own_workspace on scan_lists
  using (workspace_id = (select current_workspace())) with check (workspace_id = (select current_workspace()));
