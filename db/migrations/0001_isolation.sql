-- Each unit of work sets app.workspace_id for its transaction. Without it every workspace table looks empty.
create function current_workspace() returns uuid language sql stable parallel safe
  return nullif(current_setting('app.workspace_id', true), '')::uuid;
--> statement-breakpoint
create function current_person() returns uuid language sql stable parallel safe
  return nullif(current_setting('app.user_id', true), '')::uuid;
--> statement-breakpoint
-- Only the worker's own transactions, which claim work of all workspaces, set this.
create function is_worker() returns boolean language sql stable parallel safe
  return coalesce(current_setting('app.is_worker', true), '') = 'on';
--> statement-breakpoint
do $$
declare name text;
begin
  for name in
    select c.relname from pg_class c
    join pg_attribute a on a.attrelid = c.oid and a.attname = 'workspace_id' and not a.attisdropped
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
  loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format(
      'create policy own_workspace on %I using (workspace_id = (select current_workspace())) with check (workspace_id = (select current_workspace()))',
      name);
  end loop;
end $$;
--> statement-breakpoint
alter table workspaces enable row level security;
--> statement-breakpoint
alter table workspaces force row level security;
--> statement-breakpoint
create policy own_workspace on workspaces
  using (id = (select current_workspace())) with check (id = (select current_workspace()));
--> statement-breakpoint
create policy worker_lists on workspaces for select using ((select is_worker()));
--> statement-breakpoint
alter table data_keys enable row level security;
--> statement-breakpoint
alter table data_keys force row level security;
--> statement-breakpoint
-- The nil scope holds the keys of raw deliveries, which belong to no workspace.
create policy own_scope on data_keys
  using (scope in ((select current_workspace()), '00000000-0000-0000-0000-000000000000') or (select is_worker()))
  with check (scope in ((select current_workspace()), '00000000-0000-0000-0000-000000000000') or (select is_worker()));
--> statement-breakpoint
-- Signing in asks for a person's memberships before a workspace is chosen.
create policy own_memberships on members for select using (user_id = (select current_person()));
--> statement-breakpoint
create policy worker_claims on jobs using ((select is_worker())) with check ((select is_worker()));
--> statement-breakpoint
create policy everyone_routes on channel_routes for select using (true);
--> statement-breakpoint
grant usage on schema public to guichet_app;
--> statement-breakpoint
grant select, insert, update, delete on all tables in schema public to guichet_app;
--> statement-breakpoint
grant usage, select on all sequences in schema public to guichet_app;
--> statement-breakpoint
alter default privileges in schema public grant select, insert, update, delete on tables to guichet_app;
--> statement-breakpoint
alter default privileges in schema public grant usage, select on sequences to guichet_app;
