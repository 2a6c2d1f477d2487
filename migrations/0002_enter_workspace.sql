-- Accepting an event begins here: finds or makes the workspace, the person, their identity and membership, sets the
-- rights of the transaction, and returns users.id. One statement, because the platforms give us three seconds.
-- `entrance`: { workspace: { id, name }, platform, person: { id, externalId, name, locale, timezone, avatarUrl },
-- role, channel }; person.id is the id that a person gets who is new here; channel is set for a private channel only.
CREATE FUNCTION enter_workspace(entrance jsonb) RETURNS uuid
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  workspace text := entrance #>> '{workspace,id}';
  chat_platform text := entrance ->> 'platform';
  external text := entrance #>> '{person,externalId}';
  new_id uuid := entrance #>> '{person,id}';
  person uuid;
BEGIN
  SELECT i.user_id INTO person FROM identities i
    WHERE i.workspace_id = workspace AND i.platform = chat_platform AND i.external_id = external;

  IF person IS NULL THEN
    INSERT INTO workspaces (id, name, platform)
      VALUES (workspace, entrance #>> '{workspace,name}', chat_platform) ON CONFLICT (id) DO NOTHING;
    INSERT INTO users (id, name) VALUES (new_id, entrance #>> '{person,name}');
    INSERT INTO identities (workspace_id, platform, external_id, user_id)
      VALUES (workspace, chat_platform, external, new_id) ON CONFLICT DO NOTHING RETURNING user_id INTO person;
    IF person IS NULL THEN
      -- Two events of a new person at once: the other one was first.
      DELETE FROM users u WHERE u.id = new_id;
      SELECT i.user_id INTO STRICT person FROM identities i
        WHERE i.workspace_id = workspace AND i.platform = chat_platform AND i.external_id = external;
    END IF;
    INSERT INTO memberships (workspace_id, user_id, role)
      VALUES (workspace, person, coalesce(entrance ->> 'role', 'member')) ON CONFLICT DO NOTHING;
  END IF;

  UPDATE users u SET
      name = entrance #>> '{person,name}',
      locale = coalesce(entrance #>> '{person,locale}', u.locale),
      timezone = coalesce(entrance #>> '{person,timezone}', u.timezone),
      avatar_url = coalesce(entrance #>> '{person,avatarUrl}', u.avatar_url)
    WHERE u.id = person AND (u.name, u.locale, u.timezone, u.avatar_url) IS DISTINCT FROM (
      entrance #>> '{person,name}',
      coalesce(entrance #>> '{person,locale}', u.locale),
      coalesce(entrance #>> '{person,timezone}', u.timezone),
      coalesce(entrance #>> '{person,avatarUrl}', u.avatar_url)
    );

  PERFORM set_config('app.workspace_id', workspace, true), set_config('app.user_id', person::text, true),
    set_config('app.channel_id', coalesce(entrance ->> 'channel', ''), true);
  RETURN person;
END $$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION enter_workspace(jsonb) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION enter_workspace(jsonb) TO CURRENT_USER;
--> statement-breakpoint
-- Only a role that may create in the schema can be given a function there.
GRANT CREATE ON SCHEMA public TO kindling_system;
--> statement-breakpoint
ALTER FUNCTION enter_workspace(jsonb) OWNER TO kindling_system;
--> statement-breakpoint
REVOKE CREATE ON SCHEMA public FROM kindling_system;
