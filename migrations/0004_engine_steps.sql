-- The engine, 2 of 4: a step's way from its start to its end. Each function but the first is one statement that commits by
-- itself.

-- Writes a run, its steps and its first wake-ups in the caller's transaction and with the caller's rights. Returns the
-- wake-ups, for publishing after the commit.
CREATE FUNCTION engine_start(p_run jsonb, p_steps jsonb, p_now timestamptz) RETURNS jsonb
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
DECLARE
  v_now timestamptz := engine_time(p_now);
  v_workspace text := p_run ->> 'workspace';
  v_run uuid := (p_run ->> 'id')::uuid;
  v_written jsonb;
BEGIN
  INSERT INTO runs (workspace_id, id, idea_id, kind, status, owner_id, channel_id, thread, trigger, partial, card, budget_usd,
    budget_ms, steps_total, created_at, started_at, opened_at)
  VALUES (v_workspace, v_run, (p_run ->> 'ideaId')::uuid, p_run ->> 'kind', 'running', (p_run ->> 'owner')::uuid,
    p_run ->> 'channel', p_run ->> 'thread', p_run -> 'trigger', nullif(p_run -> 'partial', 'null'),
    (p_run ->> 'card')::boolean, (p_run ->> 'usd')::double precision, (p_run ->> 'ms')::int, jsonb_array_length(p_steps),
    v_now, v_now, v_now);
  INSERT INTO steps (workspace_id, id, run_id, key, position, type, input, refs, condition, state, needs_open, generation, due_at)
  SELECT v_workspace, (s ->> 'id')::uuid, v_run, s ->> 'key', n, s ->> 'type', s -> 'input',
         ARRAY(SELECT jsonb_array_elements_text(s -> 'refs')), nullif(s -> 'condition', 'null'),
         CASE WHEN open = 0 THEN 'ready' ELSE 'pending' END, open, (open = 0)::int, CASE WHEN open = 0 THEN v_now END
  FROM jsonb_array_elements(p_steps) WITH ORDINALITY AS t (s, n), jsonb_array_length(s -> 'needs') AS open;
  INSERT INTO step_needs (workspace_id, run_id, step_key, needs_key, "on")
  SELECT v_workspace, v_run, s ->> 'key', n ->> 'step', n ->> 'on'
  FROM jsonb_array_elements(p_steps) s, jsonb_array_elements(s -> 'needs') n;
  IF (p_run ->> 'card')::boolean THEN
    INSERT INTO cards (workspace_id, run_id, generation, next_due) VALUES (v_workspace, v_run, 1, v_now);
  END IF;
  WITH sent AS (
    INSERT INTO outbox (workspace_id, run_id, step, generation, not_before)
    SELECT v_workspace, v_run, s ->> 'id', 1, v_now FROM jsonb_array_elements(p_steps) s WHERE jsonb_array_length(s -> 'needs') = 0
    UNION ALL
    SELECT v_workspace, v_run, 'card', 1, v_now WHERE (p_run ->> 'card')::boolean
    RETURNING id, step
  )
  SELECT jsonb_agg(jsonb_build_object('outbox', id, 'step', step, 'generation', 1, 'delayMs', 0) ORDER BY id) INTO v_written FROM sent;
  RETURN v_written;
END $$;
--> statement-breakpoint
-- What a worker is given with a claim: the step, the outputs that its input refers to, and its run.
CREATE FUNCTION engine_work(s steps, r runs, p_now timestamptz) RETURNS jsonb
LANGUAGE plpgsql AS $$
DECLARE
  v_outputs jsonb := '{}';
BEGIN
  IF cardinality(s.refs) > 0 THEN
    SELECT coalesce(jsonb_object_agg(o.key, o.output), '{}') INTO v_outputs FROM steps o
    WHERE o.workspace_id = s.workspace_id AND o.run_id = s.run_id AND o.key = ANY (s.refs);
  END IF;
  RETURN jsonb_build_object(
    'stepId', s.id, 'key', s.key, 'type', s.type, 'input', s.input, 'partial', s.partial,
    'attempt', s.attempts, 'failures', s.failures, 'fence', s.fence, 'outputs', v_outputs,
    'workspace', r.workspace_id, 'runId', r.id, 'owner', r.owner_id, 'channel', r.channel_id, 'ideaId', r.idea_id,
    'thread', r.thread, 'budgetUsd', r.budget_usd, 'budgetMs', r.budget_ms,
    'leftMs', ceil(extract(epoch FROM engine_deadline(r) - p_now) * 1000));
END $$;
--> statement-breakpoint
-- Adds steps to a run, their counts of needs taken from how things stand. Those added once the budget ran out belong to
-- the partial result: the time that is over does not hold them up.
CREATE FUNCTION engine_add(r runs, p_add jsonb) RETURNS text[]
LANGUAGE plpgsql AS $$
DECLARE
  v_keys text[] := ARRAY(SELECT jsonb_array_elements(p_add) ->> 'key');
BEGIN
  INSERT INTO steps (workspace_id, id, run_id, key, position, type, input, refs, condition, partial, state, needs_open)
  SELECT r.workspace_id, (a ->> 'id')::uuid, r.id, a ->> 'key', r.steps_total + n, a ->> 'type', a -> 'input',
         ARRAY(SELECT jsonb_array_elements_text(a -> 'refs')), nullif(a -> 'condition', 'null'),
         coalesce(r.error_code LIKE 'run.budget%', false), 'pending', 0
  FROM jsonb_array_elements(p_add) WITH ORDINALITY AS t (a, n);
  INSERT INTO step_needs (workspace_id, run_id, step_key, needs_key, "on")
  SELECT r.workspace_id, r.id, a ->> 'key', n ->> 'step', n ->> 'on'
  FROM jsonb_array_elements(p_add) a, jsonb_array_elements(a -> 'needs') n;
  PERFORM engine_recount(r.workspace_id, r.id, v_keys);
  RETURN v_keys;
END $$;
--> statement-breakpoint
-- Some steps of a locked run have just ended (r counts them already): readies what is behind them, adds steps, wakes what
-- is ready (the first of it is claimed at once where the caller can go on with it), and concludes the run.
CREATE FUNCTION engine_settle(r runs, p_keys text[], p_done boolean, p_add jsonb, p_fuse boolean, p_lease_ms int, p_now timestamptz) RETURNS jsonb
LANGUAGE plpgsql AS $$
DECLARE
  v_on record;
  v_added record;
  v_ready uuid[];
  v_ended int;
  v_add int := 0;
  v_active boolean;
  v_next jsonb;
  v_wake jsonb := '[]';
  v_status text;
  s steps;
BEGIN
  SELECT * INTO v_on FROM engine_advance(r.workspace_id, r.id, p_keys, p_done, NOT p_done, p_now);
  v_ready := v_on.ready;
  v_ended := v_on.ended;
  IF p_add IS NOT NULL THEN
    SELECT * INTO v_added FROM engine_decide(r.workspace_id, r.id, engine_add(r, p_add), p_now);
    v_ready := v_ready || v_added.ready;
    v_ended := v_ended + v_added.ended;
    v_add := jsonb_array_length(p_add);
  END IF;
  v_active := cardinality(v_ready) > 0;
  IF p_fuse AND v_active AND r.status IN ('running', 'waiting') AND p_now < engine_deadline(r) THEN
    UPDATE steps SET state = 'running', needs_open = 0, fence = fence + 1, attempts = attempts + 1,
      lease_until = p_now + p_lease_ms * interval '1 millisecond', started_at = coalesce(started_at, p_now)
    WHERE workspace_id = r.workspace_id AND id = v_ready[1] RETURNING * INTO s;
    v_next := engine_work(s, r, p_now);
    v_ready := v_ready[2:];
  END IF;
  IF cardinality(v_ready) > 0 THEN
    v_wake := engine_wake(r.workspace_id, r.id, v_ready, p_now, p_now);
  END IF;
  v_status := engine_conclude(r, v_add, v_ended, v_active, p_now);
  IF r.card THEN
    v_wake := v_wake || engine_touch(r.workspace_id, r.id, p_now);
  END IF;
  RETURN jsonb_build_object('held', true, 'status', v_status, 'next', v_next, 'wakeUps', v_wake);
END $$;
--> statement-breakpoint
-- Cancels every step that has not ended. Whoever works on one has lost its fence.
CREATE FUNCTION engine_cancel(r runs, p_now timestamptz) RETURNS void
LANGUAGE sql AS $$
  UPDATE steps SET state = 'cancelled', lost = true, fence = fence + 1, lease_until = NULL, completed_at = p_now
  WHERE workspace_id = r.workspace_id AND run_id = r.id AND state IN ('pending', 'ready', 'running', 'waiting')
$$;
--> statement-breakpoint
-- The budget of a locked run is used up: what has not ended is cancelled, and the step that saves the partial result is
-- added and woken. Without such a step the run fails at once.
CREATE FUNCTION engine_exhaust_run(r runs, p_code text, p_params jsonb, p_step text, p_now timestamptz) RETURNS jsonb
LANGUAGE plpgsql AS $$
DECLARE
  v_before int;
  v_id uuid := engine_uuid(p_now);
  v_wake jsonb := '[]';
BEGIN
  PERFORM engine_cancel(r, p_now);
  UPDATE runs SET error_code = p_code, error_params = p_params, error_step = p_step, steps_ended = steps_total
  WHERE workspace_id = r.workspace_id AND id = r.id RETURNING * INTO r;
  IF r.partial IS NULL THEN
    PERFORM engine_conclude(r, 0, 0, false, p_now);
  ELSE
    SELECT count(*) INTO v_before FROM steps WHERE workspace_id = r.workspace_id AND run_id = r.id AND partial;
    INSERT INTO steps (workspace_id, id, run_id, key, position, type, input, refs, partial, state, needs_open)
    SELECT r.workspace_id, v_id, r.id, (r.partial ->> 'key') || CASE WHEN v_before > 0 THEN '.' || v_before + 1 ELSE '' END,
           r.steps_total + 1, r.partial ->> 'type', r.partial -> 'input',
           ARRAY(SELECT jsonb_array_elements_text(r.partial -> 'refs')), true, 'pending', 0;
    v_wake := engine_wake(r.workspace_id, r.id, ARRAY[v_id], p_now, p_now);
    PERFORM engine_conclude(r, 1, 0, true, p_now);
  END IF;
  RETURN v_wake || engine_touch(r.workspace_id, r.id, p_now);
END $$;
--> statement-breakpoint
-- A UUID v7, for the few rows that the database makes itself.
CREATE FUNCTION engine_uuid(p_now timestamptz) RETURNS uuid
LANGUAGE sql AS $$
  SELECT encode(set_bit(set_bit(overlay(uuid_send(gen_random_uuid())
    PLACING substring(int8send((extract(epoch FROM p_now) * 1000)::bigint) FROM 3) FROM 1 FOR 6), 52, 1), 53, 1), 'hex')::uuid
$$;
--> statement-breakpoint
-- Claim: one conditional UPDATE (ready and due, or running with an expired lease) that raises the fence and sets the
-- lease. A waiting step whose time has come ends with its default here. A run out of time is wound up here.
CREATE FUNCTION engine_claim(p_workspace text, p_run uuid, p_step uuid, p_generation int, p_fuse boolean, p_lease_ms int, p_now timestamptz)
RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  v_now timestamptz := engine_time(p_now);
  v_soon timestamptz := v_now + interval '250 milliseconds';
  v_key text;
  s steps;
  r runs;
BEGIN
  SELECT * INTO r FROM runs WHERE workspace_id = p_workspace AND id = p_run;
  IF NOT FOUND OR r.status NOT IN ('running', 'waiting') THEN
    RETURN '{"held": false, "wakeUps": []}';
  END IF;
  UPDATE steps SET state = 'running', fence = fence + 1, attempts = attempts + 1,
    lease_until = v_now + p_lease_ms * interval '1 millisecond', started_at = coalesce(started_at, v_now)
  WHERE workspace_id = p_workspace AND id = p_step AND run_id = p_run AND generation <= p_generation
    AND (state = 'ready' AND due_at <= v_soon OR state = 'running' AND lease_until < v_now)
    AND (partial OR v_now < engine_deadline(r))
  RETURNING * INTO s;
  IF FOUND THEN
    RETURN jsonb_build_object('held', true, 'next', engine_work(s, r, v_now), 'wakeUps', '[]'::jsonb);
  END IF;
  SELECT * INTO s FROM steps WHERE workspace_id = p_workspace AND id = p_step;
  IF s.state = 'waiting' AND s.due_at <= v_soon AND s.generation <= p_generation THEN
    UPDATE runs SET steps_ended = steps_ended + 1 WHERE workspace_id = p_workspace AND id = p_run RETURNING * INTO r;
    UPDATE steps SET state = 'done', output = wait_default, due_at = NULL, completed_at = v_now
    WHERE workspace_id = p_workspace AND id = p_step AND state = 'waiting' AND due_at <= v_soon RETURNING key INTO v_key;
    IF FOUND THEN
      RETURN engine_settle(r, ARRAY[v_key], true, NULL, p_fuse, p_lease_ms, v_now);
    END IF;
    UPDATE runs SET steps_ended = steps_ended - 1 WHERE workspace_id = p_workspace AND id = p_run;
  ELSIF s.state IN ('ready', 'running') AND NOT s.partial AND v_now >= engine_deadline(r) THEN
    RETURN jsonb_build_object('held', false, 'wakeUps',
      engine_out_of_time(p_workspace, p_run, s.key, v_now));
  END IF;
  RETURN '{"held": false, "wakeUps": []}';
END $$;
--> statement-breakpoint
-- Winds up a run whose time is over. Checked again under the lock.
CREATE FUNCTION engine_out_of_time(p_workspace text, p_run uuid, p_step text, p_now timestamptz) RETURNS jsonb
LANGUAGE plpgsql AS $$
DECLARE
  r runs;
BEGIN
  SELECT * INTO r FROM runs WHERE workspace_id = p_workspace AND id = p_run FOR NO KEY UPDATE;
  IF r.status <> 'running' OR r.error_code LIKE 'run.budget%' OR p_now + interval '250 milliseconds' < engine_deadline(r) THEN
    RETURN '[]';
  END IF;
  RETURN engine_exhaust_run(r, 'run.budget_time', jsonb_build_object('ms', r.budget_ms), p_step, p_now);
END $$;
--> statement-breakpoint
-- Complete: writes the output or the error where the fence is still ours, adds steps, readies what is behind, and may
-- claim one of those for the same worker. `held` is false where the fence is no longer ours: nothing was written.
CREATE FUNCTION engine_end(p_workspace text, p_run uuid, p_step uuid, p_fence int, p_state text, p_output jsonb,
  p_error jsonb, p_add jsonb, p_fuse boolean, p_lease_ms int, p_now timestamptz)
RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  v_now timestamptz := engine_time(p_now);
  v_key text;
  s steps;
  r runs;
BEGIN
  UPDATE runs SET steps_ended = steps_ended + 1 WHERE workspace_id = p_workspace AND id = p_run RETURNING * INTO r;
  UPDATE steps SET state = p_state, output = p_output, error = p_error, lost = p_state = 'failed',
    failures = failures + (p_state = 'failed')::int, lease_until = NULL, completed_at = v_now
  WHERE workspace_id = p_workspace AND id = p_step AND fence = p_fence AND state = 'running' RETURNING key INTO v_key;
  IF NOT FOUND THEN
    UPDATE runs SET steps_ended = steps_ended - 1 WHERE workspace_id = p_workspace AND id = p_run;
    RETURN '{"held": false, "wakeUps": []}';
  END IF;
  IF p_fuse AND p_state = 'done' AND p_add IS NULL AND r.status = 'running' AND NOT r.card AND v_now < engine_deadline(r) THEN
    -- The most frequent case, a chain without a card, in one statement: the one step behind needed only this one.
    UPDATE steps SET state = 'running', needs_open = 0, fence = fence + 1, attempts = attempts + 1,
      lease_until = v_now + p_lease_ms * interval '1 millisecond', started_at = coalesce(started_at, v_now)
    WHERE workspace_id = p_workspace AND run_id = p_run AND state = 'pending' AND needs_open = 1 AND NOT blocked
      AND condition IS NULL AND key = (
        SELECT min(n.step_key) FROM step_needs n
        WHERE n.workspace_id = p_workspace AND n.run_id = p_run AND n.needs_key = v_key
        HAVING count(*) = 1)
    RETURNING * INTO s;
    IF FOUND THEN
      RETURN jsonb_build_object('held', true, 'status', r.status, 'next', engine_work(s, r, v_now), 'wakeUps', '[]'::jsonb);
    END IF;
  END IF;
  RETURN engine_settle(r, ARRAY[v_key], p_state = 'done', p_add, p_fuse, p_lease_ms, v_now);
END $$;
--> statement-breakpoint
-- Completes several steps in one statement, each as engine_end does; the caller sorts them by run, so that two such
-- statements wait for each other and not in a circle.
CREATE FUNCTION engine_end_all(p_ends jsonb, p_fuse boolean, p_lease_ms int, p_now timestamptz)
RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  v_changes jsonb[] := '{}';
  e record;
BEGIN
  FOR e IN
    SELECT * FROM jsonb_to_recordset(p_ends) AS t (workspace text, run uuid, step uuid, fence int, output jsonb)
  LOOP
    v_changes := v_changes
      || engine_end(e.workspace, e.run, e.step, e.fence, 'done', e.output, NULL, NULL, p_fuse, p_lease_ms, p_now);
  END LOOP;
  RETURN to_jsonb(v_changes);
END $$;
--> statement-breakpoint
-- The step is to be tried again after a delay. A failure counts; a release (the worker is going down) does not.
CREATE FUNCTION engine_again(p_workspace text, p_run uuid, p_step uuid, p_fence int, p_error jsonb, p_failure boolean,
  p_delay_ms int, p_now timestamptz)
RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  v_now timestamptz := engine_time(p_now);
BEGIN
  UPDATE steps SET error = coalesce(p_error, error), failures = failures + p_failure::int,
    attempts = attempts - (NOT p_failure)::int, state = 'ready'
  WHERE workspace_id = p_workspace AND id = p_step AND fence = p_fence AND state = 'running';
  IF NOT FOUND THEN
    RETURN '{"held": false, "wakeUps": []}';
  END IF;
  RETURN jsonb_build_object('held', true, 'wakeUps',
    engine_wake(p_workspace, p_run, ARRAY[p_step], v_now + p_delay_ms * interval '1 millisecond', v_now)
      || engine_touch(p_workspace, p_run, v_now));
END $$;
--> statement-breakpoint
-- Wait: ends at once with a signal that came early, else waits without a lease.
CREATE FUNCTION engine_wait(p_workspace text, p_run uuid, p_step uuid, p_fence int, p_signal text, p_for_ms bigint,
  p_default jsonb, p_fuse boolean, p_lease_ms int, p_now timestamptz)
RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  v_now timestamptz := engine_time(p_now);
  v_due timestamptz := v_now + p_for_ms * interval '1 millisecond';
  v_payload jsonb;
  v_step record;
  v_outbox bigint;
  r runs;
BEGIN
  SELECT * INTO r FROM runs WHERE workspace_id = p_workspace AND id = p_run FOR NO KEY UPDATE;
  SELECT payload INTO v_payload FROM signals WHERE workspace_id = p_workspace AND run_id = p_run AND name = p_signal;
  IF FOUND THEN
    UPDATE steps SET state = 'done', output = v_payload, lease_until = NULL, completed_at = v_now
    WHERE workspace_id = p_workspace AND id = p_step AND fence = p_fence AND state = 'running' RETURNING key INTO v_step;
    IF FOUND THEN
      UPDATE runs SET steps_ended = steps_ended + 1 WHERE workspace_id = p_workspace AND id = p_run RETURNING * INTO r;
      RETURN engine_settle(r, ARRAY[v_step.key], true, NULL, p_fuse, p_lease_ms, v_now);
    END IF;
    RETURN '{"held": false, "wakeUps": []}';
  END IF;
  UPDATE steps SET state = 'waiting', wait_signal = p_signal, wait_default = p_default, due_at = v_due, lease_until = NULL,
    generation = generation + 1
  WHERE workspace_id = p_workspace AND id = p_step AND fence = p_fence AND state = 'running' RETURNING generation INTO v_step;
  IF NOT FOUND THEN
    RETURN '{"held": false, "wakeUps": []}';
  END IF;
  INSERT INTO outbox (workspace_id, run_id, step, generation, not_before)
  VALUES (p_workspace, p_run, p_step::text, v_step.generation, v_due) RETURNING id INTO v_outbox;
  RETURN jsonb_build_object('held', true, 'status', engine_conclude(r, 0, 0, false, v_now), 'wakeUps',
    jsonb_build_array(jsonb_build_object(
      'outbox', v_outbox, 'step', p_step, 'generation', v_step.generation, 'delayMs', p_for_ms))
    || engine_touch(p_workspace, p_run, v_now));
END $$;
--> statement-breakpoint
-- Money ran out in a step that holds its fence.
CREATE FUNCTION engine_exhaust(p_workspace text, p_run uuid, p_step uuid, p_fence int, p_code text, p_params jsonb, p_now timestamptz)
RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  v_now timestamptz := engine_time(p_now);
  v_key text;
  r runs;
BEGIN
  SELECT * INTO r FROM runs WHERE workspace_id = p_workspace AND id = p_run FOR NO KEY UPDATE;
  SELECT key INTO v_key FROM steps
  WHERE workspace_id = p_workspace AND id = p_step AND fence = p_fence AND state = 'running' AND NOT partial;
  IF NOT FOUND OR r.error_code LIKE 'run.budget%' THEN
    RETURN '{"held": false, "wakeUps": []}';
  END IF;
  RETURN jsonb_build_object('held', true, 'wakeUps', engine_exhaust_run(r, p_code, p_params, v_key, v_now));
END $$;
--> statement-breakpoint
-- This build does not know the step's type: the run is parked, and the step given back, until one that does comes.
CREATE FUNCTION engine_park(p_workspace text, p_run uuid, p_step uuid, p_fence int, p_now timestamptz)
RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  v_now timestamptz := engine_time(p_now);
  s record;
  r runs;
BEGIN
  SELECT * INTO r FROM runs WHERE workspace_id = p_workspace AND id = p_run FOR NO KEY UPDATE;
  UPDATE steps SET state = 'ready', lease_until = NULL, attempts = attempts - 1, due_at = v_now
  WHERE workspace_id = p_workspace AND id = p_step AND fence = p_fence AND state = 'running' RETURNING key, type INTO s;
  IF NOT FOUND THEN
    RETURN '{"held": false, "wakeUps": []}';
  END IF;
  UPDATE runs SET status = 'parked', waiting_since = v_now,
    error_code = CASE WHEN error_code LIKE 'run.budget%' THEN error_code ELSE 'run.unknown_step_type' END,
    error_step = CASE WHEN error_code LIKE 'run.budget%' THEN error_step ELSE s.key END,
    error_params = CASE WHEN error_code LIKE 'run.budget%' THEN error_params ELSE jsonb_build_object('type', s.type) END
  WHERE workspace_id = p_workspace AND id = p_run;
  RETURN jsonb_build_object('held', true, 'wakeUps', engine_touch(p_workspace, p_run, v_now));
END $$;
--> statement-breakpoint
-- Of the steps that a process holds, those whose fence it lost, and whether by a stop. Renews the leases of the rest.
-- A row that is locked just now is being changed by someone who will be seen at the next look.
CREATE FUNCTION engine_hold(p_holds jsonb, p_renew boolean, p_lease_ms int, p_now timestamptz)
RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  v_now timestamptz := engine_time(p_now);
BEGIN
  IF p_renew THEN
    UPDATE steps s SET lease_until = v_now + p_lease_ms * interval '1 millisecond'
    FROM (
      SELECT t.workspace_id, t.id FROM jsonb_to_recordset(p_holds) AS h (workspace text, step uuid, fence int)
      JOIN steps t ON t.workspace_id = h.workspace AND t.id = h.step AND t.fence = h.fence AND t.state = 'running'
      FOR UPDATE OF t SKIP LOCKED
    ) held
    WHERE s.workspace_id = held.workspace_id AND s.id = held.id;
  END IF;
  RETURN (
    SELECT coalesce(jsonb_agg(jsonb_build_object(
      'step', h.step, 'fence', h.fence, 'stopped', coalesce(r.stop_requested_at IS NOT NULL, false))), '[]')
    FROM jsonb_to_recordset(p_holds) AS h (workspace text, step uuid, fence int)
    LEFT JOIN steps s ON s.workspace_id = h.workspace AND s.id = h.step
    LEFT JOIN runs r ON r.workspace_id = h.workspace AND r.id = s.run_id
    WHERE s.fence IS DISTINCT FROM h.fence OR s.state <> 'running'
  );
END $$;
