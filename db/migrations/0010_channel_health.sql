CREATE TABLE "channel_troubles" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"subject_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"params" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"source" text NOT NULL,
	"since" timestamp (3) with time zone NOT NULL,
	"seen_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone,
	CONSTRAINT "channel_troubles_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
ALTER TABLE "phone_numbers" ADD COLUMN "connected_at" timestamp (3) with time zone DEFAULT now() NOT NULL;--> statement-breakpoint
ALTER TABLE "phone_numbers" ADD COLUMN "disconnected_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "phone_numbers" ADD COLUMN "last_webhook_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "phone_numbers" ADD COLUMN "checked_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "phone_numbers" ADD COLUMN "reading" jsonb;--> statement-breakpoint
ALTER TABLE "phone_numbers" ADD COLUMN "read_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "channel_troubles" ADD CONSTRAINT "channel_troubles_workspace_id_account_id_whatsapp_accounts_workspace_id_id_fk" FOREIGN KEY ("workspace_id","account_id") REFERENCES "public"."whatsapp_accounts"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "channel_troubles_open" ON "channel_troubles" USING btree ("workspace_id","subject_id","kind") WHERE ended_at is null;--> statement-breakpoint
CREATE INDEX "channel_troubles_workspace_id_account_id_since_index" ON "channel_troubles" USING btree ("workspace_id","account_id","since");--> statement-breakpoint
alter table channel_troubles enable row level security;
--> statement-breakpoint
alter table channel_troubles force row level security;
--> statement-breakpoint
create policy own_workspace on channel_troubles
  using (workspace_id = (select current_workspace())) with check (workspace_id = (select current_workspace()));
