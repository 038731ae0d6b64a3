CREATE TABLE "ad_routings" (
	"workspace_id" uuid NOT NULL,
	"conversation_id" uuid NOT NULL,
	"campaign_id" uuid NOT NULL,
	"routed_at" timestamp (3) with time zone NOT NULL,
	"answer_message_id" uuid,
	"unanswered_reason" text,
	CONSTRAINT "ad_routings_workspace_id_conversation_id_campaign_id_pk" PRIMARY KEY("workspace_id","conversation_id","campaign_id")
);
--> statement-breakpoint
CREATE TABLE "conversation_labels" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"conversation_id" uuid NOT NULL,
	"label_id" uuid NOT NULL,
	"added_at" timestamp (3) with time zone NOT NULL,
	"added_by" uuid,
	"added_by_key" uuid,
	"removed_at" timestamp (3) with time zone,
	"removed_by" uuid,
	"removed_by_key" uuid,
	CONSTRAINT "conversation_labels_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "labels" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"colour" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"archived_at" timestamp (3) with time zone,
	CONSTRAINT "labels_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "conversation_teams" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"conversation_id" uuid NOT NULL,
	"team_id" uuid NOT NULL,
	"assigned_at" timestamp (3) with time zone NOT NULL,
	"assigned_by" uuid,
	"ended_at" timestamp (3) with time zone,
	CONSTRAINT "conversation_teams_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "team_members" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"team_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"joined_at" timestamp (3) with time zone NOT NULL,
	"left_at" timestamp (3) with time zone,
	CONSTRAINT "team_members_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "teams" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"archived_at" timestamp (3) with time zone,
	CONSTRAINT "teams_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
ALTER TABLE "charges" ADD COLUMN "team_id" uuid;--> statement-breakpoint
ALTER TABLE "responses" ADD COLUMN "team_id" uuid;--> statement-breakpoint
ALTER TABLE "ad_routings" ADD CONSTRAINT "ad_routings_workspace_id_conversation_id_conversations_workspace_id_id_fk" FOREIGN KEY ("workspace_id","conversation_id") REFERENCES "public"."conversations"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ad_routings" ADD CONSTRAINT "ad_routings_workspace_id_campaign_id_campaigns_workspace_id_id_fk" FOREIGN KEY ("workspace_id","campaign_id") REFERENCES "public"."campaigns"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "conversation_labels" ADD CONSTRAINT "conversation_labels_workspace_id_conversation_id_conversations_workspace_id_id_fk" FOREIGN KEY ("workspace_id","conversation_id") REFERENCES "public"."conversations"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "conversation_labels" ADD CONSTRAINT "conversation_labels_workspace_id_label_id_labels_workspace_id_id_fk" FOREIGN KEY ("workspace_id","label_id") REFERENCES "public"."labels"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "conversation_labels" ADD CONSTRAINT "conversation_labels_workspace_id_added_by_members_workspace_id_id_fk" FOREIGN KEY ("workspace_id","added_by") REFERENCES "public"."members"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "conversation_labels" ADD CONSTRAINT "conversation_labels_workspace_id_added_by_key_api_keys_workspace_id_id_fk" FOREIGN KEY ("workspace_id","added_by_key") REFERENCES "public"."api_keys"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "conversation_teams" ADD CONSTRAINT "conversation_teams_workspace_id_conversation_id_conversations_workspace_id_id_fk" FOREIGN KEY ("workspace_id","conversation_id") REFERENCES "public"."conversations"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "conversation_teams" ADD CONSTRAINT "conversation_teams_workspace_id_team_id_teams_workspace_id_id_fk" FOREIGN KEY ("workspace_id","team_id") REFERENCES "public"."teams"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "conversation_teams" ADD CONSTRAINT "conversation_teams_workspace_id_assigned_by_members_workspace_id_id_fk" FOREIGN KEY ("workspace_id","assigned_by") REFERENCES "public"."members"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "team_members" ADD CONSTRAINT "team_members_workspace_id_team_id_teams_workspace_id_id_fk" FOREIGN KEY ("workspace_id","team_id") REFERENCES "public"."teams"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "team_members" ADD CONSTRAINT "team_members_workspace_id_member_id_members_workspace_id_id_fk" FOREIGN KEY ("workspace_id","member_id") REFERENCES "public"."members"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "conversation_labels_open" ON "conversation_labels" USING btree ("workspace_id","conversation_id","label_id") WHERE removed_at is null;--> statement-breakpoint
CREATE INDEX "conversation_labels_by_label" ON "conversation_labels" USING btree ("workspace_id","label_id","conversation_id") WHERE removed_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "labels_name" ON "labels" USING btree ("workspace_id",lower("name")) WHERE archived_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "conversation_teams_open" ON "conversation_teams" USING btree ("workspace_id","conversation_id") WHERE ended_at is null;--> statement-breakpoint
CREATE INDEX "conversation_teams_queue" ON "conversation_teams" USING btree ("workspace_id","team_id","conversation_id") WHERE ended_at is null;--> statement-breakpoint
CREATE INDEX "conversation_teams_workspace_id_conversation_id_assigned_at_index" ON "conversation_teams" USING btree ("workspace_id","conversation_id","assigned_at");--> statement-breakpoint
CREATE UNIQUE INDEX "team_members_open" ON "team_members" USING btree ("workspace_id","team_id","member_id") WHERE left_at is null;--> statement-breakpoint
CREATE INDEX "team_members_workspace_id_member_id_joined_at_index" ON "team_members" USING btree ("workspace_id","member_id","joined_at");--> statement-breakpoint
CREATE UNIQUE INDEX "teams_name" ON "teams" USING btree ("workspace_id",lower("name")) WHERE archived_at is null;--> statement-breakpoint
-- Whose a conversation's answer is: of the conversation's team, unless whoever gave it belongs to others and not to that one. Of
-- several teams it is the one she joined first.
create function team_at(workspace uuid, conversation uuid, member uuid, moment timestamptz) returns uuid language sql stable as $$
  with queue as (
    select team_id from conversation_teams
    where workspace_id = workspace and conversation_id = conversation and assigned_at <= moment
      and coalesce(ended_at, 'infinity') >= moment
    order by assigned_at desc, id desc limit 1
  ), own as (
    select team_id, joined_at, id from team_members
    where workspace_id = workspace and member_id = member and joined_at <= moment and coalesce(left_at, 'infinity') >= moment)
  select coalesce(
    (select team_id from own where team_id = (select team_id from queue) limit 1),
    (select team_id from own order by joined_at, id limit 1),
    (select team_id from queue))
$$;
--> statement-breakpoint
-- Of a wait that goes on: the team in whose queue it is.
create function take_team_of_wait() returns trigger language plpgsql as $$
begin
  new.team_id = team_at(new.workspace_id, new.conversation_id, new.member_id,
    coalesce(new.answered_at, new.closed_at, 'infinity'));
  return new;
end $$;
--> statement-breakpoint
create trigger take_team before insert or update of conversation_id, member_id, answered_at, closed_at on responses
  for each row execute function take_team_of_wait();
--> statement-breakpoint
create function team_again() returns trigger language plpgsql as $$
begin
  update responses r set team_id = team_at(r.workspace_id, r.conversation_id, null, 'infinity')
  where r.workspace_id = new.workspace_id and r.conversation_id = new.conversation_id
    and r.answered_at is null and r.closed_at is null
    and r.team_id is distinct from team_at(r.workspace_id, r.conversation_id, null, 'infinity');
  return null;
end $$;
--> statement-breakpoint
create trigger team_again after insert or update of conversation_id, team_id, ended_at on conversation_teams
  for each row execute function team_again();
--> statement-breakpoint
-- What is known of a message that was forgotten since stays.
create or replace function take_touch_of_charge() returns trigger language plpgsql as $$
begin
  select touch_at(workspace_id, conversation_id, written_at), team_at(workspace_id, conversation_id, member_id, written_at)
  into new.touch, new.team_id from messages
  where workspace_id = new.workspace_id and id = new.message_id
  union all select new.touch, new.team_id limit 1;
  return new;
end $$;
--> statement-breakpoint
alter table teams enable row level security;
--> statement-breakpoint
alter table teams force row level security;
--> statement-breakpoint
create policy own_workspace on teams
  using (workspace_id = (select current_workspace())) with check (workspace_id = (select current_workspace()));
--> statement-breakpoint
alter table team_members enable row level security;
--> statement-breakpoint
alter table team_members force row level security;
--> statement-breakpoint
create policy own_workspace on team_members
  using (workspace_id = (select current_workspace())) with check (workspace_id = (select current_workspace()));
--> statement-breakpoint
alter table conversation_teams enable row level security;
--> statement-breakpoint
alter table conversation_teams force row level security;
--> statement-breakpoint
create policy own_workspace on conversation_teams
  using (workspace_id = (select current_workspace())) with check (workspace_id = (select current_workspace()));
--> statement-breakpoint
alter table labels enable row level security;
--> statement-breakpoint
alter table labels force row level security;
--> statement-breakpoint
create policy own_workspace on labels
  using (workspace_id = (select current_workspace())) with check (workspace_id = (select current_workspace()));
--> statement-breakpoint
alter table conversation_labels enable row level security;
--> statement-breakpoint
alter table conversation_labels force row level security;
--> statement-breakpoint
create policy own_workspace on conversation_labels
  using (workspace_id = (select current_workspace())) with check (workspace_id = (select current_workspace()));
--> statement-breakpoint
alter table ad_routings enable row level security;
--> statement-breakpoint
alter table ad_routings force row level security;
--> statement-breakpoint
create policy own_workspace on ad_routings
  using (workspace_id = (select current_workspace())) with check (workspace_id = (select current_workspace()));
