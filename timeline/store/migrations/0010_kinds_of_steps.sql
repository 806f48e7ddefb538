-- Steps of one type but of other codes are other acts (envoys expelled, ties cut); people expelled may be diplomats; a deal may tell what is agreed
-- (`timeline/told_days.py`).

CREATE OR REPLACE MACRO event_kind(event_type, cameo, actors) AS CASE
    WHEN starts_with(cameo, '041') THEN 'call'
    WHEN event_type = 'AID' THEN 'AID ' || array_to_string(actors, '+')
    WHEN event_type = 'RETREAT' THEN 'RETREAT ' || left(cameo, 3) || ' ' || array_to_string(actors, '+')
    WHEN starts_with(cameo, '174') THEN 'SANCTION 166'
    WHEN event_type IN ('SUPPORT', 'SANCTION') THEN event_type || ' ' || left(cameo, 3)
    ELSE event_type
END;

CREATE OR REPLACE MACRO retold_code(cameo) AS CASE
    WHEN left(cameo, 3) IN ('040', '033', '050', '057', '160') THEN left(cameo, 3)
    WHEN left(cameo, 4) IN ('0353', '0354', '0356') THEN left(cameo, 4)
    ELSE ''
END;
