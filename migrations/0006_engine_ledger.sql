-- The engine, 4 of 4: the journal of paid calls, effects, logs, and the card.

-- Reserves the highest price of a paid call on its run, or gives back the response that an earlier attempt bought: under
-- this number or, where others failed before it that now need not be asked, under a higher one.
-- state: replay · reserved (fresh, or not where the statement was repeated because its answer got lost) · budget (nothing
-- was reserved) · lost (the fence is not ours).
CREATE FUNCTION engine_reserve(p_workspace text, p_run uuid, p_step uuid, p_fence int, p_call uuid, p_ordinal int, p_kind text,
  p_task text, p_provider text, p_model text, p_hash text, p_request jsonb, p_usd double precision, p_now timestamptz)
RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  v_key text;
  c record;
BEGIN
  SELECT key INTO v_key FROM steps
  WHERE workspace_id = p_workspace AND id = p_step AND fence = p_fence AND state = 'running';
  IF NOT FOUND THEN
    RETURN '{"state": "lost"}';
  END IF;
  SELECT id, response INTO c FROM model_calls
  WHERE workspace_id = p_workspace AND run_id = p_run AND step_key = v_key AND ordinal >= p_ordinal
    AND request_hash = p_hash AND state = 'settled' AND response IS NOT NULL
  ORDER BY ordinal, at LIMIT 1;
  IF FOUND THEN
    RETURN jsonb_build_object('state', 'replay', 'call', c.id, 'response', c.response);
  END IF;
  IF EXISTS (SELECT FROM model_calls WHERE workspace_id = p_workspace AND id = p_call) THEN
    RETURN '{"state": "reserved", "fresh": false}';
  END IF;
  UPDATE runs SET reserved_usd = reserved_usd + p_usd
  WHERE workspace_id = p_workspace AND id = p_run
    AND cost_usd + wasted_usd - opened_usd + reserved_usd + p_usd <= budget_usd + 1e-9;
  IF NOT FOUND THEN
    RETURN '{"state": "budget"}';
  END IF;
  INSERT INTO model_calls (workspace_id, id, run_id, step_key, ordinal, kind, task, provider, model, request_hash, request,
    state, reserved_usd, at)
  VALUES (p_workspace, p_call, p_run, v_key, p_ordinal, p_kind, p_task, p_provider, p_model, p_hash, p_request,
    'reserved', p_usd, engine_time(p_now));
  RETURN '{"state": "reserved", "fresh": true}';
END $$;
--> statement-breakpoint
-- Stores what a call brought back and books its price. A worker past its lease may still book: what it paid for is
-- known then, and the next attempt finds it. Returns whether the reservation was still open.
CREATE FUNCTION engine_book(p_workspace text, p_run uuid, p_call uuid, p_response jsonb, p_cost double precision, p_input int,
  p_output int, p_cached int, p_reasoning int, p_latency int)
RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  c record;
BEGIN
  PERFORM FROM runs WHERE workspace_id = p_workspace AND id = p_run FOR NO KEY UPDATE;
  SELECT state, reserved_usd, step_key INTO c FROM model_calls WHERE workspace_id = p_workspace AND id = p_call;
  IF NOT FOUND OR c.state NOT IN ('reserved', 'wasted') THEN
    RETURN 'false';
  END IF;
  UPDATE runs SET cost_usd = cost_usd + p_cost, tokens_used = tokens_used + p_input + p_output,
    reserved_usd = CASE WHEN c.state = 'reserved' THEN greatest(0, reserved_usd - c.reserved_usd) ELSE reserved_usd END,
    wasted_usd = CASE WHEN c.state = 'wasted' THEN greatest(0, wasted_usd - c.reserved_usd) ELSE wasted_usd END
  WHERE workspace_id = p_workspace AND id = p_run;
  UPDATE steps SET cost_usd = cost_usd + p_cost, tokens_used = tokens_used + p_input + p_output
  WHERE workspace_id = p_workspace AND run_id = p_run AND key = c.step_key;
  UPDATE model_calls SET state = 'settled', response = p_response, cost_usd = p_cost, input_tokens = p_input,
    output_tokens = p_output, cached_tokens = p_cached, reasoning_tokens = p_reasoning, latency_ms = p_latency
  WHERE workspace_id = p_workspace AND id = p_call;
  RETURN to_jsonb(c.state = 'reserved');
END $$;
--> statement-breakpoint
-- A call that brought nothing back: failed (it cost nothing) or wasted (it was in flight and may have been billed).
CREATE FUNCTION engine_unreserve(p_workspace text, p_run uuid, p_call uuid, p_state text, p_reason text)
RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  v_usd double precision;
BEGIN
  PERFORM FROM runs WHERE workspace_id = p_workspace AND id = p_run FOR NO KEY UPDATE;
  UPDATE model_calls SET state = p_state, reason = p_reason
  WHERE workspace_id = p_workspace AND id = p_call AND state = 'reserved' RETURNING reserved_usd INTO v_usd;
  IF NOT FOUND THEN
    RETURN 'false';
  END IF;
  UPDATE runs SET reserved_usd = greatest(0, reserved_usd - v_usd),
    wasted_usd = wasted_usd + CASE WHEN p_state = 'wasted' THEN v_usd ELSE 0 END
  WHERE workspace_id = p_workspace AND id = p_run;
  RETURN 'true';
END $$;
--> statement-breakpoint
-- The calls that were in flight when an attempt ended without a word: of one step that is claimed again, or (without a
-- step) of runs that ended a while ago.
CREATE FUNCTION engine_adrift(p_workspace text, p_run uuid, p_key text, p_before timestamptz)
RETURNS jsonb LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT coalesce(jsonb_agg(jsonb_build_object(
    'id', c.id, 'workspace', c.workspace_id, 'run', c.run_id, 'owner', r.owner_id, 'usd', c.reserved_usd)), '[]')
  FROM model_calls c JOIN runs r ON r.workspace_id = c.workspace_id AND r.id = c.run_id
  WHERE c.state = 'reserved' AND CASE
    WHEN p_run IS NOT NULL THEN c.workspace_id = p_workspace AND c.run_id = p_run AND c.step_key = p_key
    ELSE c.at < p_before AND r.completed_at < p_before END
$$;
--> statement-breakpoint
-- A response that cannot be used: stays in the ledger, is never replayed.
CREATE FUNCTION engine_reject(p_workspace text, p_call uuid, p_reason text) RETURNS jsonb
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH done AS (
    UPDATE model_calls SET state = 'rejected', reason = p_reason
    WHERE workspace_id = p_workspace AND id = p_call AND state = 'settled' RETURNING 1
  ) SELECT to_jsonb(count(*) > 0) FROM done
$$;
--> statement-breakpoint
-- Writes the intent of an effect, or says how an earlier one stands. state: fresh · intended · confirmed · lost.
CREATE FUNCTION engine_intend(p_workspace text, p_run uuid, p_step uuid, p_fence int, p_key text, p_now timestamptz)
RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  e effects;
BEGIN
  PERFORM FROM steps WHERE workspace_id = p_workspace AND id = p_step AND fence = p_fence AND state = 'running';
  IF NOT FOUND THEN
    RETURN '{"state": "lost"}';
  END IF;
  INSERT INTO effects (workspace_id, run_id, key, state, intended_at)
  VALUES (p_workspace, p_run, p_key, 'intended', engine_time(p_now)) ON CONFLICT DO NOTHING;
  IF FOUND THEN
    RETURN '{"state": "fresh"}';
  END IF;
  SELECT * INTO e FROM effects WHERE workspace_id = p_workspace AND run_id = p_run AND key = p_key;
  RETURN jsonb_build_object('state', e.state, 'result', e.result, 'at', e.intended_at);
END $$;
--> statement-breakpoint
-- Confirms an effect with what it made. The first confirmation counts and is what comes back.
CREATE FUNCTION engine_confirm(p_workspace text, p_run uuid, p_key text, p_result jsonb, p_now timestamptz)
RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE effects SET state = 'confirmed', result = p_result, confirmed_at = engine_time(p_now)
  WHERE workspace_id = p_workspace AND run_id = p_run AND key = p_key AND state = 'intended';
  RETURN (SELECT result FROM effects WHERE workspace_id = p_workspace AND run_id = p_run AND key = p_key);
END $$;
--> statement-breakpoint
-- A line in the run's log.
CREATE FUNCTION engine_log(p_workspace text, p_id uuid, p_run uuid, p_key text, p_level text, p_message text, p_now timestamptz)
RETURNS jsonb LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  INSERT INTO run_logs (workspace_id, id, run_id, step_key, level, message, at)
  VALUES (p_workspace, p_id, p_run, p_key, p_level, p_message, engine_time(p_now)) RETURNING 'true'::jsonb
$$;
--> statement-breakpoint
-- The keys of a run's steps, for checking a graph that grows.
CREATE FUNCTION engine_keys(p_workspace text, p_run uuid) RETURNS jsonb
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT coalesce(jsonb_agg(key), '[]') FROM steps WHERE workspace_id = p_workspace AND run_id = p_run
$$;
--> statement-breakpoint
-- Takes the dirty card for rendering: one writer at a time, not before it is due.
CREATE FUNCTION engine_card_claim(p_workspace text, p_run uuid, p_generation int, p_lease_ms int, p_now timestamptz)
RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  v_now timestamptz := engine_time(p_now);
  c cards;
BEGIN
  UPDATE cards SET fence = fence + 1, lease_until = v_now + p_lease_ms * interval '1 millisecond'
  WHERE workspace_id = p_workspace AND run_id = p_run AND NOT closed AND version > rendered
    AND generation <= p_generation AND next_due <= v_now + interval '250 milliseconds'
    AND coalesce(lease_until < v_now, true)
  RETURNING * INTO c;
  IF NOT FOUND THEN
    RETURN 'null';
  END IF;
  RETURN jsonb_build_object('fence', c.fence, 'version', c.version, 'message', c.message);
END $$;
--> statement-breakpoint
-- The card was rendered at a version (the name it got first stays); what has changed since wakes it again after the pause. A writer that lost its
-- fence may have written something old over something newer: it makes the card dirty once more.
CREATE FUNCTION engine_card_done(p_workspace text, p_run uuid, p_fence int, p_version int, p_message text, p_pause_ms int, p_now timestamptz)
RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  v_now timestamptz := engine_time(p_now);
  v_due timestamptz := v_now + p_pause_ms * interval '1 millisecond';
  v_outbox bigint;
  c cards;
BEGIN
  UPDATE cards SET rendered = greatest(rendered, p_version), message = coalesce(message, p_message), lease_until = NULL,
    next_due = v_due, generation = generation + (version > greatest(rendered, p_version))::int
  WHERE workspace_id = p_workspace AND run_id = p_run AND fence = p_fence
  RETURNING * INTO c;
  IF NOT FOUND THEN
    RETURN engine_touch(p_workspace, p_run, v_now);
  ELSIF c.closed OR c.version <= c.rendered THEN
    RETURN '[]';
  END IF;
  INSERT INTO outbox (workspace_id, run_id, step, generation, not_before)
  VALUES (p_workspace, p_run, 'card', c.generation, v_due) RETURNING id INTO v_outbox;
  RETURN jsonb_build_array(jsonb_build_object(
    'outbox', v_outbox, 'step', 'card', 'generation', c.generation, 'delayMs', p_pause_ms));
END $$;
--> statement-breakpoint
-- There is more live text to show.
CREATE FUNCTION engine_card_touch(p_workspace text, p_run uuid, p_now timestamptz) RETURNS jsonb
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT engine_touch(p_workspace, p_run, engine_time(p_now))
$$;
--> statement-breakpoint
-- Sets what the platform calls the card, where results go, or that the card is finished. Null leaves as it is.
CREATE FUNCTION engine_card_set(p_workspace text, p_run uuid, p_message text, p_thread text, p_closed boolean, p_now timestamptz)
RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM engine_scope(p_workspace);
  UPDATE runs SET thread = p_thread WHERE workspace_id = p_workspace AND id = p_run AND p_thread IS NOT NULL;
  UPDATE cards SET message = coalesce(p_message, message), closed = coalesce(p_closed, closed)
  WHERE workspace_id = p_workspace AND run_id = p_run;
  RETURN FOUND;
END $$;
--> statement-breakpoint
-- Everything above belongs to the system role (0002 shows why CREATE is lent), and is called by this user alone; those
-- that a person's transaction calls keep to that person's rights or check the workspace themselves.
GRANT CREATE ON SCHEMA public TO kindling_system;
--> statement-breakpoint
DO $$
DECLARE
  f regprocedure;
BEGIN
  FOR f IN SELECT oid::regprocedure FROM pg_proc WHERE proname LIKE 'engine\_%' AND pronamespace = 'public'::regnamespace LOOP
    EXECUTE format('REVOKE ALL ON FUNCTION %s FROM PUBLIC', f);
    EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO CURRENT_USER', f);
    EXECUTE format('ALTER FUNCTION %s OWNER TO kindling_system', f);
  END LOOP;
END $$;
--> statement-breakpoint
REVOKE CREATE ON SCHEMA public FROM kindling_system;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION engine_time(timestamptz), engine_start(jsonb, jsonb, timestamptz), engine_signal(text, uuid, text, jsonb, timestamptz), engine_stop(text, uuid, timestamptz),
  engine_retry(text, uuid, timestamptz), engine_card_set(text, uuid, text, text, boolean, timestamptz) TO kindling_app;
--> statement-breakpoint
-- Room in each page for the next state of a row: steps and runs are updated a few times and then never again, and with
-- no index on their changing columns such an update touches no index.
ALTER TABLE steps SET (fillfactor = 50);
--> statement-breakpoint
ALTER TABLE runs SET (fillfactor = 50);
--> statement-breakpoint
ALTER TABLE cards SET (fillfactor = 50);
