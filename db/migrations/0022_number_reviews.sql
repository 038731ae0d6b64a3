CREATE TABLE "number_reviews" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"number_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"name" text,
	"application" jsonb,
	"status" text NOT NULL,
	"requested_by" uuid,
	"requested_at" timestamp (3) with time zone NOT NULL,
	"sent_at" timestamp (3) with time zone,
	"decided_at" timestamp (3) with time zone,
	"reason" text,
	"failure" jsonb,
	"changed_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "number_reviews_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
ALTER TABLE "number_reviews" ADD CONSTRAINT "number_reviews_workspace_id_number_id_phone_numbers_workspace_id_id_fk" FOREIGN KEY ("workspace_id","number_id") REFERENCES "public"."phone_numbers"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "number_reviews_workspace_id_number_id_kind_requested_at_index" ON "number_reviews" USING btree ("workspace_id","number_id","kind","requested_at");--> statement-breakpoint
CREATE UNIQUE INDEX "number_reviews_open" ON "number_reviews" USING btree ("workspace_id","number_id","kind") WHERE status in ('asking', 'pending');--> statement-breakpoint
alter table number_reviews enable row level security;
--> statement-breakpoint
alter table number_reviews force row level security;
--> statement-breakpoint
create policy own_workspace on number_reviews
  using (workspace_id = (select current_workspace())) with check (workspace_id = (select current_workspace()));
