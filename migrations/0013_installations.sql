CREATE TABLE "installations" (
	"workspace_id" text PRIMARY KEY NOT NULL,
	"ciphertext" text NOT NULL,
	"key_id" text NOT NULL,
	"bot_id" text NOT NULL,
	"bot_user_id" text NOT NULL,
	"app_id" text NOT NULL,
	"scopes" text NOT NULL,
	"expires_at" timestamp with time zone,
	"renewing_until" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "installations" ADD CONSTRAINT "installations_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE installations ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE installations FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
-- An event of a workspace needs its tokens before anybody has entered; and nobody's rights are enough to see them.
CREATE POLICY system ON installations TO kindling_system USING (true) WITH CHECK (true);
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON installations TO kindling_system;
--> statement-breakpoint
CREATE POLICY tenant ON installations FOR SELECT TO kindling_app USING (false);
--> statement-breakpoint
GRANT SELECT ON installations TO kindling_app;
