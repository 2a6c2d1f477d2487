CREATE TABLE "playground_reactions" (
	"workspace_id" text NOT NULL,
	"message_id" uuid NOT NULL,
	"emoji" text NOT NULL,
	"person" text NOT NULL,
	"at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "playground_reactions_workspace_id_message_id_emoji_person_pk" PRIMARY KEY("workspace_id","message_id","emoji","person")
);
--> statement-breakpoint
ALTER TABLE "playground_reactions" ADD CONSTRAINT "playground_reactions_workspace_id_message_id_playground_messages_workspace_id_id_fk" FOREIGN KEY ("workspace_id","message_id") REFERENCES "public"."playground_messages"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "playground_messages_threads" ON "playground_messages" USING btree ("workspace_id","last_reply_at") WHERE replies > 0;--> statement-breakpoint
ALTER TABLE playground_reactions ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE playground_reactions FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY system ON playground_reactions TO kindling_system USING (true) WITH CHECK (true);
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON playground_reactions TO kindling_system;
--> statement-breakpoint
-- Who sees a message sees what is under it.
CREATE POLICY tenant ON playground_reactions FOR SELECT TO kindling_app USING (
  workspace_id = (SELECT app_workspace())
  AND EXISTS (
    SELECT FROM playground_messages m
    WHERE m.workspace_id = playground_reactions.workspace_id AND m.id = playground_reactions.message_id OFFSET 0
  )
);
--> statement-breakpoint
GRANT SELECT ON playground_reactions TO kindling_app;
