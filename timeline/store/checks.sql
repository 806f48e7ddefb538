-- What keys would hold if the tables had them: one row a broken rule, with how often it is broken. `wanted` are articles and `fresh_…` their
-- rows, also before they are in the tables; the events that they tell are read from the tables.
WITH fresh_event AS (
    SELECT event.*
    FROM event
    WHERE event.id IN (SELECT event_id FROM fresh_event_mention)
),
broken AS (
    SELECT 'article.id is there twice' AS rule FROM fresh_article GROUP BY id HAVING count(*) > 1
    UNION ALL
    SELECT 'an article that was to be stored is not there' FROM wanted WHERE id NOT IN (SELECT id FROM fresh_article)
    UNION ALL
    SELECT 'statement.number is there twice in an article' FROM fresh_statement GROUP BY article_id, number HAVING count(*) > 1
    UNION ALL
    SELECT 'a date expression is there twice'
    FROM fresh_date_value
    GROUP BY article_id, start_char, end_char, type, value
    HAVING count(*) > 1
    UNION ALL
    SELECT 'event_mention.id is there twice' FROM fresh_event_mention GROUP BY id HAVING count(*) > 1
    UNION ALL
    SELECT 'article_event.id is there twice' FROM fresh_article_event GROUP BY id HAVING count(*) > 1
    UNION ALL
    SELECT 'trade_fact.id is there twice' FROM fresh_trade_fact GROUP BY id HAVING count(*) > 1
    UNION ALL
    SELECT 'event.id is there twice' FROM fresh_event GROUP BY id HAVING count(*) > 1
    UNION ALL
    SELECT 'event_actor is there twice'
    FROM event_actor
    WHERE event_id IN (SELECT id FROM fresh_event)
    GROUP BY event_id, role, code
    HAVING count(*) > 1
    UNION ALL
    SELECT 'event_mention.event_id is no event' FROM fresh_event_mention WHERE event_id NOT IN (SELECT id FROM fresh_event)
    UNION ALL
    SELECT 'event_mention.statement is no statement of its article'
    FROM fresh_event_mention
    ANTI JOIN fresh_statement
        ON fresh_statement.article_id = fresh_event_mention.article_id AND fresh_statement.number = fresh_event_mention.statement
    UNION ALL
    SELECT 'trade_fact.statement is no statement of its article'
    FROM fresh_trade_fact
    ANTI JOIN fresh_statement ON fresh_statement.article_id = fresh_trade_fact.article_id AND fresh_statement.number = fresh_trade_fact.statement
    UNION ALL
    SELECT 'article_event.mention_ids holds what is no mention'
    FROM (SELECT unnest(mention_ids) AS mention_id FROM fresh_article_event)
    WHERE mention_id NOT IN (SELECT id FROM fresh_event_mention)
    UNION ALL
    SELECT 'a mention is in no event of its article, or in two'
    FROM fresh_event_mention
    LEFT JOIN (SELECT unnest(mention_ids) AS mention_id FROM fresh_article_event) AS listed ON listed.mention_id = fresh_event_mention.id
    GROUP BY fresh_event_mention.id
    HAVING count(listed.mention_id) <> 1
    UNION ALL
    SELECT 'event.mentions is not the number of its mentions'
    FROM fresh_event
    JOIN event_mention ON event_mention.event_id = fresh_event.id
    GROUP BY fresh_event.id, fresh_event.mentions, fresh_event.articles, fresh_event.lead_mention_id
    HAVING count(*) <> fresh_event.mentions
        OR count(DISTINCT event_mention.article_id) <> fresh_event.articles
        OR NOT bool_or(event_mention.id = fresh_event.lead_mention_id)
    UNION ALL
    SELECT 'event_actor.code is no actor'
    FROM event_actor
    WHERE event_id IN (SELECT id FROM fresh_event) AND code NOT IN (SELECT code FROM actor)
    UNION ALL
    SELECT 'event_mention.quote is not the text at its offsets'
    FROM fresh_event_mention
    JOIN fresh_article ON fresh_article.id = fresh_event_mention.article_id
    WHERE substring(fresh_article.text, start_char + 1, end_char - start_char) <> quote
        OR trigger_start < start_char
        OR trigger_end > end_char
    UNION ALL
    SELECT 'trade_fact.quote is not the text at its offsets'
    FROM fresh_trade_fact
    JOIN fresh_article ON fresh_article.id = fresh_trade_fact.article_id
    WHERE substring(fresh_article.text, start_char + 1, end_char - start_char) <> quote
    UNION ALL
    SELECT 'date_value.text is not the text at its offsets'
    FROM fresh_date_value
    JOIN fresh_article ON fresh_article.id = fresh_date_value.article_id
    WHERE substring(fresh_article.text, start_char + 1, end_char - start_char) <> fresh_date_value.text
)
SELECT rule, count(*) FROM broken GROUP BY rule ORDER BY rule
