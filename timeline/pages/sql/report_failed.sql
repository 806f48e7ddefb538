-- Inputs that failed when they were last read, newest first: what `timeline add --retry-failed` reads again. A file that failed as a whole
-- and was read since has not.
WITH last_read AS (
    SELECT
        origin,
        line,
        status,
        error,
        loaded_at,
        max(loaded_at) OVER (PARTITION BY origin) AS origin_read,
        row_number() OVER (PARTITION BY origin, line ORDER BY loaded_at DESC, run_id DESC, number DESC) AS place
    FROM load
)
SELECT origin, line, error, loaded_at, count(*) OVER () AS total
FROM last_read
WHERE place = 1 AND status = 'failed' AND (line IS NOT NULL OR loaded_at = origin_read)
ORDER BY loaded_at DESC, origin, line NULLS FIRST
LIMIT $most;
