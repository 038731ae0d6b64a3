-- A person may know the names of the workspaces she works in, so that she can choose one.
create policy own_workspaces on workspaces for select using (
  exists (
    select from members
    where members.workspace_id = workspaces.id
      and members.user_id = (select current_person())
      and members.removed_at is null
  )
);
