CREATE TABLE "digests" (
	"workspace_id" text NOT NULL,
	"id" uuid NOT NULL,
	"scope" text NOT NULL,
	"scope_id" text NOT NULL,
	"person_id" uuid NOT NULL,
	"external_id" text NOT NULL,
	"target" text NOT NULL,
	"channel_id" text,
	"locale" text,
	"at" integer NOT NULL,
	"days" integer NOT NULL,
	"timezone" text NOT NULL,
	"even_empty" boolean DEFAULT false NOT NULL,
	"next_at" timestamp with time zone,
	"since" timestamp with time zone NOT NULL,
	"shown" jsonb,
	"created_at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "digests_workspace_id_id_pk" PRIMARY KEY("workspace_id","id"),
	CONSTRAINT "digests_scope" UNIQUE("workspace_id","scope","scope_id")
);
--> statement-breakpoint
ALTER TABLE "digests" ADD CONSTRAINT "digests_workspace_id_person_id_memberships_workspace_id_user_id_fk" FOREIGN KEY ("workspace_id","person_id") REFERENCES "public"."memberships"("workspace_id","user_id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "digests_due" ON "digests" USING btree ("next_at") WHERE next_at is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "digests_id" ON "digests" USING btree ("id");
--> statement-breakpoint
ALTER TABLE digests ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE digests FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
-- The tick looks for what is due in every workspace.
CREATE POLICY system ON digests TO kindling_system USING (true) WITH CHECK (true);
--> statement-breakpoint
GRANT SELECT, UPDATE, DELETE ON digests TO kindling_system;
--> statement-breakpoint
-- A person's own, and those of channels that they are in; and nobody sets one up in another's name.
CREATE POLICY tenant ON digests TO kindling_app USING (
  workspace_id = (SELECT app_workspace())
  AND CASE scope
    WHEN 'person' THEN scope_id = (SELECT app_person())::text
    ELSE channel_id IS NULL OR channel_id = (SELECT app_channel())
  END
);
--> statement-breakpoint
CREATE POLICY tenant_insert ON digests AS RESTRICTIVE FOR INSERT TO kindling_app
  WITH CHECK (person_id = (SELECT app_person()));
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON digests TO kindling_app;
