CREATE TABLE "open_conversations" (
	"workspace_id" uuid NOT NULL,
	"conversation_id" uuid NOT NULL,
	"member_id" uuid,
	CONSTRAINT "open_conversations_workspace_id_conversation_id_pk" PRIMARY KEY("workspace_id","conversation_id")
);
--> statement-breakpoint
ALTER TABLE "open_conversations" ADD CONSTRAINT "open_conversations_workspace_id_conversation_id_conversations_workspace_id_id_fk" FOREIGN KEY ("workspace_id","conversation_id") REFERENCES "public"."conversations"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "open_conversations_workspace_id_member_id_index" ON "open_conversations" USING btree ("workspace_id","member_id");--> statement-breakpoint
CREATE INDEX "conversations_unread" ON "conversations" USING btree ("workspace_id","last_activity_at" DESC NULLS LAST,"id" DESC NULLS LAST) WHERE unread_count > 0;--> statement-breakpoint
CREATE INDEX "conversations_workspace_id_last_customer_message_at_id_index" ON "conversations" USING btree ("workspace_id","last_customer_message_at","id");--> statement-breakpoint
alter table open_conversations enable row level security;
--> statement-breakpoint
alter table open_conversations force row level security;
--> statement-breakpoint
create policy own_workspace on open_conversations
  using (workspace_id = (select current_workspace())) with check (workspace_id = (select current_workspace()));
--> statement-breakpoint
-- Works the row out anew from closures and assignments, whatever happened to them.
create function refresh_open_conversation(workspace uuid, conversation uuid) returns void language plpgsql as $$
begin
  delete from open_conversations o
  where o.workspace_id = workspace and o.conversation_id = conversation
    and exists (select from closures c
      where c.workspace_id = workspace and c.conversation_id = conversation and c.reopened_at is null);
  insert into open_conversations (workspace_id, conversation_id, member_id)
  select c.workspace_id, c.id, a.member_id
  from conversations c
  left join assignments a on a.workspace_id = c.workspace_id and a.conversation_id = c.id and a.ended_at is null
  where c.workspace_id = workspace and c.id = conversation
    and not exists (select from closures x
      where x.workspace_id = workspace and x.conversation_id = conversation and x.reopened_at is null)
  on conflict (workspace_id, conversation_id) do update set member_id = excluded.member_id
    where open_conversations.member_id is distinct from excluded.member_id;
end $$;
--> statement-breakpoint
create function follow_open_conversation() returns trigger language plpgsql as $$
begin
  if tg_op <> 'INSERT' then
    perform refresh_open_conversation(old.workspace_id, old.conversation_id);
  end if;
  if tg_op = 'INSERT' or (tg_op = 'UPDATE' and new.conversation_id <> old.conversation_id) then
    perform refresh_open_conversation(new.workspace_id, new.conversation_id);
  end if;
  return null;
end $$;
--> statement-breakpoint
create function open_new_conversations() returns trigger language plpgsql as $$
begin
  insert into open_conversations (workspace_id, conversation_id)
  select workspace_id, id from added on conflict do nothing;
  return null;
end $$;
--> statement-breakpoint
create trigger open_new_conversations after insert on conversations
  referencing new table as added for each statement execute function open_new_conversations();
--> statement-breakpoint
create trigger follow_open_conversation after insert or update or delete on assignments
  for each row execute function follow_open_conversation();
--> statement-breakpoint
create trigger follow_open_conversation after insert or update or delete on closures
  for each row execute function follow_open_conversation();
--> statement-breakpoint
insert into open_conversations (workspace_id, conversation_id, member_id)
select c.workspace_id, c.id, a.member_id
from conversations c
left join assignments a on a.workspace_id = c.workspace_id and a.conversation_id = c.id and a.ended_at is null
where not exists (select from closures x
  where x.workspace_id = c.workspace_id and x.conversation_id = c.id and x.reopened_at is null);
