-- Who sees what (DESIGN "Tenancy"). A new table needs four things, and a test fails without them: a line in the list
-- of FORCE ROW LEVEL SECURITY, its grants, a policy for the tenant role, and one for the system role only if the
-- engine or the accepting of events works on it across workspaces.
--
-- Functions that work across workspaces are SECURITY DEFINER, owned by kindling_system, with a fixed search_path,
-- executable by the migrating user and by nobody else; 0002 shows the pattern.

-- The two roles are the cluster's, not the database's: they may exist already, and another database of the same
-- cluster may be creating them at this moment.
DO $$
DECLARE
  role_name text;
  membership text := CASE WHEN current_setting('server_version_num')::int >= 160000 THEN 'SET' ELSE 'MEMBER' END;
BEGIN
  FOREACH role_name IN ARRAY ARRAY['kindling_app', 'kindling_system'] LOOP
    FOR attempt IN 1..20 LOOP
      BEGIN
        IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = role_name) THEN
          EXECUTE format('CREATE ROLE %I NOLOGIN', role_name);
        END IF;
        IF NOT pg_has_role(current_user, role_name, membership) THEN
          EXECUTE format('GRANT %I TO CURRENT_USER', role_name);
        END IF;
        EXIT;
      EXCEPTION
        WHEN duplicate_object OR unique_violation OR internal_error THEN
          IF attempt = 20 THEN RAISE; END IF;
          PERFORM pg_sleep(0.05);
        WHEN insufficient_privilege THEN
          RAISE EXCEPTION 'the database user % can neither create nor use the role %', current_user, role_name
            USING ERRCODE = 'insufficient_privilege',
              HINT = format('As a superuser: CREATE ROLE %1$I NOLOGIN; GRANT %1$I TO %2$I;', role_name, current_user);
      END;
    END LOOP;
  END LOOP;
END $$;
--> statement-breakpoint
GRANT USAGE ON SCHEMA public TO kindling_app, kindling_system;
--> statement-breakpoint
-- Whose rights the transaction has. Settings read '' after a transaction that set them, hence nullif. Policies call
-- these as (select …), so that they are computed once a query and not once a row.
CREATE FUNCTION app_workspace() RETURNS text LANGUAGE sql STABLE
  RETURN nullif(current_setting('app.workspace_id', true), '');
--> statement-breakpoint
CREATE FUNCTION app_person() RETURNS uuid LANGUAGE sql STABLE
  RETURN nullif(current_setting('app.user_id', true), '')::uuid;
--> statement-breakpoint
CREATE FUNCTION app_channel() RETURNS text LANGUAGE sql STABLE
  RETURN nullif(current_setting('app.channel_id', true), '');
--> statement-breakpoint
DO $$
DECLARE
  table_name text;
BEGIN
  FOREACH table_name IN ARRAY ARRAY[
    'workspaces', 'users', 'identities', 'memberships', 'settings', 'credentials', 'audit_log', 'inbound_events',
    'ideas', 'outputs', 'blobs',
    'runs', 'steps', 'step_needs', 'run_logs', 'signals', 'outbox', 'effects', 'cards', 'model_calls',
    'playground_clock', 'playground_messages'
  ] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', table_name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', table_name);
  END LOOP;
END $$;
--> statement-breakpoint
-- The system role: claiming, sweeping, the tick, accepting events, the keys that a run uses. Nobody's ideas.
DO $$
DECLARE
  table_name text;
BEGIN
  FOREACH table_name IN ARRAY ARRAY[
    'workspaces', 'users', 'identities', 'memberships', 'inbound_events',
    'runs', 'steps', 'step_needs', 'run_logs', 'signals', 'outbox', 'effects', 'cards', 'model_calls',
    'playground_clock', 'playground_messages'
  ] LOOP
    EXECUTE format('CREATE POLICY system ON %I TO kindling_system USING (true) WITH CHECK (true)', table_name);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO kindling_system', table_name);
  END LOOP;
END $$;
--> statement-breakpoint
CREATE POLICY system ON credentials FOR SELECT TO kindling_system USING (true);
--> statement-breakpoint
GRANT SELECT ON credentials TO kindling_system;
--> statement-breakpoint

-- People of the workspace. Rows are made by enter_workspace (0002).
CREATE POLICY tenant ON workspaces TO kindling_app USING (id = (SELECT app_workspace()));
--> statement-breakpoint
GRANT SELECT, UPDATE (name, next_idea) ON workspaces TO kindling_app;
--> statement-breakpoint
CREATE POLICY tenant ON memberships TO kindling_app USING (workspace_id = (SELECT app_workspace()));
--> statement-breakpoint
GRANT SELECT ON memberships TO kindling_app;
--> statement-breakpoint
CREATE POLICY tenant ON identities TO kindling_app USING (workspace_id = (SELECT app_workspace()));
--> statement-breakpoint
GRANT SELECT ON identities TO kindling_app;
--> statement-breakpoint
CREATE POLICY tenant_read ON users FOR SELECT TO kindling_app USING (
  EXISTS (SELECT FROM memberships m WHERE m.workspace_id = (SELECT app_workspace()) AND m.user_id = users.id)
);
--> statement-breakpoint
CREATE POLICY tenant_write ON users FOR UPDATE TO kindling_app USING (id = (SELECT app_person()));
--> statement-breakpoint
GRANT SELECT, UPDATE (name, email, avatar_url, timezone, locale) ON users TO kindling_app;
--> statement-breakpoint
CREATE FUNCTION app_is_admin() RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (
    SELECT FROM memberships m
    WHERE m.workspace_id = app_workspace() AND m.user_id = app_person() AND m.role = 'admin'
  )
$$;
--> statement-breakpoint

-- Settings are read by the workspace (a person's by that person) and written by whom they concern.
CREATE POLICY tenant_read ON settings FOR SELECT TO kindling_app USING (
  workspace_id = (SELECT app_workspace()) AND (scope <> 'person' OR scope_id = (SELECT app_person())::text)
);
--> statement-breakpoint
CREATE POLICY tenant_write ON settings TO kindling_app USING (
  workspace_id = (SELECT app_workspace())
  AND CASE scope
    WHEN 'person' THEN scope_id = (SELECT app_person())::text
    WHEN 'workspace' THEN (SELECT app_is_admin())
    ELSE (SELECT app_person()) IS NOT NULL
  END
);
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON settings TO kindling_app;
--> statement-breakpoint
CREATE POLICY tenant ON credentials TO kindling_app USING (
  workspace_id = (SELECT app_workspace())
  AND (owner_id = (SELECT app_person())::text OR (owner_id = 'workspace' AND (SELECT app_is_admin())))
);
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON credentials TO kindling_app;
--> statement-breakpoint
-- The audit log grows and never changes.
CREATE POLICY tenant_read ON audit_log FOR SELECT TO kindling_app USING (
  workspace_id = (SELECT app_workspace()) AND (person_id = (SELECT app_person()) OR (SELECT app_is_admin()))
);
--> statement-breakpoint
CREATE POLICY tenant_write ON audit_log FOR INSERT TO kindling_app WITH CHECK (
  workspace_id = (SELECT app_workspace()) AND person_id = (SELECT app_person())
);
--> statement-breakpoint
GRANT SELECT, INSERT ON audit_log TO kindling_app;
--> statement-breakpoint
CREATE POLICY tenant ON inbound_events TO kindling_app USING (
  workspace_id = (SELECT app_workspace()) AND person_id = (SELECT app_person())
);
--> statement-breakpoint
GRANT SELECT, INSERT ON inbound_events TO kindling_app;
--> statement-breakpoint

-- An idea is seen by its audience, and nobody can widen that: owner, audience and channel have no UPDATE grant.
CREATE POLICY tenant ON ideas TO kindling_app USING (
  workspace_id = (SELECT app_workspace())
  AND (
    owner_id = (SELECT app_person())
    OR audience = 'workspace'
    OR (audience = 'channel' AND channel_id = (SELECT app_channel()))
  )
);
--> statement-breakpoint
CREATE POLICY tenant_insert ON ideas AS RESTRICTIVE FOR INSERT TO kindling_app
  WITH CHECK (owner_id = (SELECT app_person()));
--> statement-breakpoint
GRANT SELECT, INSERT, DELETE, UPDATE (text, title, options, format, status, head_version, thread, updated_at)
  ON ideas TO kindling_app;
--> statement-breakpoint

-- What hangs on an idea follows it: the inner query is under the policy of ideas. OFFSET 0 makes it a look-up for each
-- row that is read; without it the planner may choose to read all ideas of the workspace first.
CREATE POLICY tenant ON outputs TO kindling_app USING (
  workspace_id = (SELECT app_workspace())
  AND EXISTS (SELECT FROM ideas i WHERE i.workspace_id = outputs.workspace_id AND i.id = outputs.idea_id OFFSET 0)
);
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE (published, published_at, publication_url, publication_metadata)
  ON outputs TO kindling_app;
--> statement-breakpoint
CREATE POLICY tenant ON blobs TO kindling_app USING (
  workspace_id = (SELECT app_workspace())
  AND EXISTS (SELECT FROM ideas i WHERE i.workspace_id = blobs.workspace_id AND i.id = blobs.idea_id OFFSET 0)
);
--> statement-breakpoint
GRANT SELECT, INSERT ON blobs TO kindling_app;
--> statement-breakpoint
CREATE POLICY tenant ON runs TO kindling_app USING (
  workspace_id = (SELECT app_workspace())
  AND CASE WHEN idea_id IS NULL THEN owner_id = (SELECT app_person())
    ELSE EXISTS (SELECT FROM ideas i WHERE i.workspace_id = runs.workspace_id AND i.id = runs.idea_id OFFSET 0)
  END
);
--> statement-breakpoint
-- A run spends its owner's money, so that nobody starts one in another's name or hands one over. What a run is made of is
-- written when it starts, and changed by the engine's functions alone.
CREATE POLICY tenant_insert ON runs AS RESTRICTIVE FOR INSERT TO kindling_app
  WITH CHECK (owner_id = (SELECT app_person()));
--> statement-breakpoint
GRANT SELECT, INSERT ON runs TO kindling_app;
--> statement-breakpoint
DO $$
DECLARE
  table_name text;
BEGIN
  FOREACH table_name IN ARRAY ARRAY[
    'steps', 'step_needs', 'run_logs', 'signals', 'outbox', 'effects', 'cards', 'model_calls'
  ] LOOP
    EXECUTE format(
      'CREATE POLICY tenant ON %1$I TO kindling_app USING (
         workspace_id = (SELECT app_workspace())
         AND EXISTS (SELECT FROM runs r WHERE r.workspace_id = %1$I.workspace_id AND r.id = %1$I.run_id OFFSET 0)
       )', table_name);
    EXECUTE format('GRANT SELECT, INSERT ON %I TO kindling_app', table_name);
  END LOOP;
END $$;
--> statement-breakpoint

-- The playground's messages: the workspace's, except those for one person only.
CREATE POLICY tenant ON playground_clock TO kindling_app USING (workspace_id = (SELECT app_workspace()));
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON playground_clock TO kindling_app;
--> statement-breakpoint
CREATE POLICY tenant ON playground_messages TO kindling_app USING (
  workspace_id = (SELECT app_workspace())
  AND (
    visible_to IS NULL
    OR EXISTS (
      SELECT FROM identities i
      WHERE i.workspace_id = playground_messages.workspace_id AND i.platform = 'playground'
        AND i.external_id = playground_messages.visible_to AND i.user_id = (SELECT app_person())
    )
  )
);
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON playground_messages TO kindling_app;
