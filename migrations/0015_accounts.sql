CREATE TABLE "account_links" (
	"workspace_id" text NOT NULL,
	"id" text PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"provider" text NOT NULL,
	"scopes" text NOT NULL,
	"state" text,
	"browser" text,
	"used_at" timestamp with time zone,
	"expires_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
DROP INDEX "credentials_owner";--> statement-breakpoint
ALTER TABLE "account_links" ADD CONSTRAINT "account_links_workspace_id_person_id_memberships_workspace_id_user_id_fk" FOREIGN KEY ("workspace_id","person_id") REFERENCES "public"."memberships"("workspace_id","user_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "account_links_state" ON "account_links" USING btree ("state");--> statement-breakpoint
CREATE INDEX "account_links_expires" ON "account_links" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "credentials_key" ON "credentials" USING btree ("key_id");--> statement-breakpoint
CREATE UNIQUE INDEX "credentials_owner" ON "credentials" USING btree ("workspace_id","owner_id","provider");--> statement-breakpoint
ALTER TABLE account_links ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE account_links FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
-- A browser that comes with a link has entered no workspace yet.
CREATE POLICY system ON account_links TO kindling_system USING (true) WITH CHECK (true);
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON account_links TO kindling_system;
--> statement-breakpoint
CREATE POLICY tenant ON account_links TO kindling_app USING (
  workspace_id = (SELECT app_workspace()) AND person_id = (SELECT app_person())
);
--> statement-breakpoint
GRANT SELECT, INSERT, DELETE ON account_links TO kindling_app;
--> statement-breakpoint
-- Sealing anew under another key is nobody's in particular.
CREATE POLICY system_rotate ON credentials FOR UPDATE TO kindling_system USING (true) WITH CHECK (true);
--> statement-breakpoint
GRANT UPDATE (ciphertext, key_id) ON credentials TO kindling_system;
