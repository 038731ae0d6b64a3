DROP INDEX "jobs_key";--> statement-breakpoint
CREATE UNIQUE INDEX "jobs_key" ON "jobs" USING btree ("workspace_id","name","key") WHERE failed_at is null and claimed_until is null and key is not null;