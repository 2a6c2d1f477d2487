CREATE TABLE "feedback" (
	"workspace_id" text NOT NULL,
	"idea_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"person_id" uuid NOT NULL,
	"verdict" text NOT NULL,
	"reason" text,
	"at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "feedback_workspace_id_idea_id_version_person_id_pk" PRIMARY KEY("workspace_id","idea_id","version","person_id")
);
--> statement-breakpoint
CREATE TABLE "replies" (
	"workspace_id" text NOT NULL,
	"id" uuid NOT NULL,
	"idea_id" uuid NOT NULL,
	"thread" text NOT NULL,
	"message_id" text NOT NULL,
	"person_id" uuid NOT NULL,
	"text" text NOT NULL,
	"kind" text,
	"state" text NOT NULL,
	"run_id" uuid,
	"position" bigint GENERATED ALWAYS AS IDENTITY (sequence name "replies_position_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"created_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	"edited_at" timestamp with time zone,
	CONSTRAINT "replies_workspace_id_id_pk" PRIMARY KEY("workspace_id","id"),
	CONSTRAINT "replies_message" UNIQUE("workspace_id","thread","message_id")
);
--> statement-breakpoint
ALTER TABLE "feedback" ADD CONSTRAINT "feedback_workspace_id_idea_id_version_outputs_workspace_id_idea_id_number_fk" FOREIGN KEY ("workspace_id","idea_id","version") REFERENCES "public"."outputs"("workspace_id","idea_id","number") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "feedback" ADD CONSTRAINT "feedback_workspace_id_person_id_memberships_workspace_id_user_id_fk" FOREIGN KEY ("workspace_id","person_id") REFERENCES "public"."memberships"("workspace_id","user_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "replies" ADD CONSTRAINT "replies_workspace_id_idea_id_ideas_workspace_id_id_fk" FOREIGN KEY ("workspace_id","idea_id") REFERENCES "public"."ideas"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "replies" ADD CONSTRAINT "replies_workspace_id_person_id_memberships_workspace_id_user_id_fk" FOREIGN KEY ("workspace_id","person_id") REFERENCES "public"."memberships"("workspace_id","user_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "replies_idea" ON "replies" USING btree ("workspace_id","idea_id","position");--> statement-breakpoint
CREATE INDEX "replies_run" ON "replies" USING btree ("workspace_id","run_id");