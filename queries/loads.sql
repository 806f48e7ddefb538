-- purpose: What was read when, and what became of it
-- param status TEXT = : stored, duplicate, skipped or failed
-- column loaded_at TIMESTAMP WITH TIME ZONE: when
-- column origin VARCHAR: file or stream
-- column line INTEGER: line of the record, where there is one
-- column status VARCHAR: stored, duplicate, skipped or failed
-- column error VARCHAR: what was wrong
-- column article_id VARCHAR: the article
-- column coder_version VARCHAR: version of the coder
SELECT loaded_at, origin, line, status, error, article_id, coder_version
FROM load
WHERE $status IS NULL OR status = lower($status)
ORDER BY loaded_at, run_id, number;
