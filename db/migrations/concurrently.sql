-- Indexes on tables that already hold rows, one statement each: they are built outside of any transaction, while everybody
-- goes on writing. The migration that drizzle-kit generates leaves them out. They are built before the migrations; one of a
-- column that only a migration brings, or on an empty database, is built after them.
create unique index concurrently if not exists responses_waiting on responses (workspace_id, conversation_id) where answered_at is null and closed_at is null;
create index concurrently if not exists responses_workspace_id_asked_at_index on responses (workspace_id, asked_at);
create index concurrently if not exists responses_workspace_id_conversation_id_asked_at_index on responses (workspace_id, conversation_id, asked_at);
create index concurrently if not exists responses_answer on responses (workspace_id, answer_message_id) where answer_message_id is not null;
create index concurrently if not exists charges_volume on charges (workspace_id, volume_key, delivered_at, wa_message_id collate "C", recipient collate "C") where volume_key is not null;
create index concurrently if not exists charges_touch on charges (workspace_id, touch, delivered_at) where touch is not null;
create index concurrently if not exists responses_touch on responses (workspace_id, touch, asked_at) where touch is not null;
create index concurrently if not exists referrals_workspace_id_at_index on referrals (workspace_id, at);
create index concurrently if not exists messages_broadcast on messages (workspace_id, broadcast_id, status) where broadcast_id is not null;
create index concurrently if not exists charges_broadcast on charges (workspace_id, broadcast_id, delivered_at) where broadcast_id is not null;
create index concurrently if not exists charges_outside on charges (workspace_id, conversation_id, sent_at) where launch_kind in ('late', 'unasked');
create index concurrently if not exists charges_kinds on charges (workspace_id, launch_kind, delivered_at, id) where launch_kind <> 'inTime';
create index concurrently if not exists charges_unsorted on charges (workspace_id) where launch_kind is null;
create index concurrently if not exists messages_templates on messages (workspace_id, written_at) where direction = 'outbound' and type = 'template';
