CREATE TABLE "budget_amounts" (
	"workspace_id" uuid NOT NULL,
	"budget_id" uuid NOT NULL,
	"from_month" text NOT NULL,
	"amount_micros" bigint NOT NULL,
	CONSTRAINT "budget_amounts_workspace_id_budget_id_from_month_pk" PRIMARY KEY("workspace_id","budget_id","from_month")
);
--> statement-breakpoint
CREATE TABLE "budget_reservations" (
	"workspace_id" uuid NOT NULL,
	"message_id" uuid NOT NULL,
	"number_id" uuid NOT NULL,
	"month" text NOT NULL,
	"currency" text NOT NULL,
	"amount_micros" bigint NOT NULL,
	"reserved_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "budget_reservations_workspace_id_message_id_pk" PRIMARY KEY("workspace_id","message_id")
);
--> statement-breakpoint
CREATE TABLE "budgets" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"number_id" uuid,
	"currency" text NOT NULL,
	"thresholds" integer[] NOT NULL,
	"stops_marketing" boolean NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "budgets_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "spent_days" (
	"workspace_id" uuid NOT NULL,
	"id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "spent_days_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"number_id" uuid NOT NULL,
	"day" date NOT NULL,
	"currency" text NOT NULL,
	"micros" bigint NOT NULL,
	"messages" integer NOT NULL,
	"unpriced" integer NOT NULL,
	CONSTRAINT "spent_days_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "spent_states" (
	"workspace_id" uuid NOT NULL,
	"built_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "spent_states_workspace_id_pk" PRIMARY KEY("workspace_id")
);
--> statement-breakpoint
ALTER TABLE "budget_amounts" ADD CONSTRAINT "budget_amounts_workspace_id_budget_id_budgets_workspace_id_id_fk" FOREIGN KEY ("workspace_id","budget_id") REFERENCES "public"."budgets"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "budget_reservations" ADD CONSTRAINT "budget_reservations_workspace_id_number_id_phone_numbers_workspace_id_id_fk" FOREIGN KEY ("workspace_id","number_id") REFERENCES "public"."phone_numbers"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "budgets" ADD CONSTRAINT "budgets_workspace_id_number_id_phone_numbers_workspace_id_id_fk" FOREIGN KEY ("workspace_id","number_id") REFERENCES "public"."phone_numbers"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "budgets_of_all" ON "budgets" USING btree ("workspace_id","currency") WHERE number_id is null;--> statement-breakpoint
CREATE UNIQUE INDEX "budgets_of_number" ON "budgets" USING btree ("workspace_id","number_id") WHERE number_id is not null;--> statement-breakpoint
CREATE INDEX "spent_days_workspace_id_day_index" ON "spent_days" USING btree ("workspace_id","day");--> statement-breakpoint
alter table budgets enable row level security;
--> statement-breakpoint
alter table budgets force row level security;
--> statement-breakpoint
create policy own_workspace on budgets
  using (workspace_id = (select current_workspace())) with check (workspace_id = (select current_workspace()));
--> statement-breakpoint
alter table budget_amounts enable row level security;
--> statement-breakpoint
alter table budget_amounts force row level security;
--> statement-breakpoint
create policy own_workspace on budget_amounts
  using (workspace_id = (select current_workspace())) with check (workspace_id = (select current_workspace()));
--> statement-breakpoint
alter table budget_reservations enable row level security;
--> statement-breakpoint
alter table budget_reservations force row level security;
--> statement-breakpoint
create policy own_workspace on budget_reservations
  using (workspace_id = (select current_workspace())) with check (workspace_id = (select current_workspace()));
--> statement-breakpoint
alter table spent_days enable row level security;
--> statement-breakpoint
alter table spent_days force row level security;
--> statement-breakpoint
create policy own_workspace on spent_days
  using (workspace_id = (select current_workspace())) with check (workspace_id = (select current_workspace()));
--> statement-breakpoint
alter table spent_states enable row level security;
--> statement-breakpoint
alter table spent_states force row level security;
--> statement-breakpoint
create policy own_workspace on spent_states
  using (workspace_id = (select current_workspace())) with check (workspace_id = (select current_workspace()));
--> statement-breakpoint
-- What a statement changed in charges, a row for each day and number: they become true together, or neither does.
create function note_spending() returns trigger language plpgsql as $$
begin
  insert into spent_days (workspace_id, number_id, day, currency, micros, messages, unpriced)
  select c.workspace_id, c.number_id, (c.delivered_at at time zone a.time_zone)::date, c.currency,
    tg_argv[0]::int * coalesce(sum(c.estimated_micros), 0), tg_argv[0]::int * count(*),
    tg_argv[0]::int * count(*) filter (where c.estimated_micros is null)
  from changed c
  join phone_numbers n on n.workspace_id = c.workspace_id and n.id = c.number_id
  join whatsapp_accounts a on a.workspace_id = n.workspace_id and a.id = n.account_id
  group by 1, 2, 3, 4;
  return null;
end $$;
--> statement-breakpoint
create trigger note_spending_added after insert on charges
  referencing new table as changed for each statement execute function note_spending('1');
--> statement-breakpoint
create trigger note_spending_gone after delete on charges
  referencing old table as changed for each statement execute function note_spending('-1');
--> statement-breakpoint
create trigger note_spending_before after update on charges
  referencing old table as changed for each statement execute function note_spending('-1');
--> statement-breakpoint
create trigger note_spending_after after update on charges
  referencing new table as changed for each statement execute function note_spending('1');
