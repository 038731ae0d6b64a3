CREATE TABLE "broadcast_recipients" (
	"workspace_id" uuid NOT NULL,
	"broadcast_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"contact_id" uuid,
	"wa_id" text,
	"user_id" text,
	"country" text,
	"sealed_values" "bytea",
	"state" text NOT NULL,
	"reason" text,
	"message_id" uuid,
	"settled_at" timestamp (3) with time zone,
	CONSTRAINT "broadcast_recipients_workspace_id_broadcast_id_position_pk" PRIMARY KEY("workspace_id","broadcast_id","position")
);
--> statement-breakpoint
CREATE TABLE "broadcasts" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"number_id" uuid,
	"template_id" uuid,
	"audience" jsonb NOT NULL,
	"words" jsonb NOT NULL,
	"media_id" uuid,
	"agreement" text,
	"list" jsonb,
	"state" text NOT NULL,
	"why" text,
	"version" integer NOT NULL,
	"send_at" timestamp (3) with time zone,
	"template" jsonb,
	"quoted_micros" bigint,
	"quoted_currency" text,
	"quoted_count" integer,
	"created_by" uuid NOT NULL,
	"started_by" uuid,
	"created_at" timestamp (3) with time zone NOT NULL,
	"changed_at" timestamp (3) with time zone NOT NULL,
	"started_at" timestamp (3) with time zone,
	"ended_at" timestamp (3) with time zone,
	CONSTRAINT "broadcasts_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "notification_requests" (
	"workspace_id" uuid NOT NULL,
	"idempotency_key" text NOT NULL,
	"fingerprint" text NOT NULL,
	"message_id" uuid NOT NULL,
	"asked_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "notification_requests_workspace_id_idempotency_key_pk" PRIMARY KEY("workspace_id","idempotency_key")
);
--> statement-breakpoint
ALTER TABLE "charges" ADD COLUMN "broadcast_id" uuid;
--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "broadcast_id" uuid;
--> statement-breakpoint
ALTER TABLE "broadcast_recipients" ADD CONSTRAINT "broadcast_recipients_workspace_id_broadcast_id_broadcasts_workspace_id_id_fk" FOREIGN KEY ("workspace_id","broadcast_id") REFERENCES "public"."broadcasts"("workspace_id","id") ON DELETE cascade ON UPDATE no action;
--> statement-breakpoint
ALTER TABLE "broadcasts" ADD CONSTRAINT "broadcasts_workspace_id_number_id_phone_numbers_workspace_id_id_fk" FOREIGN KEY ("workspace_id","number_id") REFERENCES "public"."phone_numbers"("workspace_id","id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
CREATE UNIQUE INDEX "broadcast_recipients_once" ON "broadcast_recipients" USING btree ("workspace_id","broadcast_id","wa_id") WHERE wa_id is not null;
--> statement-breakpoint
CREATE INDEX "broadcast_recipients_waiting" ON "broadcast_recipients" USING btree ("workspace_id","broadcast_id","position") WHERE state = 'waiting';
--> statement-breakpoint
CREATE INDEX "broadcast_recipients_message" ON "broadcast_recipients" USING btree ("workspace_id","message_id") WHERE message_id is not null;
--> statement-breakpoint
CREATE INDEX "broadcasts_on_their_way" ON "broadcasts" USING btree ("workspace_id","state") WHERE state in ('scheduled', 'preparing', 'sending', 'paused');
--> statement-breakpoint
create or replace function take_template() returns trigger language plpgsql as $$
begin
  select template_id, broadcast_id into new.template_id, new.broadcast_id from messages
  where workspace_id = new.workspace_id and id = new.message_id;
  return new;
end $$;
--> statement-breakpoint
alter table broadcasts enable row level security;
--> statement-breakpoint
alter table broadcasts force row level security;
--> statement-breakpoint
create policy own_workspace on broadcasts
  using (workspace_id = (select current_workspace())) with check (workspace_id = (select current_workspace()));
--> statement-breakpoint
alter table broadcast_recipients enable row level security;
--> statement-breakpoint
alter table broadcast_recipients force row level security;
--> statement-breakpoint
create policy own_workspace on broadcast_recipients
  using (workspace_id = (select current_workspace())) with check (workspace_id = (select current_workspace()));
--> statement-breakpoint
alter table notification_requests enable row level security;
--> statement-breakpoint
alter table notification_requests force row level security;
--> statement-breakpoint
create policy own_workspace on notification_requests
  using (workspace_id = (select current_workspace())) with check (workspace_id = (select current_workspace()));
