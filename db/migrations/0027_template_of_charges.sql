ALTER TABLE "charges" ADD COLUMN "template_id" uuid;
--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "template_id" uuid;
--> statement-breakpoint
create or replace function note_charge_changes() returns trigger language plpgsql as $$
begin
  insert into charge_changes
    (workspace_id, sign, delivered_at, number_id, country, market, category, pricing_type, basis, regime, template_id,
    currency, messages, estimated_micros, reported_micros)
  select c.workspace_id, tg_argv[0]::smallint, c.delivered_at, c.number_id, coalesce(c.country, ''), c.market, c.category,
    c.pricing_type, c.basis, c.regime,
    coalesce(c.template_id, '00000000-0000-0000-0000-000000000000'), p.currency, p.messages,
    p.estimated_micros, p.reported_micros
  from changed c cross join lateral charge_parts(c.currency, c.estimated_micros, c.reported_currency, c.reported_micros) p;
  return null;
end $$;
--> statement-breakpoint
create function take_template() returns trigger language plpgsql as $$
begin
  new.template_id = (select template_id from messages where workspace_id = new.workspace_id and id = new.message_id);
  return new;
end $$;
--> statement-breakpoint
create trigger take_template before insert or update of message_id on charges
  for each row when (new.message_id is not null and new.template_id is null) execute function take_template();
