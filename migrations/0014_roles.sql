-- A role that the platform tells anew counts from then on; where it tells none, the one before stays.
CREATE OR REPLACE FUNCTION enter_workspace(entrance jsonb) RETURNS uuid
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

  IF entrance ->> 'role' IS NOT NULL THEN
    UPDATE memberships m SET role = entrance ->> 'role'
      WHERE m.workspace_id = workspace AND m.user_id = person AND m.role <> entrance ->> 'role';
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
