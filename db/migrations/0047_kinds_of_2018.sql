ALTER TABLE "billed_rollups" ADD COLUMN "member_id" uuid DEFAULT '00000000-0000-0000-0000-000000000000' NOT NULL;
--> statement-breakpoint
ALTER TABLE "billed_rollups" ADD COLUMN "launch_kind" text DEFAULT '' NOT NULL;
--> statement-breakpoint
ALTER TABLE "charge_changes" ADD COLUMN "member_id" uuid DEFAULT '00000000-0000-0000-0000-000000000000' NOT NULL;
--> statement-breakpoint
ALTER TABLE "charge_changes" ADD COLUMN "launch_kind" text DEFAULT '' NOT NULL;
--> statement-breakpoint
ALTER TABLE "charges" ADD COLUMN "conversation_id" uuid;
--> statement-breakpoint
ALTER TABLE "charges" ADD COLUMN "member_id" uuid;
--> statement-breakpoint
ALTER TABLE "charges" ADD COLUMN "sent_at" timestamp (3) with time zone;
--> statement-breakpoint
ALTER TABLE "charges" ADD COLUMN "launch_kind" text;
--> statement-breakpoint
-- lock: sums that the worker makes anew from the facts, as for a new time zone; emptying them takes a moment
truncate billed_rollups
--> statement-breakpoint
-- lock: sums that the worker makes anew from the facts, as for a new time zone; emptying them takes a moment
truncate latency_rollups
--> statement-breakpoint
-- lock: sums that the worker makes anew from the facts, as for a new time zone; emptying them takes a moment
truncate rollup_states
--> statement-breakpoint
-- lock: sums that the worker makes anew, and the table was emptied just before
ALTER TABLE "billed_rollups" DROP CONSTRAINT "billed_rollups_workspace_id_slice_grain_starts_on_number_id_country_market_category_pricing_type_basis_regime_template_id_touch_team_id_currency_pk";
--> statement-breakpoint
-- lock: sums that the worker makes anew, and the table was emptied just before
ALTER TABLE "billed_rollups" ADD CONSTRAINT "billed_rollups_workspace_id_slice_grain_starts_on_number_id_country_market_category_pricing_type_basis_regime_template_id_touch_team_id_member_id_launch_kind_currency_pk" PRIMARY KEY("workspace_id","slice","grain","starts_on","number_id","country","market","category","pricing_type","basis","regime","template_id","touch","team_id","member_id","launch_kind","currency");
--> statement-breakpoint
-- What the rule of 2018 calls a message: within 24 hours of the customer's last word, a late answer to a question, or neither. A
-- service message reaches nobody outside of them. Of a message that was forgotten since, what is known stays.
create function take_launch_kind() returns trigger language plpgsql as $$
declare
  message record;
begin
  select conversation_id, member_id, coalesce(sent_at, written_at) as sent_at into message from messages
  where workspace_id = new.workspace_id and id = new.message_id;
  if found then
    new.conversation_id = message.conversation_id;
    new.member_id = message.member_id;
    new.sent_at = message.sent_at;
  end if;
  if new.category = 'service' then
    new.launch_kind = 'inTime';
  elsif new.conversation_id is null then
    new.launch_kind = 'notKnown';
  elsif message is null then
    if tg_op = 'UPDATE' then new.launch_kind = coalesce(new.launch_kind, old.launch_kind); end if;
  elsif exists (
    select from messages where workspace_id = new.workspace_id and conversation_id = new.conversation_id
      and direction = 'inbound' and type <> 'system' and written_at between new.sent_at - interval '24 hours' and new.sent_at) then
    new.launch_kind = 'inTime';
  elsif exists (
    select from responses where workspace_id = new.workspace_id and answer_message_id = new.message_id) then
    new.launch_kind = 'late';
  else
    new.launch_kind = 'unasked';
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger take_launch_kind before insert on charges for each row execute function take_launch_kind();
--> statement-breakpoint
create trigger take_launch_kind_again before update of message_id, category, launch_kind on charges for each row
  when (new.launch_kind is null or new.message_id is distinct from old.message_id or new.category <> old.category)
  execute function take_launch_kind();
--> statement-breakpoint
-- Works out the kind of a message's charges again. An update that finds none would still have every sum of charges looked at.
create function launch_kind_again(workspace uuid, message uuid) returns void language plpgsql as $$
begin
  if exists (select from charges where workspace_id = workspace and message_id = message) then
    update charges set launch_kind = null where workspace_id = workspace and message_id = message;
  end if;
end $$;
--> statement-breakpoint
-- A customer's word may be heard of after what followed it: what was sent within 24 hours of it was sent in time.
create function launch_kinds_after_word() returns trigger language plpgsql as $$
begin
  if exists (
    select from charges where workspace_id = new.workspace_id and conversation_id = new.conversation_id
      and launch_kind in ('late', 'unasked') and sent_at between new.written_at and new.written_at + interval '24 hours') then
    update charges set launch_kind = 'inTime'
    where workspace_id = new.workspace_id and conversation_id = new.conversation_id
      and launch_kind in ('late', 'unasked') and sent_at between new.written_at and new.written_at + interval '24 hours';
  end if;
  return null;
end $$;
--> statement-breakpoint
create trigger launch_kinds_after_word after insert on messages for each row
  when (new.direction = 'inbound' and new.type <> 'system') execute function launch_kinds_after_word();
--> statement-breakpoint
-- Threads may become one.
create trigger launch_kinds_after_move after update of conversation_id on messages for each row
  when (new.direction = 'inbound' and new.type <> 'system' and new.conversation_id <> old.conversation_id)
  execute function launch_kinds_after_word();
--> statement-breakpoint
create function launch_kind_of_message() returns trigger language plpgsql as $$
begin
  perform launch_kind_again(new.workspace_id, new.id);
  return null;
end $$;
--> statement-breakpoint
create trigger launch_kind_of_message after update of conversation_id, member_id, written_at, sent_at on messages for each row
  when (new.direction = 'outbound' and (new.conversation_id, new.member_id, coalesce(new.sent_at, new.written_at))
    is distinct from (old.conversation_id, old.member_id, coalesce(old.sent_at, old.written_at)))
  execute function launch_kind_of_message();
--> statement-breakpoint
create function launch_kind_of_answer() returns trigger language plpgsql as $$
begin
  if tg_op <> 'INSERT' then perform launch_kind_again(old.workspace_id, old.answer_message_id); end if;
  if tg_op <> 'DELETE' then perform launch_kind_again(new.workspace_id, new.answer_message_id); end if;
  return null;
end $$;
--> statement-breakpoint
create trigger launch_kind_of_answer after insert on responses for each row
  when (new.answer_message_id is not null) execute function launch_kind_of_answer();
--> statement-breakpoint
create trigger launch_kind_of_answer_gone after delete on responses for each row
  when (old.answer_message_id is not null) execute function launch_kind_of_answer();
--> statement-breakpoint
create trigger launch_kind_of_answer_again after update of answer_message_id on responses for each row
  when (new.answer_message_id is distinct from old.answer_message_id) execute function launch_kind_of_answer();
--> statement-breakpoint
create or replace function note_charge_changes() returns trigger language plpgsql as $$
begin
  insert into charge_changes
    (workspace_id, sign, delivered_at, number_id, country, market, category, pricing_type, basis, regime, template_id, touch,
    team_id, member_id, launch_kind, currency, messages, estimated_micros, reported_micros)
  select c.workspace_id, tg_argv[0]::smallint, c.delivered_at, c.number_id, coalesce(c.country, ''), c.market, c.category,
    c.pricing_type, c.basis, c.regime,
    coalesce(c.template_id, '00000000-0000-0000-0000-000000000000'), coalesce(c.touch, ''),
    coalesce(c.team_id, '00000000-0000-0000-0000-000000000000'), coalesce(c.member_id, '00000000-0000-0000-0000-000000000000'),
    coalesce(c.launch_kind, ''), p.currency, p.messages, p.estimated_micros, p.reported_micros
  from changed c cross join lateral charge_parts(c.currency, c.estimated_micros, c.reported_currency, c.reported_micros) p;
  return null;
end $$;
