CREATE INDEX "ideas_channel" ON "ideas" USING btree ("workspace_id","channel_id","number");
--> statement-breakpoint
-- How alike two texts are, from 0 to 1: the share of their trigrams that they have in common. As `pg_trgm` counts it,
-- which is fast and which not everybody who may migrate may install; without it the same is counted here.
CREATE FUNCTION text_trigrams(t text) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT coalesce(array_agg(DISTINCT substr('  ' || word || ' ', i, 3)), '{}')
  FROM regexp_split_to_table(lower(t), '[^[:alnum:]]+') AS word, generate_series(1, length(word) + 1) AS i
  WHERE word <> ''
$$;
--> statement-breakpoint
CREATE FUNCTION text_similarity_plain(a text, b text) RETURNS real LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE WHEN cardinality(x) = 0 OR cardinality(y) = 0 THEN 0
    ELSE shared::real / (cardinality(x) + cardinality(y) - shared) END
  FROM (SELECT text_trigrams(a) AS x, text_trigrams(b) AS y) AS both_texts,
    LATERAL (SELECT count(*) AS shared FROM unnest(x) AS one WHERE one = ANY (y)) AS common
$$;
--> statement-breakpoint
DO $$
BEGIN
  CREATE EXTENSION IF NOT EXISTS pg_trgm;
  EXECUTE 'CREATE FUNCTION text_similarity(a text, b text) RETURNS real LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
    $f$ SELECT similarity(a, b) $f$';
EXCEPTION WHEN OTHERS THEN
  -- It may not be there, may not be installed by this user, or may live in a schema of its own.
  EXECUTE 'CREATE FUNCTION text_similarity(a text, b text) RETURNS real LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
    $f$ SELECT text_similarity_plain(a, b) $f$';
END $$;
