CREATE TABLE "inbound_events" (
	"workspace_id" text NOT NULL,
	"platform" text NOT NULL,
	"event_id" text NOT NULL,
	"person_id" uuid NOT NULL,
	"ack" jsonb NOT NULL,
	"at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "inbound_events_workspace_id_platform_event_id_pk" PRIMARY KEY("workspace_id","platform","event_id")
);
--> statement-breakpoint
CREATE TABLE "cards" (
	"workspace_id" text NOT NULL,
	"run_id" uuid NOT NULL,
	"message" text,
	"version" integer DEFAULT 1 NOT NULL,
	"rendered" integer DEFAULT 0 NOT NULL,
	"closed" boolean DEFAULT false NOT NULL,
	"stream_id" text,
	"next_due" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	"generation" integer DEFAULT 0 NOT NULL,
	"fence" integer DEFAULT 0 NOT NULL,
	"lease_until" timestamp with time zone,
	CONSTRAINT "cards_workspace_id_run_id_pk" PRIMARY KEY("workspace_id","run_id")
);
--> statement-breakpoint
CREATE TABLE "effects" (
	"workspace_id" text NOT NULL,
	"run_id" uuid NOT NULL,
	"key" text NOT NULL,
	"state" text NOT NULL,
	"result" jsonb,
	"intended_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	"confirmed_at" timestamp with time zone,
	CONSTRAINT "effects_workspace_id_run_id_key_pk" PRIMARY KEY("workspace_id","run_id","key")
);
--> statement-breakpoint
CREATE TABLE "model_calls" (
	"workspace_id" text NOT NULL,
	"id" uuid NOT NULL,
	"run_id" uuid NOT NULL,
	"step_key" text NOT NULL,
	"ordinal" integer NOT NULL,
	"kind" text NOT NULL,
	"task" text NOT NULL,
	"provider" text NOT NULL,
	"model" text NOT NULL,
	"request_hash" text NOT NULL,
	"request" jsonb,
	"response" jsonb,
	"state" text NOT NULL,
	"reason" text,
	"reserved_usd" double precision NOT NULL,
	"cost_usd" double precision DEFAULT 0 NOT NULL,
	"input_tokens" integer DEFAULT 0 NOT NULL,
	"output_tokens" integer DEFAULT 0 NOT NULL,
	"cached_tokens" integer DEFAULT 0 NOT NULL,
	"reasoning_tokens" integer DEFAULT 0 NOT NULL,
	"latency_ms" integer DEFAULT 0 NOT NULL,
	"at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "model_calls_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "outbox" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "outbox_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"workspace_id" text NOT NULL,
	"run_id" uuid NOT NULL,
	"step" text NOT NULL,
	"generation" integer NOT NULL,
	"not_before" timestamp with time zone DEFAULT clock_timestamp() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "run_logs" (
	"workspace_id" text NOT NULL,
	"id" uuid NOT NULL,
	"run_id" uuid NOT NULL,
	"step_key" text,
	"level" text NOT NULL,
	"message" text NOT NULL,
	"at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "run_logs_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "runs" (
	"workspace_id" text NOT NULL,
	"id" uuid NOT NULL,
	"idea_id" uuid,
	"kind" text NOT NULL,
	"status" text NOT NULL,
	"owner_id" uuid NOT NULL,
	"channel_id" text,
	"thread" text,
	"trigger" jsonb NOT NULL,
	"partial" jsonb,
	"card" boolean DEFAULT false NOT NULL,
	"budget_usd" double precision NOT NULL,
	"budget_ms" integer NOT NULL,
	"reserved_usd" double precision DEFAULT 0 NOT NULL,
	"cost_usd" double precision DEFAULT 0 NOT NULL,
	"wasted_usd" double precision DEFAULT 0 NOT NULL,
	"tokens_used" integer DEFAULT 0 NOT NULL,
	"opened_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	"opened_usd" double precision DEFAULT 0 NOT NULL,
	"waited_ms" bigint DEFAULT 0 NOT NULL,
	"waiting_since" timestamp with time zone,
	"steps_total" integer NOT NULL,
	"steps_ended" integer DEFAULT 0 NOT NULL,
	"stop_requested_at" timestamp with time zone,
	"error_step" text,
	"error_code" text,
	"error_params" jsonb,
	"created_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	"started_at" timestamp with time zone,
	"completed_at" timestamp with time zone,
	CONSTRAINT "runs_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "signals" (
	"workspace_id" text NOT NULL,
	"run_id" uuid NOT NULL,
	"name" text NOT NULL,
	"payload" jsonb NOT NULL,
	"at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "signals_workspace_id_run_id_name_pk" PRIMARY KEY("workspace_id","run_id","name")
);
--> statement-breakpoint
CREATE TABLE "step_needs" (
	"workspace_id" text NOT NULL,
	"run_id" uuid NOT NULL,
	"step_key" text NOT NULL,
	"needs_key" text NOT NULL,
	"on" text NOT NULL,
	CONSTRAINT "step_needs_workspace_id_run_id_step_key_needs_key_pk" PRIMARY KEY("workspace_id","run_id","step_key","needs_key")
);
--> statement-breakpoint
CREATE TABLE "steps" (
	"workspace_id" text NOT NULL,
	"id" uuid NOT NULL,
	"run_id" uuid NOT NULL,
	"key" text NOT NULL,
	"position" integer NOT NULL,
	"type" text NOT NULL,
	"input" jsonb,
	"refs" text[] DEFAULT '{}' NOT NULL,
	"condition" jsonb,
	"partial" boolean DEFAULT false NOT NULL,
	"state" text NOT NULL,
	"needs_open" integer NOT NULL,
	"blocked" boolean DEFAULT false NOT NULL,
	"lost" boolean DEFAULT false NOT NULL,
	"output" jsonb,
	"error" jsonb,
	"attempts" integer DEFAULT 0 NOT NULL,
	"failures" integer DEFAULT 0 NOT NULL,
	"generation" integer DEFAULT 0 NOT NULL,
	"fence" integer DEFAULT 0 NOT NULL,
	"lease_until" timestamp with time zone,
	"due_at" timestamp with time zone,
	"wait_signal" text,
	"wait_default" jsonb,
	"cost_usd" double precision DEFAULT 0 NOT NULL,
	"tokens_used" integer DEFAULT 0 NOT NULL,
	"started_at" timestamp with time zone,
	"completed_at" timestamp with time zone,
	CONSTRAINT "steps_workspace_id_id_pk" PRIMARY KEY("workspace_id","id"),
	CONSTRAINT "steps_key" UNIQUE("workspace_id","run_id","key")
);
--> statement-breakpoint
CREATE TABLE "playground_clock" (
	"workspace_id" text PRIMARY KEY NOT NULL,
	"seq" bigint DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "playground_messages" (
	"workspace_id" text NOT NULL,
	"id" uuid NOT NULL,
	"channel_id" text NOT NULL,
	"thread_id" uuid,
	"origin_id" uuid,
	"author" text NOT NULL,
	"visible_to" text,
	"place" text NOT NULL,
	"nonce" text NOT NULL,
	"body" jsonb NOT NULL,
	"thread_name" text,
	"replies" integer DEFAULT 0 NOT NULL,
	"last_reply_at" timestamp with time zone,
	"position" bigint NOT NULL,
	"seq" bigint NOT NULL,
	"created_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	"edited_at" timestamp with time zone,
	"deleted_at" timestamp with time zone,
	CONSTRAINT "playground_messages_workspace_id_id_pk" PRIMARY KEY("workspace_id","id"),
	CONSTRAINT "playground_messages_nonce" UNIQUE("workspace_id","place","nonce")
);
--> statement-breakpoint
CREATE TABLE "audit_log" (
	"workspace_id" text NOT NULL,
	"id" uuid NOT NULL,
	"person_id" uuid,
	"action" text NOT NULL,
	"subject" jsonb NOT NULL,
	"at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "audit_log_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "credentials" (
	"workspace_id" text NOT NULL,
	"id" uuid NOT NULL,
	"owner_id" text NOT NULL,
	"provider" text NOT NULL,
	"ciphertext" text NOT NULL,
	"key_id" text NOT NULL,
	"is_active" integer DEFAULT 1 NOT NULL,
	"validation_status" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "credentials_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
CREATE TABLE "identities" (
	"workspace_id" text NOT NULL,
	"platform" text NOT NULL,
	"external_id" text NOT NULL,
	"user_id" uuid NOT NULL,
	CONSTRAINT "identities_workspace_id_platform_external_id_pk" PRIMARY KEY("workspace_id","platform","external_id")
);
--> statement-breakpoint
CREATE TABLE "memberships" (
	"workspace_id" text NOT NULL,
	"user_id" uuid NOT NULL,
	"role" text DEFAULT 'member' NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "memberships_workspace_id_user_id_pk" PRIMARY KEY("workspace_id","user_id")
);
--> statement-breakpoint
CREATE TABLE "settings" (
	"workspace_id" text NOT NULL,
	"scope" text NOT NULL,
	"scope_id" text NOT NULL,
	"key" text NOT NULL,
	"value" jsonb NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "settings_workspace_id_scope_scope_id_key_pk" PRIMARY KEY("workspace_id","scope","scope_id","key")
);
--> statement-breakpoint
CREATE TABLE "users" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"email" text,
	"avatar_url" text,
	"timezone" text,
	"locale" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "workspaces" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"platform" text NOT NULL,
	"next_idea" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "blobs" (
	"workspace_id" text NOT NULL,
	"sha256" text NOT NULL,
	"idea_id" uuid NOT NULL,
	"mime" text NOT NULL,
	"size" integer NOT NULL,
	"bytes" "bytea",
	"created_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "blobs_workspace_id_idea_id_sha256_pk" PRIMARY KEY("workspace_id","idea_id","sha256")
);
--> statement-breakpoint
CREATE TABLE "ideas" (
	"workspace_id" text NOT NULL,
	"id" uuid NOT NULL,
	"number" integer NOT NULL,
	"owner_id" uuid NOT NULL,
	"audience" text NOT NULL,
	"channel_id" text,
	"text" text NOT NULL,
	"title" text,
	"options" jsonb NOT NULL,
	"format" text,
	"status" text NOT NULL,
	"head_version" integer,
	"thread" text,
	"created_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "ideas_workspace_id_id_pk" PRIMARY KEY("workspace_id","id"),
	CONSTRAINT "ideas_number" UNIQUE("workspace_id","number")
);
--> statement-breakpoint
CREATE TABLE "outputs" (
	"workspace_id" text NOT NULL,
	"id" uuid NOT NULL,
	"idea_id" uuid NOT NULL,
	"run_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"parent" integer,
	"format" text NOT NULL,
	"content" jsonb NOT NULL,
	"scores" jsonb NOT NULL,
	"published" boolean DEFAULT false NOT NULL,
	"published_at" timestamp with time zone,
	"publication_url" text,
	"publication_metadata" jsonb,
	"created_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "outputs_workspace_id_id_pk" PRIMARY KEY("workspace_id","id"),
	CONSTRAINT "outputs_number" UNIQUE("workspace_id","idea_id","number"),
	CONSTRAINT "outputs_run" UNIQUE("workspace_id","run_id")
);
--> statement-breakpoint
ALTER TABLE "inbound_events" ADD CONSTRAINT "inbound_events_workspace_id_person_id_memberships_workspace_id_user_id_fk" FOREIGN KEY ("workspace_id","person_id") REFERENCES "public"."memberships"("workspace_id","user_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cards" ADD CONSTRAINT "cards_workspace_id_run_id_runs_workspace_id_id_fk" FOREIGN KEY ("workspace_id","run_id") REFERENCES "public"."runs"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "effects" ADD CONSTRAINT "effects_workspace_id_run_id_runs_workspace_id_id_fk" FOREIGN KEY ("workspace_id","run_id") REFERENCES "public"."runs"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "model_calls" ADD CONSTRAINT "model_calls_workspace_id_run_id_runs_workspace_id_id_fk" FOREIGN KEY ("workspace_id","run_id") REFERENCES "public"."runs"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outbox" ADD CONSTRAINT "outbox_workspace_id_run_id_runs_workspace_id_id_fk" FOREIGN KEY ("workspace_id","run_id") REFERENCES "public"."runs"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "run_logs" ADD CONSTRAINT "run_logs_workspace_id_run_id_runs_workspace_id_id_fk" FOREIGN KEY ("workspace_id","run_id") REFERENCES "public"."runs"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "runs" ADD CONSTRAINT "runs_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "runs" ADD CONSTRAINT "runs_workspace_id_idea_id_ideas_workspace_id_id_fk" FOREIGN KEY ("workspace_id","idea_id") REFERENCES "public"."ideas"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "runs" ADD CONSTRAINT "runs_workspace_id_owner_id_memberships_workspace_id_user_id_fk" FOREIGN KEY ("workspace_id","owner_id") REFERENCES "public"."memberships"("workspace_id","user_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "signals" ADD CONSTRAINT "signals_workspace_id_run_id_runs_workspace_id_id_fk" FOREIGN KEY ("workspace_id","run_id") REFERENCES "public"."runs"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "step_needs" ADD CONSTRAINT "step_needs_workspace_id_run_id_runs_workspace_id_id_fk" FOREIGN KEY ("workspace_id","run_id") REFERENCES "public"."runs"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "steps" ADD CONSTRAINT "steps_workspace_id_run_id_runs_workspace_id_id_fk" FOREIGN KEY ("workspace_id","run_id") REFERENCES "public"."runs"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit_log" ADD CONSTRAINT "audit_log_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "credentials" ADD CONSTRAINT "credentials_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identities" ADD CONSTRAINT "identities_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identities" ADD CONSTRAINT "identities_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "settings" ADD CONSTRAINT "settings_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "blobs" ADD CONSTRAINT "blobs_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "blobs" ADD CONSTRAINT "blobs_workspace_id_idea_id_ideas_workspace_id_id_fk" FOREIGN KEY ("workspace_id","idea_id") REFERENCES "public"."ideas"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ideas" ADD CONSTRAINT "ideas_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ideas" ADD CONSTRAINT "ideas_workspace_id_owner_id_memberships_workspace_id_user_id_fk" FOREIGN KEY ("workspace_id","owner_id") REFERENCES "public"."memberships"("workspace_id","user_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outputs" ADD CONSTRAINT "outputs_workspace_id_idea_id_ideas_workspace_id_id_fk" FOREIGN KEY ("workspace_id","idea_id") REFERENCES "public"."ideas"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "cards_due" ON "cards" USING btree ("next_due") WHERE version > rendered and not closed;--> statement-breakpoint
CREATE INDEX "model_calls_step" ON "model_calls" USING btree ("workspace_id","run_id","step_key","ordinal");--> statement-breakpoint
CREATE INDEX "model_calls_reserved" ON "model_calls" USING btree ("at") WHERE state = 'reserved';--> statement-breakpoint
CREATE INDEX "model_calls_bodies" ON "model_calls" USING btree ("at") WHERE request is not null;--> statement-breakpoint
CREATE INDEX "outbox_run" ON "outbox" USING btree ("run_id");--> statement-breakpoint
CREATE INDEX "outbox_due" ON "outbox" USING btree ("not_before");--> statement-breakpoint
CREATE INDEX "run_logs_level" ON "run_logs" USING btree ("workspace_id","run_id","level","at");--> statement-breakpoint
CREATE UNIQUE INDEX "runs_working_thread" ON "runs" USING btree ("workspace_id","thread") WHERE status in ('running','waiting','parked') and thread is not null;--> statement-breakpoint
CREATE INDEX "runs_working" ON "runs" USING btree ("id") WHERE status in ('running','waiting','parked');--> statement-breakpoint
CREATE INDEX "runs_idea_time" ON "runs" USING btree ("workspace_id","idea_id","created_at");--> statement-breakpoint
CREATE INDEX "runs_owner_time" ON "runs" USING btree ("workspace_id","owner_id","created_at");--> statement-breakpoint
CREATE INDEX "runs_status" ON "runs" USING btree ("workspace_id","status");--> statement-breakpoint
CREATE INDEX "step_needs_reverse" ON "step_needs" USING btree ("workspace_id","run_id","needs_key");--> statement-breakpoint
CREATE INDEX "playground_messages_seq" ON "playground_messages" USING btree ("workspace_id","seq");--> statement-breakpoint
CREATE INDEX "playground_messages_place" ON "playground_messages" USING btree ("workspace_id","place","position");--> statement-breakpoint
CREATE INDEX "credentials_owner" ON "credentials" USING btree ("workspace_id","owner_id","provider");--> statement-breakpoint
CREATE INDEX "identities_user" ON "identities" USING btree ("workspace_id","user_id");--> statement-breakpoint
CREATE INDEX "blobs_sha256" ON "blobs" USING btree ("workspace_id","sha256");--> statement-breakpoint
CREATE INDEX "ideas_owner_time" ON "ideas" USING btree ("workspace_id","owner_id","created_at");--> statement-breakpoint
CREATE INDEX "ideas_status" ON "ideas" USING btree ("workspace_id","status","created_at");--> statement-breakpoint
CREATE INDEX "ideas_thread" ON "ideas" USING btree ("workspace_id","thread");