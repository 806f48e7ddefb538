-- purpose: What analysts accepted, rejected and edited, the newest first
-- param id VARCHAR = NULL: only what was decided of this event or trade fact
-- param author VARCHAR = NULL: only what this one decided
-- param from_day DATE = NULL: only what was decided on this day (UTC) or later
-- column correction VARCHAR: the correction; timeline review undo takes it
-- column action VARCHAR: accept, reject or edit
-- column changes VARCHAR: what an edit sets, field by field, without what goes with it; empty for the others
-- column author VARCHAR: who made it
-- column made_at TIMESTAMPTZ: when it was made
-- column kind VARCHAR: event or trade_fact
-- column id VARCHAR: the event as it is now, or the trade fact; timeline explain takes it. NULL when its article is gone
-- column told VARCHAR: the event's line, or the words of the fact
-- column note VARCHAR: why
WITH decided AS (
    SELECT
        min(id) AS correction,
        target,
        target_id,
        action,
        string_agg(field || '=' || value, ' ' ORDER BY field) FILTER (field NOT IN ('', 'quad', 'goldstein', 'precision')) AS changes,
        author,
        note,
        made_at
    FROM correction
    GROUP BY target, target_id, action, author, note, made_at
),
placed AS (
    SELECT
        decided.correction,
        decided.action,
        coalesce(decided.changes, '') AS changes,
        decided.author,
        decided.made_at,
        decided.target AS kind,
        coalesce(event_mention.event_id, trade_fact.id) AS id,
        coalesce(event.headline, trade_fact.quote, '') AS told,
        decided.note
    FROM decided
    LEFT JOIN event_mention ON decided.target = 'event' AND event_mention.leads_id = decided.target_id
    LEFT JOIN event ON event.id = event_mention.event_id
    LEFT JOIN trade_fact ON decided.target = 'trade_fact' AND trade_fact.id = decided.target_id
)
SELECT *
FROM placed
WHERE ($id IS NULL OR id = $id)
    AND ($author IS NULL OR author = $author)
    AND ($from_day IS NULL OR CAST(made_at AT TIME ZONE 'UTC' AS DATE) >= $from_day)
ORDER BY made_at DESC, correction
