ALTER TABLE "ideas" ADD COLUMN "last_version" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE INDEX "outputs_published" ON "outputs" USING btree ("workspace_id","idea_id") WHERE published;--> statement-breakpoint
-- Under FORCE, an owner who is no superuser would change no row.
ALTER TABLE ideas NO FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE outputs NO FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
UPDATE ideas i SET last_version = o.last
FROM (SELECT workspace_id, idea_id, max(number) AS last FROM outputs GROUP BY 1, 2) o
WHERE o.workspace_id = i.workspace_id AND o.idea_id = i.id;
--> statement-breakpoint
DO $$
DECLARE
  table_name text;
BEGIN
  FOREACH table_name IN ARRAY ARRAY['ideas', 'outputs', 'replies', 'feedback'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', table_name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', table_name);
  END LOOP;
END $$;
--> statement-breakpoint
GRANT UPDATE (last_version) ON ideas TO kindling_app;
--> statement-breakpoint

-- Its audience works on an idea; to delete it or one of its versions is its owner's. What hangs on them goes with them:
-- foreign keys ask no policy.
CREATE POLICY tenant_delete ON ideas AS RESTRICTIVE FOR DELETE TO kindling_app
  USING (owner_id = (SELECT app_person()));
--> statement-breakpoint
CREATE POLICY tenant_delete ON outputs AS RESTRICTIVE FOR DELETE TO kindling_app USING (
  EXISTS (
    SELECT FROM ideas i
    WHERE i.workspace_id = outputs.workspace_id AND i.id = outputs.idea_id AND i.owner_id = (SELECT app_person())
    OFFSET 0
  )
);
--> statement-breakpoint
GRANT DELETE ON outputs TO kindling_app;
--> statement-breakpoint

-- Replies follow their idea. Each is written in its author's own name; what becomes of it is the audience's affair.
CREATE POLICY tenant ON replies TO kindling_app USING (
  workspace_id = (SELECT app_workspace())
  AND EXISTS (SELECT FROM ideas i WHERE i.workspace_id = replies.workspace_id AND i.id = replies.idea_id OFFSET 0)
);
--> statement-breakpoint
CREATE POLICY tenant_insert ON replies AS RESTRICTIVE FOR INSERT TO kindling_app
  WITH CHECK (person_id = (SELECT app_person()));
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE (text, edited_at, kind, state, run_id) ON replies TO kindling_app;
--> statement-breakpoint
-- A policy does not see which column changes: nobody puts words into another's mouth.
CREATE FUNCTION replies_own_words() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.text <> OLD.text AND OLD.person_id IS DISTINCT FROM app_person() THEN
    RAISE EXCEPTION 'permission denied for the text of another person' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER own_words BEFORE UPDATE OF text ON replies FOR EACH ROW EXECUTE FUNCTION replies_own_words();
--> statement-breakpoint

-- Feedback is read by the idea's audience, and given and changed by its person alone.
CREATE POLICY tenant ON feedback TO kindling_app USING (
  workspace_id = (SELECT app_workspace())
  AND EXISTS (SELECT FROM ideas i WHERE i.workspace_id = feedback.workspace_id AND i.id = feedback.idea_id OFFSET 0)
);
--> statement-breakpoint
CREATE POLICY tenant_insert ON feedback AS RESTRICTIVE FOR INSERT TO kindling_app
  WITH CHECK (person_id = (SELECT app_person()));
--> statement-breakpoint
CREATE POLICY tenant_update ON feedback AS RESTRICTIVE FOR UPDATE TO kindling_app
  USING (person_id = (SELECT app_person()));
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE (verdict, reason, at) ON feedback TO kindling_app;
--> statement-breakpoint

-- The run that works in a thread, kept from ending until the caller's transaction is over, and its card marked dirty: what
-- the caller writes is there when the run ends. Null where none works. Every change of a run locks its row, which a share
-- lock holds up; several callers share it.
CREATE FUNCTION engine_join(p_workspace text, p_thread text, p_now timestamptz) RETURNS uuid
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  v_run uuid;
BEGIN
  PERFORM engine_scope(p_workspace);
  SELECT id INTO v_run FROM runs
  WHERE workspace_id = p_workspace AND thread = p_thread AND status IN ('running', 'waiting', 'parked') FOR SHARE;
  IF FOUND THEN
    PERFORM engine_touch(p_workspace, v_run, engine_time(p_now));
  END IF;
  RETURN v_run;
END $$;
--> statement-breakpoint
-- Of the steps that a process holds, those whose fence it lost, and whether by a stop. Renews the leases of the rest, but
-- for rows that somebody is changing just now: those are named as `locked`, and are asked for again.
CREATE OR REPLACE FUNCTION engine_hold(p_holds jsonb, p_renew boolean, p_lease_ms int, p_now timestamptz)
RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  v_now timestamptz := engine_time(p_now);
  v_renewed uuid[];
BEGIN
  IF p_renew THEN
    WITH held AS (
      SELECT t.workspace_id, t.id FROM jsonb_to_recordset(p_holds) AS h (workspace text, step uuid, fence int)
      JOIN steps t ON t.workspace_id = h.workspace AND t.id = h.step AND t.fence = h.fence AND t.state = 'running'
      FOR UPDATE OF t SKIP LOCKED
    ), renewed AS (
      UPDATE steps s SET lease_until = v_now + p_lease_ms * interval '1 millisecond' FROM held
      WHERE s.workspace_id = held.workspace_id AND s.id = held.id RETURNING s.id
    ) SELECT array_agg(id) INTO v_renewed FROM renewed;
  END IF;
  RETURN (
    SELECT coalesce(jsonb_agg(jsonb_build_object('step', h.step, 'fence', h.fence, 'state', CASE
      WHEN s.fence = h.fence AND s.state = 'running' THEN 'locked'
      WHEN r.stop_requested_at IS NOT NULL THEN 'stopped' ELSE 'lost' END)), '[]')
    FROM jsonb_to_recordset(p_holds) AS h (workspace text, step uuid, fence int)
    LEFT JOIN steps s ON s.workspace_id = h.workspace AND s.id = h.step
    LEFT JOIN runs r ON r.workspace_id = h.workspace AND r.id = s.run_id
    WHERE s.fence IS DISTINCT FROM h.fence OR s.state <> 'running'
      OR p_renew AND h.step <> ALL (coalesce(v_renewed, '{}'))
  );
END $$;
--> statement-breakpoint
-- As before; and without anything to set, the card is marked dirty: what it shows has changed outside of its run.
CREATE OR REPLACE FUNCTION engine_card_set(p_workspace text, p_run uuid, p_message text, p_thread text, p_closed boolean, p_now timestamptz)
RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM engine_scope(p_workspace);
  IF coalesce(p_message, p_thread, p_closed::text) IS NULL THEN
    PERFORM engine_touch(p_workspace, p_run, engine_time(p_now));
  END IF;
  UPDATE runs SET thread = p_thread WHERE workspace_id = p_workspace AND id = p_run AND p_thread IS NOT NULL;
  UPDATE cards SET message = coalesce(p_message, message), closed = coalesce(p_closed, closed)
  WHERE workspace_id = p_workspace AND run_id = p_run;
  RETURN FOUND;
END $$;
--> statement-breakpoint
-- Reopens what failed or was cancelled and what was skipped behind it, with a fresh budget. `nothing` where there is
-- nothing to reopen, `busy` where another run works in the thread: the index decides, also while that one is uncommitted.
CREATE OR REPLACE FUNCTION engine_retry(p_workspace text, p_run uuid, p_now timestamptz)
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
  BEGIN
    UPDATE runs SET status = 'running', steps_ended = steps_total - cardinality(v_keys), completed_at = NULL,
      stop_requested_at = NULL, error_step = NULL, error_code = NULL, error_params = NULL,
      opened_at = v_now, opened_usd = cost_usd + wasted_usd, waited_ms = 0, waiting_since = NULL
    WHERE workspace_id = p_workspace AND id = p_run RETURNING * INTO r;
  EXCEPTION WHEN unique_violation THEN
    RETURN 'busy';
  END;
  UPDATE steps SET state = 'pending', output = NULL, error = NULL, failures = 0, completed_at = NULL, due_at = NULL
  WHERE workspace_id = p_workspace AND run_id = p_run AND key = ANY (v_keys);
  PERFORM engine_recount(p_workspace, p_run, v_keys);
  SELECT * INTO v_on FROM engine_decide(p_workspace, p_run, v_keys, v_now);
  PERFORM engine_wake(p_workspace, p_run, v_on.ready, v_now, v_now);
  PERFORM engine_conclude(r, 0, v_on.ended, cardinality(v_on.ready) > 0, v_now);
  UPDATE cards SET closed = false WHERE workspace_id = p_workspace AND run_id = p_run;
  PERFORM engine_touch(p_workspace, p_run, v_now);
  RETURN 'reopened';
END $$;
--> statement-breakpoint
REVOKE ALL ON FUNCTION engine_join(text, text, timestamptz) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION engine_join(text, text, timestamptz) TO kindling_app, CURRENT_USER;
--> statement-breakpoint
-- 0002 shows why CREATE is lent.
GRANT CREATE ON SCHEMA public TO kindling_system;
--> statement-breakpoint
ALTER FUNCTION engine_join(text, text, timestamptz) OWNER TO kindling_system;
--> statement-breakpoint
REVOKE CREATE ON SCHEMA public FROM kindling_system;
