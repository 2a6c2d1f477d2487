DROP INDEX "replies_idea";--> statement-breakpoint
DROP INDEX "replies_run";--> statement-breakpoint
CREATE UNIQUE INDEX "replies_id" ON "replies" USING btree ("id");--> statement-breakpoint
CREATE UNIQUE INDEX "ideas_id" ON "ideas" USING btree ("id");--> statement-breakpoint
CREATE INDEX "replies_idea" ON "replies" USING btree ("idea_id","position");--> statement-breakpoint
CREATE INDEX "replies_run" ON "replies" USING btree ("run_id");--> statement-breakpoint
-- Writes a run, its steps and its first wake-ups in the caller's transaction. Whether the caller may start it is asked once,
-- of the run; what hangs on it follows, and to ask of each of its rows again took half the time of accepting an event.
-- Returns the wake-ups, for publishing after the commit.
CREATE OR REPLACE FUNCTION engine_start(p_run jsonb, p_steps jsonb, p_now timestamptz) RETURNS jsonb
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  v_now timestamptz := engine_time(p_now);
BEGIN
  INSERT INTO runs (workspace_id, id, idea_id, kind, status, owner_id, channel_id, thread, trigger, partial, card, budget_usd,
    budget_ms, steps_total, created_at, started_at, opened_at)
  VALUES (p_run ->> 'workspace', (p_run ->> 'id')::uuid, (p_run ->> 'ideaId')::uuid, p_run ->> 'kind', 'running',
    (p_run ->> 'owner')::uuid, p_run ->> 'channel', p_run ->> 'thread', p_run -> 'trigger', nullif(p_run -> 'partial', 'null'),
    (p_run ->> 'card')::boolean, (p_run ->> 'usd')::double precision, (p_run ->> 'ms')::int, jsonb_array_length(p_steps),
    v_now, v_now, v_now);
  RETURN engine_start_steps(p_run ->> 'workspace', (p_run ->> 'id')::uuid, p_steps, v_now);
END $$;
--> statement-breakpoint
-- The steps, the card and the first wake-ups of a run that has just been written. Refuses a run that has steps already.
CREATE FUNCTION engine_start_steps(p_workspace text, p_run uuid, p_steps jsonb, p_now timestamptz) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  v_card boolean;
  v_written jsonb;
BEGIN
  PERFORM engine_scope(p_workspace);
  SELECT card INTO STRICT v_card FROM runs
  WHERE workspace_id = p_workspace AND id = p_run AND NOT EXISTS (
    SELECT FROM steps WHERE workspace_id = p_workspace AND run_id = p_run);
  INSERT INTO steps (workspace_id, id, run_id, key, position, type, input, refs, condition, state, needs_open, generation, due_at)
  SELECT p_workspace, (s ->> 'id')::uuid, p_run, s ->> 'key', n, s ->> 'type', s -> 'input',
         ARRAY(SELECT jsonb_array_elements_text(s -> 'refs')), nullif(s -> 'condition', 'null'),
         CASE WHEN open = 0 THEN 'ready' ELSE 'pending' END, open, (open = 0)::int, CASE WHEN open = 0 THEN p_now END
  FROM jsonb_array_elements(p_steps) WITH ORDINALITY AS t (s, n), jsonb_array_length(s -> 'needs') AS open;
  INSERT INTO step_needs (workspace_id, run_id, step_key, needs_key, "on")
  SELECT p_workspace, p_run, s ->> 'key', n ->> 'step', n ->> 'on'
  FROM jsonb_array_elements(p_steps) s, jsonb_array_elements(s -> 'needs') n;
  IF v_card THEN
    INSERT INTO cards (workspace_id, run_id, generation, next_due) VALUES (p_workspace, p_run, 1, p_now);
  END IF;
  WITH sent AS (
    INSERT INTO outbox (workspace_id, run_id, step, generation, not_before)
    SELECT p_workspace, p_run, s ->> 'id', 1, p_now FROM jsonb_array_elements(p_steps) s WHERE jsonb_array_length(s -> 'needs') = 0
    UNION ALL
    SELECT p_workspace, p_run, 'card', 1, p_now WHERE v_card
    RETURNING id, step
  )
  SELECT jsonb_agg(jsonb_build_object('outbox', id, 'step', step, 'generation', 1, 'delayMs', 0) ORDER BY id) INTO v_written FROM sent;
  RETURN v_written;
END $$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION engine_start_steps(text, uuid, jsonb, timestamptz) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION engine_start_steps(text, uuid, jsonb, timestamptz) TO kindling_app, CURRENT_USER;
--> statement-breakpoint
-- 0002 shows why CREATE is lent.
GRANT CREATE ON SCHEMA public TO kindling_system;
--> statement-breakpoint
ALTER FUNCTION engine_start_steps(text, uuid, jsonb, timestamptz) OWNER TO kindling_system;
--> statement-breakpoint
REVOKE CREATE ON SCHEMA public FROM kindling_system;
