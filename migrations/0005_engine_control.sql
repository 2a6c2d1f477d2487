-- The engine, 3 of 4: what people and the sweeper do to a run from outside.

-- Refuses a caller whose transaction belongs to another workspace: these run with the system role's rights.
CREATE FUNCTION engine_scope(p_workspace text) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
  IF coalesce(nullif(current_setting('app.workspace_id', true), ''), p_workspace) <> p_workspace THEN
    RAISE EXCEPTION 'run of another workspace' USING ERRCODE = 'insufficient_privilege';
  END IF;
END $$;
--> statement-breakpoint
-- Gives a step its signal, or keeps it until a step waits for it. The first of a name counts.
CREATE FUNCTION engine_signal(p_workspace text, p_run uuid, p_name text, p_payload jsonb, p_now timestamptz)
RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  v_now timestamptz := engine_time(p_now);
  v_keys text[];
  r runs;
BEGIN
  PERFORM engine_scope(p_workspace);
  SELECT * INTO r FROM runs WHERE workspace_id = p_workspace AND id = p_run FOR NO KEY UPDATE;
  IF r.status NOT IN ('running', 'waiting', 'parked') THEN
    RETURN false;
  END IF;
  INSERT INTO signals (workspace_id, run_id, name, payload, at) VALUES (p_workspace, p_run, p_name, p_payload, v_now)
  ON CONFLICT DO NOTHING;
  IF NOT FOUND THEN
    RETURN false;
  END IF;
  WITH given AS (
    UPDATE steps SET state = 'done', output = p_payload, due_at = NULL, completed_at = v_now
    WHERE workspace_id = p_workspace AND run_id = p_run AND state = 'waiting' AND wait_signal = p_name RETURNING key
  ) SELECT array_agg(key) INTO v_keys FROM given;
  IF v_keys IS NOT NULL THEN
    UPDATE runs SET steps_ended = steps_ended + cardinality(v_keys)
    WHERE workspace_id = p_workspace AND id = p_run RETURNING * INTO r;
    PERFORM engine_settle(r, v_keys, true, NULL, false, 0, v_now);
  ELSIF EXISTS (
    SELECT FROM steps WHERE workspace_id = p_workspace AND run_id = p_run AND wait_signal = p_name
      AND state IN ('done', 'failed', 'cancelled')
  ) THEN
    -- The wait is over: the time-out was first.
    DELETE FROM signals WHERE workspace_id = p_workspace AND run_id = p_run AND name = p_name;
    RETURN false;
  END IF;
  RETURN true;
END $$;
--> statement-breakpoint
-- Ends a working run: what is done stays, all else is cancelled, and whoever works on a step has lost its fence.
CREATE FUNCTION engine_stop(p_workspace text, p_run uuid, p_now timestamptz)
RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  v_now timestamptz := engine_time(p_now);
  r runs;
BEGIN
  PERFORM engine_scope(p_workspace);
  SELECT * INTO r FROM runs WHERE workspace_id = p_workspace AND id = p_run FOR NO KEY UPDATE;
  IF r.status NOT IN ('running', 'waiting', 'parked') THEN
    RETURN false;
  END IF;
  PERFORM engine_cancel(r, v_now);
  UPDATE runs SET status = 'stopped', stop_requested_at = v_now, completed_at = v_now, waiting_since = NULL,
    steps_ended = steps_total
  WHERE workspace_id = p_workspace AND id = p_run;
  PERFORM engine_touch(p_workspace, p_run, v_now);
  RETURN true;
END $$;
--> statement-breakpoint
-- Reopens what failed or was cancelled and what was skipped behind it, with a fresh budget. `nothing` where there is
-- nothing to reopen, `busy` where another run works in the thread.
CREATE FUNCTION engine_retry(p_workspace text, p_run uuid, p_now timestamptz)
RETURNS text LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  v_now timestamptz := engine_time(p_now);
  v_keys text[];
  v_on record;
  r runs;
BEGIN
  PERFORM engine_scope(p_workspace);
  SELECT * INTO r FROM runs WHERE workspace_id = p_workspace AND id = p_run FOR NO KEY UPDATE;
  IF NOT FOUND OR NOT (r.status IN ('failed', 'stopped') OR r.status = 'done' AND r.error_code LIKE 'run.budget%') THEN
    RETURN 'nothing';
  END IF;
  WITH RECURSIVE reopened AS (
    SELECT key FROM steps
    WHERE workspace_id = p_workspace AND run_id = p_run AND state IN ('failed', 'cancelled') AND NOT partial
    UNION
    SELECT s.key FROM reopened o
    JOIN step_needs n ON n.workspace_id = p_workspace AND n.run_id = p_run AND n.needs_key = o.key
    JOIN steps s ON s.workspace_id = p_workspace AND s.run_id = p_run AND s.key = n.step_key AND s.state = 'skipped'
  ) SELECT array_agg(key) INTO v_keys FROM reopened;
  IF v_keys IS NULL THEN
    RETURN 'nothing';
  END IF;
  IF r.thread IS NOT NULL AND EXISTS (
    SELECT FROM runs WHERE workspace_id = p_workspace AND thread = r.thread AND id <> p_run
      AND status IN ('running', 'waiting', 'parked')
  ) THEN
    RETURN 'busy';
  END IF;
  UPDATE steps SET state = 'pending', output = NULL, error = NULL, failures = 0, completed_at = NULL, due_at = NULL
  WHERE workspace_id = p_workspace AND run_id = p_run AND key = ANY (v_keys);
  PERFORM engine_recount(p_workspace, p_run, v_keys);
  UPDATE runs SET status = 'running', steps_ended = steps_total - cardinality(v_keys), completed_at = NULL,
    stop_requested_at = NULL, error_step = NULL, error_code = NULL, error_params = NULL,
    opened_at = v_now, opened_usd = cost_usd + wasted_usd, waited_ms = 0, waiting_since = NULL
  WHERE workspace_id = p_workspace AND id = p_run RETURNING * INTO r;
  SELECT * INTO v_on FROM engine_decide(p_workspace, p_run, v_keys, v_now);
  PERFORM engine_wake(p_workspace, p_run, v_on.ready, v_now, v_now);
  PERFORM engine_conclude(r, 0, v_on.ended, cardinality(v_on.ready) > 0, v_now);
  UPDATE cards SET closed = false WHERE workspace_id = p_workspace AND run_id = p_run;
  PERFORM engine_touch(p_workspace, p_run, v_now);
  RETURN 'reopened';
END $$;
--> statement-breakpoint
-- What the last transaction wrote for this run and nobody has published yet.
CREATE FUNCTION engine_unsent(p_run uuid, p_now timestamptz)
RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  RETURN (
    SELECT coalesce(jsonb_agg(jsonb_build_object(
      'outbox', id, 'workspace', workspace_id, 'run', run_id, 'step', step, 'generation', generation,
      'delayMs', greatest(0, ceil(extract(epoch FROM not_before - engine_time(p_now)) * 1000))) ORDER BY id), '[]')
    FROM outbox WHERE run_id = p_run
  );
END $$;
--> statement-breakpoint
-- These outbox rows were published.
CREATE FUNCTION engine_sent(p_outbox jsonb) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  DELETE FROM outbox WHERE id = ANY (ARRAY(SELECT jsonb_array_elements(p_outbox)::bigint));
  RETURN 'true';
END $$;
--> statement-breakpoint
-- Parked runs whose ready steps this build knows go on.
CREATE FUNCTION engine_unpark(p_types jsonb, p_now timestamptz)
RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  v_now timestamptz := engine_time(p_now);
  v_types text[] := ARRAY(SELECT jsonb_array_elements_text(p_types));
  v_woken jsonb := '[]';
  r runs;
BEGIN
  FOR r IN
    SELECT * FROM runs p WHERE status = 'parked' AND NOT EXISTS (
      SELECT FROM steps s WHERE s.workspace_id = p.workspace_id AND s.run_id = p.id
        AND s.state = 'ready' AND s.type <> ALL (v_types))
    LIMIT 100 FOR NO KEY UPDATE SKIP LOCKED
  LOOP
    UPDATE runs SET status = 'running',
      error_step = CASE WHEN error_code = 'run.unknown_step_type' THEN NULL ELSE error_step END,
      error_params = CASE WHEN error_code = 'run.unknown_step_type' THEN NULL ELSE error_params END,
      error_code = nullif(error_code, 'run.unknown_step_type')
    WHERE workspace_id = r.workspace_id AND id = r.id RETURNING * INTO r;
    PERFORM engine_conclude(r, 0, 0, false, v_now);
    PERFORM engine_wake(r.workspace_id, r.id, ARRAY(
      SELECT id FROM steps WHERE workspace_id = r.workspace_id AND run_id = r.id AND state = 'ready'), v_now, v_now);
    PERFORM engine_touch(r.workspace_id, r.id, v_now);
    v_woken := v_woken || to_jsonb(r.id);
  END LOOP;
  RETURN v_woken;
END $$;
--> statement-breakpoint
-- Sweep: wakes again what is due and was not taken up (expired leases, stale ready steps, due waits, dirty cards), winds
-- up runs that are out of time, and gives back every outbox row that should have been published by now. At most
-- p_limit of each; the rest is for the next pass.
CREATE FUNCTION engine_sweep(p_limit int, p_stale_ms int, p_now timestamptz)
RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  v_now timestamptz := engine_time(p_now);
  v_stale timestamptz := v_now - p_stale_ms * interval '1 millisecond';
  r record;
BEGIN
  FOR r IN
    SELECT w.workspace_id, w.id FROM runs w
    WHERE w.status = 'running' AND v_now >= engine_deadline(w) AND coalesce(w.error_code NOT LIKE 'run.budget%', true)
    ORDER BY w.id LIMIT p_limit
  LOOP
    PERFORM engine_out_of_time(r.workspace_id, r.id, NULL, v_now);
  END LOOP;
  WITH late AS (
    SELECT s.workspace_id, s.id FROM runs w
    JOIN steps s ON s.workspace_id = w.workspace_id AND s.run_id = w.id
    WHERE w.status IN ('running', 'waiting') AND (
      s.state = 'ready' AND s.due_at < v_stale
      OR s.state = 'waiting' AND s.due_at < v_stale
      OR s.state = 'running' AND s.lease_until < v_now AND coalesce(s.due_at < v_stale, true))
    LIMIT p_limit FOR UPDATE OF s SKIP LOCKED
  ), woken AS (
    UPDATE steps s SET generation = generation + 1, due_at = v_now FROM late
    WHERE s.workspace_id = late.workspace_id AND s.id = late.id
    RETURNING s.workspace_id, s.run_id, s.id, s.generation
  )
  INSERT INTO outbox (workspace_id, run_id, step, generation, not_before)
  SELECT workspace_id, run_id, id::text, generation, v_stale FROM woken;
  WITH late AS (
    SELECT workspace_id, run_id FROM cards
    WHERE version > rendered AND NOT closed AND next_due < v_stale AND coalesce(lease_until < v_now, true)
    LIMIT p_limit FOR UPDATE SKIP LOCKED
  ), woken AS (
    UPDATE cards c SET generation = generation + 1, next_due = v_now FROM late
    WHERE c.workspace_id = late.workspace_id AND c.run_id = late.run_id
    RETURNING c.workspace_id, c.run_id, c.generation
  )
  INSERT INTO outbox (workspace_id, run_id, step, generation, not_before)
  SELECT workspace_id, run_id, 'card', generation, v_stale FROM woken;
  UPDATE model_calls SET request = NULL, response = NULL WHERE (workspace_id, id) IN (
    SELECT c.workspace_id, c.id FROM model_calls c
    JOIN runs w ON w.workspace_id = c.workspace_id AND w.id = c.run_id
    WHERE c.request IS NOT NULL AND c.at < v_now - interval '7 days' AND w.completed_at < v_now - interval '7 days'
    LIMIT p_limit);
  RETURN (
    SELECT coalesce(jsonb_agg(jsonb_build_object(
      'outbox', id, 'workspace', workspace_id, 'run', run_id, 'step', step, 'generation', generation,
      'delayMs', 0)), '[]')
    FROM (SELECT * FROM outbox WHERE not_before <= v_stale ORDER BY id LIMIT p_limit) unsent
  );
END $$;
--> statement-breakpoint
-- No other process works on this database: what one that died still held is free at once.
CREATE FUNCTION engine_take_over(p_now timestamptz) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  v_now timestamptz := engine_time(p_now);
BEGIN
  UPDATE steps SET lease_until = v_now - interval '1 millisecond' WHERE state = 'running';
  UPDATE cards SET lease_until = NULL WHERE lease_until IS NOT NULL;
  RETURN 'true';
END $$;
