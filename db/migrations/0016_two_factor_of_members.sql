ALTER TABLE "password_resets" ADD COLUMN "made_by" uuid;--> statement-breakpoint
ALTER TABLE "password_resets" ADD CONSTRAINT "password_resets_made_by_users_id_fk" FOREIGN KEY ("made_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
-- A workspace may know which of its people have one: of the members, only its own are seen from it.
create policy of_members on authenticators for select using (exists (
  select from members where members.user_id = authenticators.user_id and members.removed_at is null));
