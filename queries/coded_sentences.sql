-- purpose: Which article says what: every sentence that was coded, in the order of the text
-- param article VARCHAR = NULL: only the article whose id begins with this
-- param publisher VARCHAR[] = NULL: only these publishers
-- param from_day DATE = NULL: only articles published from this day
-- param to_day DATE = NULL: only articles published up to this day
-- column article_id VARCHAR: the article
-- column published DATE: when it was published; NULL when that is not known
-- column publisher VARCHAR: by whom
-- column title VARCHAR: its title, where it is known apart from the text
-- column url VARCHAR: where
-- column kind VARCHAR: event or trade fact
-- column id VARCHAR: the event or the trade fact; timeline explain takes it
-- column what VARCHAR: type and code of the event, or flow and measure of the fact
-- column who VARCHAR: who acted, or the reporter
-- column whom VARCHAR: who was acted on, or the partner
-- column first_day DATE: its first day; NULL when no day can be said
-- column quote VARCHAR: the words
-- column start_char INTEGER: where they begin: code points from the start of the text
-- column confidence DOUBLE: how sure the rule is, 0 to 1
WITH said AS (
    SELECT
        article_id,
        'event' AS kind,
        event_id AS id,
        event_type || ' ' || cameo || ', ' || modality AS what,
        array_to_string(actors, ' ') AS who,
        array_to_string(recipients, ' ') AS whom,
        first_day,
        quote,
        start_char,
        confidence
    FROM event_mention
    UNION ALL
    SELECT article_id, 'trade fact', id, flow || ' ' || measure || ', ' || modality, reporter, partner, first_day, quote, start_char, confidence
    FROM trade_fact
)
SELECT
    article.id AS article_id,
    article.published,
    article.publisher,
    article.title,
    article.url,
    said.kind,
    said.id,
    said.what,
    said.who,
    said.whom,
    said.first_day,
    said.quote,
    said.start_char,
    said.confidence
FROM said
JOIN article ON article.id = said.article_id
WHERE ($article IS NULL OR starts_with(article.id, lower($article)))
    AND ($publisher IS NULL OR list_contains($publisher, article.publisher))
    AND ($from_day IS NULL OR article.published >= $from_day)
    AND ($to_day IS NULL OR article.published <= $to_day)
ORDER BY article.published NULLS LAST, article.id, said.start_char, said.kind, said.id, said.what
