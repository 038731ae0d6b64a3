ALTER TABLE "conversations" ADD COLUMN "begun_quietly" boolean DEFAULT false NOT NULL;--> statement-breakpoint
-- Works the row out anew from closures and assignments, whatever happened to them. What began with a notification is not open
-- before the customer writes or somebody takes it.
create or replace function refresh_open_conversation(workspace uuid, conversation uuid) returns void language plpgsql as $$
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
    and not (c.begun_quietly and c.last_customer_message_at is null and a.member_id is null)
    and not exists (select from closures x
      where x.workspace_id = workspace and x.conversation_id = conversation and x.reopened_at is null)
  on conflict (workspace_id, conversation_id) do update set member_id = excluded.member_id
    where open_conversations.member_id is distinct from excluded.member_id;
end $$;
--> statement-breakpoint
create or replace function open_new_conversations() returns trigger language plpgsql as $$
begin
  insert into open_conversations (workspace_id, conversation_id)
  select workspace_id, id from added where not begun_quietly on conflict do nothing;
  return null;
end $$;
--> statement-breakpoint
create function open_quiet_conversation() returns trigger language plpgsql as $$
begin
  perform refresh_open_conversation(new.workspace_id, new.id);
  return null;
end $$;
--> statement-breakpoint
create trigger open_quiet_conversation after update of last_customer_message_at on conversations
  for each row when (new.begun_quietly and old.last_customer_message_at is null and new.last_customer_message_at is not null)
  execute function open_quiet_conversation();
