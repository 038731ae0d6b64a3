ALTER TABLE "media" ADD COLUMN "given_to_meta_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "media" ADD COLUMN "given_to_meta_for" text;