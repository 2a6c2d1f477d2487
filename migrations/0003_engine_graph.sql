-- The engine, 1 of 4: what happens inside a locked run when steps end. Internal: called by the functions that follow,
-- with the run's row locked, so that completions within a run are one after another.

-- The one expression for the time: the injected one in tests, else the clock.
CREATE FUNCTION engine_time(p_now timestamptz) RETURNS timestamptz
LANGUAGE sql AS $$ SELECT coalesce(p_now, clock_timestamp()) $$;
--> statement-breakpoint
-- Whether a condition `{ key, path, op, value }` holds. What is not there counts as null; null is never a number.
CREATE FUNCTION engine_holds(p_workspace text, p_run uuid, p_condition jsonb) RETURNS boolean
LANGUAGE plpgsql AS $$
DECLARE
  v_value jsonb;
BEGIN
  IF p_condition IS NULL THEN
    RETURN true;
  END IF;
  SELECT output #> ARRAY(SELECT jsonb_array_elements_text(p_condition -> 'path')) INTO v_value
  FROM steps WHERE workspace_id = p_workspace AND run_id = p_run AND key = p_condition ->> 'key';
  v_value := coalesce(v_value, 'null');
  CASE p_condition ->> 'op'
    WHEN 'is' THEN RETURN v_value = p_condition -> 'value';
    WHEN 'isNot' THEN RETURN v_value <> p_condition -> 'value';
    ELSE
      IF jsonb_typeof(v_value) <> 'number' THEN
        RETURN false;
      ELSIF p_condition ->> 'op' = 'atLeast' THEN
        RETURN v_value::text::numeric >= (p_condition ->> 'value')::numeric;
      ELSE
        RETURN v_value::text::numeric < (p_condition ->> 'value')::numeric;
      END IF;
  END CASE;
END $$;
--> statement-breakpoint
-- Some steps ended (done, or otherwise and lost or not): counts down the needs of those behind them, skips what is
-- blocked or whose condition does not hold (and what is behind that, in turn), and returns the steps that may now run, for
-- the caller to make ready.
CREATE FUNCTION engine_advance(p_workspace text, p_run uuid, p_keys text[], p_done boolean, p_lost boolean, p_now timestamptz,
  OUT ended int, OUT ready uuid[])
LANGUAGE plpgsql AS $$
DECLARE
  v_keys text[] := p_keys;
  v_lost boolean[] := array_fill(p_lost, ARRAY[cardinality(p_keys)]);
  v_at int := 1;
  s record;
BEGIN
  ended := 0;
  ready := '{}';
  WHILE v_at <= cardinality(v_keys) LOOP
    FOR s IN
      SELECT t.id, t.key, t.condition, t.needs_open - 1 AS open,
             t.blocked OR n."on" = 'done' AND NOT (p_done AND v_at <= cardinality(p_keys)) AS blocked,
             t.lost OR n."on" = 'done' AND v_lost[v_at] AS lost
      FROM step_needs n
      JOIN steps t ON t.workspace_id = p_workspace AND t.run_id = p_run AND t.key = n.step_key AND t.state = 'pending'
      WHERE n.workspace_id = p_workspace AND n.run_id = p_run AND n.needs_key = v_keys[v_at]
      ORDER BY t.position
    LOOP
      IF s.open > 0 THEN
        UPDATE steps SET needs_open = s.open, blocked = s.blocked, lost = s.lost
        WHERE workspace_id = p_workspace AND id = s.id;
      ELSIF NOT s.blocked AND (s.condition IS NULL OR engine_holds(p_workspace, p_run, s.condition)) THEN
        ready := ready || s.id;
      ELSE
        UPDATE steps SET state = 'skipped', needs_open = 0, blocked = s.blocked, lost = s.lost, completed_at = p_now
        WHERE workspace_id = p_workspace AND id = s.id;
        v_keys := v_keys || s.key;
        v_lost := v_lost || s.lost;
        ended := ended + 1;
      END IF;
    END LOOP;
    v_at := v_at + 1;
  END LOOP;
END $$;
--> statement-breakpoint
-- Decides pending steps that have no open need, which only steps just added or reopened can be.
CREATE FUNCTION engine_decide(p_workspace text, p_run uuid, p_keys text[], p_now timestamptz, OUT ended int, OUT ready uuid[])
LANGUAGE plpgsql AS $$
DECLARE
  v_more record;
  s record;
BEGIN
  ended := 0;
  ready := '{}';
  FOR s IN
    SELECT id, key, condition, blocked, lost FROM steps
    WHERE workspace_id = p_workspace AND run_id = p_run AND key = ANY (p_keys) AND state = 'pending' AND needs_open = 0
    ORDER BY position
  LOOP
    IF NOT s.blocked AND engine_holds(p_workspace, p_run, s.condition) THEN
      ready := ready || s.id;
    ELSE
      UPDATE steps SET state = 'skipped', completed_at = p_now WHERE workspace_id = p_workspace AND id = s.id;
      SELECT * INTO v_more FROM engine_advance(p_workspace, p_run, ARRAY[s.key], false, s.lost, p_now);
      ended := ended + 1 + v_more.ended;
      ready := ready || v_more.ready;
    END IF;
  END LOOP;
END $$;
--> statement-breakpoint
-- Counts the needs of some pending steps afresh: how many are open, and whether one that ended blocks them.
CREATE FUNCTION engine_recount(p_workspace text, p_run uuid, p_keys text[]) RETURNS void
LANGUAGE sql AS $$
  UPDATE steps t SET needs_open = d.open, blocked = d.blocked, lost = d.lost
  FROM (
    SELECT s.id,
           count(e.id) FILTER (WHERE e.state IN ('pending', 'ready', 'running', 'waiting'))::int AS open,
           coalesce(bool_or(n."on" = 'done' AND e.state IN ('failed', 'skipped', 'cancelled')), false) AS blocked,
           coalesce(bool_or(n."on" = 'done' AND e.state IN ('failed', 'skipped', 'cancelled') AND e.lost), false) AS lost
    FROM steps s
    LEFT JOIN step_needs n ON n.workspace_id = p_workspace AND n.run_id = p_run AND n.step_key = s.key
    LEFT JOIN steps e ON e.workspace_id = p_workspace AND e.run_id = p_run AND e.key = n.needs_key
    WHERE s.workspace_id = p_workspace AND s.run_id = p_run AND s.key = ANY (p_keys) AND s.state = 'pending'
    GROUP BY s.id
  ) d
  WHERE t.workspace_id = p_workspace AND t.id = d.id
$$;
--> statement-breakpoint
-- Makes steps ready and writes their wake-ups, in the order given. Returns the wake-ups for publishing after the commit.
CREATE FUNCTION engine_wake(p_workspace text, p_run uuid, p_steps uuid[], p_due timestamptz, p_now timestamptz) RETURNS jsonb
LANGUAGE plpgsql AS $$
DECLARE
  v_written jsonb;
BEGIN
  WITH woken AS (
    UPDATE steps SET state = 'ready', needs_open = 0, generation = generation + 1, due_at = p_due, lease_until = NULL
    WHERE workspace_id = p_workspace AND id = ANY (p_steps)
    RETURNING id, generation, position
  ), sent AS (
    INSERT INTO outbox (workspace_id, run_id, step, generation, not_before)
    SELECT p_workspace, p_run, id::text, generation, p_due FROM woken ORDER BY position
    RETURNING id, step, generation
  )
  SELECT coalesce(jsonb_agg(jsonb_build_object(
    'outbox', id, 'step', step, 'generation', generation,
    'delayMs', greatest(0, ceil(extract(epoch FROM p_due - p_now) * 1000))
  ) ORDER BY id), '[]') INTO v_written FROM sent;
  RETURN v_written;
END $$;
--> statement-breakpoint
-- Marks the run's card dirty. Returns its wake-up where none is on its way, else an empty list.
CREATE FUNCTION engine_touch(p_workspace text, p_run uuid, p_now timestamptz) RETURNS jsonb
LANGUAGE plpgsql AS $$
DECLARE
  c record;
  v_outbox bigint;
  v_due timestamptz;
BEGIN
  UPDATE cards
  SET version = version + 1, generation = CASE WHEN version > rendered THEN generation ELSE generation + 1 END
  WHERE workspace_id = p_workspace AND run_id = p_run AND NOT closed
  RETURNING generation, next_due, version - 1 > rendered AS pending INTO c;
  IF NOT FOUND OR c.pending THEN
    RETURN '[]';
  END IF;
  v_due := greatest(p_now, c.next_due);
  INSERT INTO outbox (workspace_id, run_id, step, generation, not_before)
  VALUES (p_workspace, p_run, 'card', c.generation, v_due) RETURNING id INTO v_outbox;
  RETURN jsonb_build_array(jsonb_build_object(
    'outbox', v_outbox, 'step', 'card', 'generation', c.generation,
    'delayMs', greatest(0, ceil(extract(epoch FROM v_due - p_now) * 1000))));
END $$;
--> statement-breakpoint
-- The end of the run's time budget.
CREATE FUNCTION engine_deadline(r runs) RETURNS timestamptz
LANGUAGE sql AS $$ SELECT r.opened_at + (r.budget_ms + r.waited_ms) * interval '1 millisecond' $$;
--> statement-breakpoint
-- Writes what a change of its steps means for the run: its counts (those of r, and what is to be added to them), its
-- state, and its end. Most often that is nothing: r already counts the step that ended, and the next one is active. A run
-- fails when a step that failed, or one skipped behind it, has nothing depending on it; a failure that a `settled` need
-- takes up is absorbed.
-- A run whose budget ran out ends done when its partial result was delivered, and keeps the error's code.
CREATE FUNCTION engine_conclude(r runs, p_added int, p_ended int, p_active boolean, p_now timestamptz) RETURNS text
LANGUAGE plpgsql AS $$
DECLARE
  v_total int := r.steps_total + p_added;
  v_ended int := r.steps_ended + p_ended;
  v_status text := r.status;
  v_waited bigint := 0;
  v_step text;
  v_error jsonb;
BEGIN
  IF v_ended < v_total AND p_added = 0 AND p_ended = 0 AND p_active AND r.status = 'running' THEN
    RETURN v_status;
  ELSIF v_ended >= v_total THEN
    IF r.error_code LIKE 'run.budget%' THEN
      SELECT CASE WHEN state = 'done' THEN 'done' ELSE 'failed' END INTO v_status FROM steps
      WHERE workspace_id = r.workspace_id AND run_id = r.id AND partial ORDER BY position DESC LIMIT 1;
      v_status := coalesce(v_status, 'failed');
    ELSE
      WITH RECURSIVE behind AS (
        SELECT s.key FROM steps s
        WHERE s.workspace_id = r.workspace_id AND s.run_id = r.id AND s.lost AND NOT s.partial AND NOT EXISTS (
          SELECT FROM step_needs n WHERE n.workspace_id = r.workspace_id AND n.run_id = r.id AND n.needs_key = s.key)
        UNION
        SELECT e.key FROM behind b
        JOIN step_needs n ON n.workspace_id = r.workspace_id AND n.run_id = r.id AND n.step_key = b.key AND n."on" = 'done'
        JOIN steps e ON e.workspace_id = r.workspace_id AND e.run_id = r.id AND e.key = n.needs_key AND e.lost
      )
      SELECT s.key, s.error INTO v_step, v_error FROM behind b
      JOIN steps s ON s.workspace_id = r.workspace_id AND s.run_id = r.id AND s.key = b.key
      WHERE s.state = 'failed' ORDER BY s.completed_at, s.position LIMIT 1;
      v_status := CASE WHEN FOUND THEN 'failed' ELSE 'done' END;
    END IF;
    UPDATE runs SET
      steps_total = v_total, steps_ended = v_ended, status = v_status, completed_at = p_now, waiting_since = NULL,
      error_step = coalesce(v_step, error_step), error_code = coalesce(v_error ->> 'code', error_code),
      error_params = coalesce(v_error -> 'params', error_params)
    WHERE workspace_id = r.workspace_id AND id = r.id;
    RETURN v_status;
  END IF;
  IF r.status <> 'parked' THEN
    v_status := CASE
      WHEN p_active OR EXISTS (
        SELECT FROM steps WHERE workspace_id = r.workspace_id AND run_id = r.id AND state IN ('ready', 'running')
      ) THEN 'running' ELSE 'waiting' END;
  END IF;
  IF r.waiting_since IS NOT NULL AND v_status NOT IN ('waiting', 'parked') THEN
    v_waited := extract(epoch FROM p_now - r.waiting_since) * 1000;
  END IF;
  UPDATE runs SET
    steps_total = v_total, steps_ended = v_ended, status = v_status, waited_ms = waited_ms + v_waited,
    waiting_since = CASE WHEN v_status IN ('waiting', 'parked') THEN coalesce(waiting_since, p_now) END
  WHERE workspace_id = r.workspace_id AND id = r.id;
  RETURN v_status;
END $$;
