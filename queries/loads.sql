-- purpose: What was read when, and what became of each input, the newest run first
-- param status STATUS[] = NULL: only stored, duplicate, skipped or failed inputs
-- column run_id VARCHAR: the run of timeline add or build
-- column loaded_at TIMESTAMPTZ: when the input's shard was stored
-- column number INTEGER: number of the input in its run
-- column origin VARCHAR: file or stream
-- column line INTEGER: line or record in it, from 1; NULL when the file is one article
-- column status VARCHAR: what became of it
-- column article_id VARCHAR: the article, when there is one
-- column error VARCHAR: what is wrong and what to do, or empty
-- column coder_version VARCHAR: version of the coder
SELECT
    run_id,
    loaded_at,
    number,
    origin,
    line,
    status,
    article_id,
    error,
    coder_version
FROM load
WHERE ($status IS NULL OR list_contains($status, status))
ORDER BY max(loaded_at) OVER (PARTITION BY run_id) DESC, run_id, number
