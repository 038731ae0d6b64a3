CREATE TABLE "charges" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"number_id" uuid NOT NULL,
	"wa_message_id" text NOT NULL,
	"message_id" uuid,
	"recipient" text NOT NULL,
	"market" text NOT NULL,
	"category" text NOT NULL,
	"pricing_type" text NOT NULL,
	"pricing_model" text NOT NULL,
	"regime" text NOT NULL,
	"rate_card_id" uuid,
	"tier_from" integer,
	"allowance_position" integer,
	"estimated_micros" bigint NOT NULL,
	"reported_micros" bigint,
	"invoiced_micros" bigint,
	"currency" text NOT NULL,
	"delivered_at" timestamp (3) with time zone NOT NULL,
	"recorded_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "charges_workspace_id_id_pk" PRIMARY KEY("workspace_id","id"),
	CONSTRAINT "charges_workspaceId_waMessageId_recipient_unique" UNIQUE("workspace_id","wa_message_id","recipient")
);
--> statement-breakpoint
CREATE TABLE "markets" (
	"id" uuid PRIMARY KEY NOT NULL,
	"calling_code" text NOT NULL,
	"country" text NOT NULL,
	"market" text NOT NULL,
	"valid_from" date NOT NULL,
	"valid_to" date,
	CONSTRAINT "markets_callingCode_country_validFrom_unique" UNIQUE("calling_code","country","valid_from")
);
--> statement-breakpoint
CREATE TABLE "rate_cards" (
	"id" uuid PRIMARY KEY NOT NULL,
	"currency" text NOT NULL,
	"effective_from" date NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"source" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "rate_cards_currency_effectiveFrom_version_unique" UNIQUE("currency","effective_from","version")
);
--> statement-breakpoint
CREATE TABLE "rates" (
	"rate_card_id" uuid NOT NULL,
	"market" text NOT NULL,
	"category" text NOT NULL,
	"tier_from" integer NOT NULL,
	"tier_to" integer,
	"amount_micros" bigint NOT NULL,
	CONSTRAINT "rates_rate_card_id_market_category_tier_from_pk" PRIMARY KEY("rate_card_id","market","category","tier_from")
);
--> statement-breakpoint
CREATE TABLE "service_allowances" (
	"workspace_id" uuid NOT NULL,
	"number_id" uuid NOT NULL,
	"month" text NOT NULL,
	"delivered_count" integer NOT NULL,
	CONSTRAINT "service_allowances_workspace_id_number_id_month_pk" PRIMARY KEY("workspace_id","number_id","month")
);
--> statement-breakpoint
CREATE TABLE "channel_events" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"account_id" uuid,
	"number_id" uuid,
	"field" text NOT NULL,
	"fingerprint" text NOT NULL,
	"sealed_value" "bytea" NOT NULL,
	"occurred_at" timestamp (3) with time zone NOT NULL,
	"received_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "channel_events_workspace_id_id_pk" PRIMARY KEY("workspace_id","id"),
	CONSTRAINT "channel_events_workspaceId_fingerprint_unique" UNIQUE("workspace_id","fingerprint")
);
--> statement-breakpoint
CREATE TABLE "channel_routes" (
	"kind" text NOT NULL,
	"meta_id" text NOT NULL,
	"workspace_id" uuid NOT NULL,
	"channel_id" uuid NOT NULL,
	CONSTRAINT "channel_routes_kind_meta_id_pk" PRIMARY KEY("kind","meta_id")
);
--> statement-breakpoint
CREATE TABLE "credentials" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"sealed_token" "bytea" NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"replaced_at" timestamp (3) with time zone,
	CONSTRAINT "credentials_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "phone_numbers" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"meta_phone_number_id" text NOT NULL,
	"display_number" text NOT NULL,
	"verified_name" text NOT NULL,
	"throughput_per_second" integer DEFAULT 80 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "phone_numbers_workspace_id_id_pk" PRIMARY KEY("workspace_id","id"),
	CONSTRAINT "phone_numbers_workspaceId_metaPhoneNumberId_unique" UNIQUE("workspace_id","meta_phone_number_id")
);
--> statement-breakpoint
CREATE TABLE "whatsapp_accounts" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"waba_id" text NOT NULL,
	"name" text NOT NULL,
	"currency" text NOT NULL,
	"time_zone" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "whatsapp_accounts_workspace_id_id_pk" PRIMARY KEY("workspace_id","id"),
	CONSTRAINT "whatsapp_accounts_workspaceId_wabaId_unique" UNIQUE("workspace_id","waba_id")
);
--> statement-breakpoint
CREATE TABLE "deliveries" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "deliveries_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"lane" smallint NOT NULL,
	"sealed_body" "bytea" NOT NULL,
	"received_at" timestamp (3) with time zone DEFAULT clock_timestamp() NOT NULL,
	"processed_at" timestamp (3) with time zone,
	"attempts" smallint DEFAULT 0 NOT NULL,
	"next_attempt_at" timestamp (3) with time zone,
	"failed_at" timestamp (3) with time zone,
	"last_error" text
);
--> statement-breakpoint
CREATE TABLE "delivery_findings" (
	"delivery_id" bigint NOT NULL,
	"position" integer NOT NULL,
	"reason" text NOT NULL,
	"detail" text NOT NULL,
	"found_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "delivery_findings_delivery_id_position_pk" PRIMARY KEY("delivery_id","position")
);
--> statement-breakpoint
CREATE TABLE "jobs" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"payload" jsonb NOT NULL,
	"lane" text,
	"key" text,
	"run_at" timestamp (3) with time zone NOT NULL,
	"attempts" smallint DEFAULT 0 NOT NULL,
	"claimed_until" timestamp (3) with time zone,
	"failed_at" timestamp (3) with time zone,
	"last_error" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "jobs_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "data_keys" (
	"scope" uuid NOT NULL,
	"version" integer NOT NULL,
	"master_key_id" text NOT NULL,
	"wrapped" "bytea" NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "data_keys_scope_version_pk" PRIMARY KEY("scope","version")
);
--> statement-breakpoint
CREATE TABLE "members" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"name" text NOT NULL,
	"roles" text[] NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"removed_at" timestamp (3) with time zone,
	CONSTRAINT "members_workspace_id_id_pk" PRIMARY KEY("workspace_id","id"),
	CONSTRAINT "members_workspaceId_userId_unique" UNIQUE("workspace_id","user_id")
);
--> statement-breakpoint
CREATE TABLE "users" (
	"id" uuid PRIMARY KEY NOT NULL,
	"email" text NOT NULL,
	"name" text NOT NULL,
	"password_hash" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "users_email_unique" UNIQUE("email")
);
--> statement-breakpoint
CREATE TABLE "workspaces" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"time_zone" text NOT NULL,
	"currency" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "assignments" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"conversation_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"assigned_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone,
	CONSTRAINT "assignments_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "closures" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"conversation_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"closed_at" timestamp (3) with time zone NOT NULL,
	"reopened_at" timestamp (3) with time zone,
	CONSTRAINT "closures_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "responses" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"conversation_id" uuid NOT NULL,
	"asked_at" timestamp (3) with time zone NOT NULL,
	"answered_at" timestamp (3) with time zone,
	"answer_message_id" uuid,
	"member_id" uuid,
	"wait_seconds" integer,
	"was_window_open" text,
	CONSTRAINT "responses_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "contact_identities" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"contact_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"value" text NOT NULL,
	"since" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"retired_at" timestamp (3) with time zone,
	CONSTRAINT "contact_identities_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "contacts" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text,
	"username" text,
	"wa_id" text,
	"user_id" text,
	"country" text,
	"marketing_stopped_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "contacts_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "conversations" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"number_id" uuid NOT NULL,
	"contact_id" uuid NOT NULL,
	"last_customer_message_at" timestamp (3) with time zone,
	"free_entry_closes_at" timestamp (3) with time zone,
	"last_message_id" uuid,
	"last_activity_at" timestamp (3) with time zone NOT NULL,
	"unread_count" integer DEFAULT 0 NOT NULL,
	"customer_told_read_at" timestamp (3) with time zone,
	"pair_slot_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "conversations_workspace_id_id_pk" PRIMARY KEY("workspace_id","id"),
	CONSTRAINT "conversations_workspaceId_numberId_contactId_unique" UNIQUE("workspace_id","number_id","contact_id")
);
--> statement-breakpoint
CREATE TABLE "media" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"message_id" uuid,
	"meta_media_id" text,
	"mime_type" text NOT NULL,
	"file_name" text,
	"byte_count" bigint,
	"state" text NOT NULL,
	"failure_detail" text,
	"uploaded_by" uuid,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "media_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "media_chunks" (
	"workspace_id" uuid NOT NULL,
	"media_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"sealed" "bytea" NOT NULL,
	CONSTRAINT "media_chunks_workspace_id_media_id_position_pk" PRIMARY KEY("workspace_id","media_id","position")
);
--> statement-breakpoint
CREATE TABLE "messages" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"conversation_id" uuid NOT NULL,
	"direction" text NOT NULL,
	"author" text NOT NULL,
	"member_id" uuid,
	"type" text NOT NULL,
	"sealed_content" "bytea" NOT NULL,
	"wa_message_id" text,
	"target_wa_message_id" text,
	"client_id" uuid,
	"written_at" timestamp (3) with time zone NOT NULL,
	"status" text NOT NULL,
	"sent_at" timestamp (3) with time zone,
	"delivered_at" timestamp (3) with time zone,
	"read_at" timestamp (3) with time zone,
	"failed_at" timestamp (3) with time zone,
	"failure_code" integer,
	"failure_detail" text,
	"send_attempts" smallint DEFAULT 0 NOT NULL,
	"quoted_micros" bigint,
	"quoted_currency" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "messages_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "send_slots" (
	"workspace_id" uuid NOT NULL,
	"number_id" uuid NOT NULL,
	"next_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "send_slots_workspace_id_number_id_pk" PRIMARY KEY("workspace_id","number_id")
);
--> statement-breakpoint
CREATE TABLE "templates" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"meta_template_id" text NOT NULL,
	"name" text NOT NULL,
	"language" text NOT NULL,
	"category" text NOT NULL,
	"status" text NOT NULL,
	"components" jsonb NOT NULL,
	"synced_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "templates_workspace_id_id_pk" PRIMARY KEY("workspace_id","id"),
	CONSTRAINT "templates_workspaceId_accountId_name_language_unique" UNIQUE("workspace_id","account_id","name","language")
);
--> statement-breakpoint
ALTER TABLE "charges" ADD CONSTRAINT "charges_rate_card_id_rate_cards_id_fk" FOREIGN KEY ("rate_card_id") REFERENCES "public"."rate_cards"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "charges" ADD CONSTRAINT "charges_workspace_id_number_id_phone_numbers_workspace_id_id_fk" FOREIGN KEY ("workspace_id","number_id") REFERENCES "public"."phone_numbers"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rates" ADD CONSTRAINT "rates_rate_card_id_rate_cards_id_fk" FOREIGN KEY ("rate_card_id") REFERENCES "public"."rate_cards"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "service_allowances" ADD CONSTRAINT "service_allowances_workspace_id_number_id_phone_numbers_workspace_id_id_fk" FOREIGN KEY ("workspace_id","number_id") REFERENCES "public"."phone_numbers"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "credentials" ADD CONSTRAINT "credentials_workspace_id_account_id_whatsapp_accounts_workspace_id_id_fk" FOREIGN KEY ("workspace_id","account_id") REFERENCES "public"."whatsapp_accounts"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "phone_numbers" ADD CONSTRAINT "phone_numbers_workspace_id_account_id_whatsapp_accounts_workspace_id_id_fk" FOREIGN KEY ("workspace_id","account_id") REFERENCES "public"."whatsapp_accounts"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "whatsapp_accounts" ADD CONSTRAINT "whatsapp_accounts_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "members" ADD CONSTRAINT "members_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "members" ADD CONSTRAINT "members_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assignments" ADD CONSTRAINT "assignments_workspace_id_conversation_id_conversations_workspace_id_id_fk" FOREIGN KEY ("workspace_id","conversation_id") REFERENCES "public"."conversations"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assignments" ADD CONSTRAINT "assignments_workspace_id_member_id_members_workspace_id_id_fk" FOREIGN KEY ("workspace_id","member_id") REFERENCES "public"."members"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "closures" ADD CONSTRAINT "closures_workspace_id_conversation_id_conversations_workspace_id_id_fk" FOREIGN KEY ("workspace_id","conversation_id") REFERENCES "public"."conversations"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "closures" ADD CONSTRAINT "closures_workspace_id_member_id_members_workspace_id_id_fk" FOREIGN KEY ("workspace_id","member_id") REFERENCES "public"."members"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "responses" ADD CONSTRAINT "responses_workspace_id_conversation_id_conversations_workspace_id_id_fk" FOREIGN KEY ("workspace_id","conversation_id") REFERENCES "public"."conversations"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contact_identities" ADD CONSTRAINT "contact_identities_workspace_id_contact_id_contacts_workspace_id_id_fk" FOREIGN KEY ("workspace_id","contact_id") REFERENCES "public"."contacts"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contacts" ADD CONSTRAINT "contacts_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "conversations" ADD CONSTRAINT "conversations_workspace_id_number_id_phone_numbers_workspace_id_id_fk" FOREIGN KEY ("workspace_id","number_id") REFERENCES "public"."phone_numbers"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "conversations" ADD CONSTRAINT "conversations_workspace_id_contact_id_contacts_workspace_id_id_fk" FOREIGN KEY ("workspace_id","contact_id") REFERENCES "public"."contacts"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "media_chunks" ADD CONSTRAINT "media_chunks_workspace_id_media_id_media_workspace_id_id_fk" FOREIGN KEY ("workspace_id","media_id") REFERENCES "public"."media"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_workspace_id_conversation_id_conversations_workspace_id_id_fk" FOREIGN KEY ("workspace_id","conversation_id") REFERENCES "public"."conversations"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "templates" ADD CONSTRAINT "templates_workspace_id_account_id_whatsapp_accounts_workspace_id_id_fk" FOREIGN KEY ("workspace_id","account_id") REFERENCES "public"."whatsapp_accounts"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "charges_workspace_id_message_id_index" ON "charges" USING btree ("workspace_id","message_id");--> statement-breakpoint
CREATE INDEX "charges_workspace_id_delivered_at_index" ON "charges" USING btree ("workspace_id","delivered_at");--> statement-breakpoint
CREATE INDEX "markets_calling_code_index" ON "markets" USING btree ("calling_code");--> statement-breakpoint
CREATE INDEX "channel_events_workspace_id_field_occurred_at_index" ON "channel_events" USING btree ("workspace_id","field","occurred_at");--> statement-breakpoint
CREATE INDEX "credentials_workspace_id_account_id_index" ON "credentials" USING btree ("workspace_id","account_id");--> statement-breakpoint
CREATE INDEX "deliveries_waiting" ON "deliveries" USING btree ("lane","id") WHERE processed_at is null and failed_at is null;--> statement-breakpoint
CREATE INDEX "deliveries_failed" ON "deliveries" USING btree ("failed_at") WHERE failed_at is not null;--> statement-breakpoint
CREATE INDEX "deliveries_received" ON "deliveries" USING btree ("received_at");--> statement-breakpoint
CREATE INDEX "delivery_findings_found_at_index" ON "delivery_findings" USING btree ("found_at");--> statement-breakpoint
CREATE INDEX "jobs_due" ON "jobs" USING btree ("run_at") WHERE failed_at is null;--> statement-breakpoint
CREATE INDEX "jobs_lane" ON "jobs" USING btree ("lane","id") WHERE failed_at is null and lane is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "jobs_key" ON "jobs" USING btree ("workspace_id","name","key") WHERE failed_at is null and key is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "assignments_open" ON "assignments" USING btree ("workspace_id","conversation_id") WHERE ended_at is null;--> statement-breakpoint
CREATE INDEX "assignments_workspace_id_member_id_index" ON "assignments" USING btree ("workspace_id","member_id");--> statement-breakpoint
CREATE UNIQUE INDEX "closures_open" ON "closures" USING btree ("workspace_id","conversation_id") WHERE reopened_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "responses_open" ON "responses" USING btree ("workspace_id","conversation_id") WHERE answered_at is null;--> statement-breakpoint
CREATE INDEX "responses_workspace_id_answered_at_index" ON "responses" USING btree ("workspace_id","answered_at");--> statement-breakpoint
CREATE UNIQUE INDEX "contact_identities_current" ON "contact_identities" USING btree ("workspace_id","kind","value") WHERE retired_at is null;--> statement-breakpoint
CREATE INDEX "contact_identities_workspace_id_contact_id_index" ON "contact_identities" USING btree ("workspace_id","contact_id");--> statement-breakpoint
CREATE INDEX "contacts_name_trgm" ON "contacts" USING gin ("name" gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "contacts_wa_id_trgm" ON "contacts" USING gin ("wa_id" gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "conversations_workspace_id_last_activity_at_id_index" ON "conversations" USING btree ("workspace_id","last_activity_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "conversations_workspace_id_contact_id_index" ON "conversations" USING btree ("workspace_id","contact_id");--> statement-breakpoint
CREATE INDEX "media_workspace_id_message_id_index" ON "media" USING btree ("workspace_id","message_id");--> statement-breakpoint
CREATE UNIQUE INDEX "messages_wa_message_id" ON "messages" USING btree ("workspace_id","wa_message_id","type","written_at") WHERE wa_message_id is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "messages_client_id" ON "messages" USING btree ("workspace_id","conversation_id","client_id") WHERE client_id is not null;--> statement-breakpoint
CREATE INDEX "messages_workspace_id_conversation_id_written_at_id_index" ON "messages" USING btree ("workspace_id","conversation_id","written_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "messages_target" ON "messages" USING btree ("workspace_id","target_wa_message_id") WHERE target_wa_message_id is not null;