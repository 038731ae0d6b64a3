CREATE TABLE "late_answers" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"nth" smallint NOT NULL,
	"conversation_id" uuid NOT NULL,
	"number_id" uuid NOT NULL,
	"member_id" uuid,
	"team_id" uuid,
	"country" text,
	"touch" text,
	"asked_at" timestamp (3) with time zone NOT NULL,
	"answered_at" timestamp (3) with time zone NOT NULL,
	"wait_seconds" integer NOT NULL,
	"answer_message_id" uuid,
	"is_from_app" boolean NOT NULL,
	"launch_kind" text,
	"market" text,
	"category" text,
	"basis" text,
	"currency" text,
	"estimated_micros" bigint,
	"reported_currency" text,
	"reported_micros" bigint,
	"priced_as" text NOT NULL,
	CONSTRAINT "late_answers_workspace_id_id_nth_pk" PRIMARY KEY("workspace_id","id","nth")
);
--> statement-breakpoint
DROP INDEX IF EXISTS "responses_late";
--> statement-breakpoint
CREATE INDEX "late_answers_counted" ON "late_answers" USING btree ("workspace_id","asked_at","id","nth","number_id","member_id","team_id","country","priced_as","basis","currency","estimated_micros","reported_currency","reported_micros");
--> statement-breakpoint
CREATE INDEX "late_answers_uncharged" ON "late_answers" USING btree ("workspace_id","asked_at") WHERE "late_answers"."launch_kind" is null and not "late_answers"."is_from_app";
--> statement-breakpoint
CREATE INDEX "late_answers_workspace_id_number_id_asked_at_index" ON "late_answers" USING btree ("workspace_id","number_id","asked_at");
--> statement-breakpoint
CREATE INDEX "late_answers_workspace_id_answer_message_id_index" ON "late_answers" USING btree ("workspace_id","answer_message_id");
--> statement-breakpoint
-- A wait that ended late, once for each charge of its answer, or once without.
create function late_answer(r responses) returns setof late_answers language sql stable as $$
  select r.workspace_id, r.id, coalesce(c.nth, 1), r.conversation_id, coalesce(r.number_id, (
      select number_id from conversations where workspace_id = r.workspace_id and id = r.conversation_id)),
    r.member_id, r.team_id, r.country, r.touch, r.asked_at, r.answered_at, r.wait_seconds, r.answer_message_id,
    coalesce(r.answered_in = 'app', false), c.launch_kind, c.market, c.category, c.basis, c.currency, c.estimated_micros,
    c.reported_currency, c.reported_micros,
    array_to_string(array[case when r.answered_in = 'app' then 'app' else c.launch_kind end,
      c.market, case c.category when 'service' then 'service' end, c.currency, r.country], chr(31), '')
  from (values (true)) late
  left join lateral (
    select *, row_number() over (order by id)::smallint as nth from charges
    where workspace_id = r.workspace_id and message_id = r.answer_message_id) c on true
  where r.wait_seconds > 86400
$$;
--> statement-breakpoint
-- Whoever changes late answers shares this until it commits; whoever gathers all of a workspace has it alone.
create function late_answers_key(workspace uuid) returns bigint language sql immutable as $$
  select hashtextextended('late answers ' || workspace, 0)
$$;
--> statement-breakpoint
create function keep_late_answer() returns trigger language plpgsql as $$
begin
  perform pg_advisory_xact_lock_shared(late_answers_key(coalesce(new.workspace_id, old.workspace_id)));
  if tg_op <> 'INSERT' then delete from late_answers where workspace_id = old.workspace_id and id = old.id; end if;
  if tg_op <> 'DELETE' then insert into late_answers select * from late_answer(new); end if;
  return null;
end $$;
--> statement-breakpoint
create trigger keep_late_answer after insert on responses for each row
  when (new.wait_seconds > 86400) execute function keep_late_answer();
--> statement-breakpoint
create trigger keep_late_answer_again after update on responses for each row
  when (old.wait_seconds > 86400 or new.wait_seconds > 86400) execute function keep_late_answer();
--> statement-breakpoint
create trigger keep_late_answer_gone after delete on responses for each row
  when (old.wait_seconds > 86400) execute function keep_late_answer();
--> statement-breakpoint
create function late_answer_again(workspace uuid, message uuid) returns void language plpgsql as $$
declare
  ids uuid[];
begin
  perform pg_advisory_xact_lock_shared(late_answers_key(workspace));
  with gone as (delete from late_answers where workspace_id = workspace and answer_message_id = message returning id)
  select array_agg(distinct id) into ids from gone;
  if ids is not null then
    insert into late_answers select late.* from responses r cross join lateral late_answer(r) late
    where r.workspace_id = workspace and r.id = any(ids);
  end if;
end $$;
--> statement-breakpoint
create function late_answer_of_charge() returns trigger language plpgsql as $$
begin
  if tg_op <> 'INSERT' then perform late_answer_again(old.workspace_id, old.message_id); end if;
  if tg_op = 'INSERT' or (tg_op = 'UPDATE' and new.message_id is distinct from old.message_id) then
    perform late_answer_again(new.workspace_id, new.message_id);
  end if;
  return null;
end $$;
--> statement-breakpoint
create trigger late_answer_of_charge after insert on charges for each row
  when (new.message_id is not null) execute function late_answer_of_charge();
--> statement-breakpoint
create trigger late_answer_of_charge_again after update on charges for each row
  when ((old.message_id, old.launch_kind, old.market, old.category, old.basis, old.currency, old.estimated_micros,
      old.reported_currency, old.reported_micros)
    is distinct from (new.message_id, new.launch_kind, new.market, new.category, new.basis, new.currency, new.estimated_micros,
      new.reported_currency, new.reported_micros))
  execute function late_answer_of_charge();
--> statement-breakpoint
create trigger late_answer_of_charge_gone after delete on charges for each row
  when (old.message_id is not null) execute function late_answer_of_charge();
--> statement-breakpoint
-- lock: late answers are gathered by the worker where there are no roll-ups yet; emptying this takes a moment
truncate rollup_states
--> statement-breakpoint
alter table late_answers enable row level security;
--> statement-breakpoint
alter table late_answers force row level security;
--> statement-breakpoint
create policy own_workspace on late_answers
  using (workspace_id = (select current_workspace())) with check (workspace_id = (select current_workspace()));
