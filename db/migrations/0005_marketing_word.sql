ALTER TABLE "contacts" ADD COLUMN "marketing_said_at" timestamp (3) with time zone;
