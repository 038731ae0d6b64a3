CREATE TABLE "ad_video_handovers" (
	"workspace_id" uuid NOT NULL,
	"connection_id" uuid NOT NULL,
	"ad_video_id" uuid NOT NULL,
	"session_id" text,
	"meta_video_id" text,
	"from_byte" bigint,
	"to_byte" bigint,
	"finished_at" timestamp (3) with time zone,
	"progress" integer,
	"look_at" timestamp (3) with time zone,
	"ready_at" timestamp (3) with time zone,
	"failure" jsonb,
	CONSTRAINT "ad_video_handovers_workspace_id_connection_id_ad_video_id_pk" PRIMARY KEY("workspace_id","connection_id","ad_video_id")
);
--> statement-breakpoint
CREATE TABLE "ad_video_pieces" (
	"workspace_id" uuid NOT NULL,
	"ad_video_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"bytes" "bytea" NOT NULL,
	CONSTRAINT "ad_video_pieces_workspace_id_ad_video_id_position_pk" PRIMARY KEY("workspace_id","ad_video_id","position")
);
--> statement-breakpoint
CREATE TABLE "ad_videos" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"mime_type" text NOT NULL,
	"file_name" text NOT NULL,
	"byte_count" bigint,
	"uploaded_by" uuid NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "ad_videos_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
ALTER TABLE "ad_video_handovers" ADD CONSTRAINT "ad_video_handovers_workspace_id_connection_id_ad_connections_workspace_id_id_fk" FOREIGN KEY ("workspace_id","connection_id") REFERENCES "public"."ad_connections"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ad_video_handovers" ADD CONSTRAINT "ad_video_handovers_workspace_id_ad_video_id_ad_videos_workspace_id_id_fk" FOREIGN KEY ("workspace_id","ad_video_id") REFERENCES "public"."ad_videos"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ad_video_pieces" ADD CONSTRAINT "ad_video_pieces_workspace_id_ad_video_id_ad_videos_workspace_id_id_fk" FOREIGN KEY ("workspace_id","ad_video_id") REFERENCES "public"."ad_videos"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ad_videos" ADD CONSTRAINT "ad_videos_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
alter table ad_videos enable row level security;
--> statement-breakpoint
alter table ad_videos force row level security;
--> statement-breakpoint
create policy own_workspace on ad_videos
  using (workspace_id = (select current_workspace())) with check (workspace_id = (select current_workspace()));
--> statement-breakpoint
alter table ad_video_pieces enable row level security;
--> statement-breakpoint
alter table ad_video_pieces force row level security;
--> statement-breakpoint
create policy own_workspace on ad_video_pieces
  using (workspace_id = (select current_workspace())) with check (workspace_id = (select current_workspace()));
--> statement-breakpoint
alter table ad_video_handovers enable row level security;
--> statement-breakpoint
alter table ad_video_handovers force row level security;
--> statement-breakpoint
create policy own_workspace on ad_video_handovers
  using (workspace_id = (select current_workspace())) with check (workspace_id = (select current_workspace()));
