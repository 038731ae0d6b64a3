CREATE TABLE "profile_pictures" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"number_id" uuid NOT NULL,
	"image" "bytea",
	"uploaded_by" uuid,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"meta_key" text,
	"sent_at" timestamp (3) with time zone,
	"key_before" text,
	CONSTRAINT "profile_pictures_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
ALTER TABLE "profile_pictures" ADD CONSTRAINT "profile_pictures_workspace_id_number_id_phone_numbers_workspace_id_id_fk" FOREIGN KEY ("workspace_id","number_id") REFERENCES "public"."phone_numbers"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "profile_pictures_workspace_id_number_id_meta_key_index" ON "profile_pictures" USING btree ("workspace_id","number_id","meta_key");--> statement-breakpoint
alter table profile_pictures enable row level security;
--> statement-breakpoint
alter table profile_pictures force row level security;
--> statement-breakpoint
create policy own_workspace on profile_pictures
  using (workspace_id = (select current_workspace())) with check (workspace_id = (select current_workspace()));
