-- The first schema: articles, what was read in them, official figures, corrections.
-- Big tables have NOT NULL and CHECK but no keys: keys cost 22 times the CPU; store/checks.sql asserts what they would.

CREATE TABLE schema_version (
    version INTEGER NOT NULL,
    name VARCHAR NOT NULL,
    applied_at TIMESTAMP WITH TIME ZONE NOT NULL,
    CHECK (version > 0)
);
COMMENT ON TABLE schema_version IS 'Migrations that were applied to this file';
COMMENT ON COLUMN schema_version.version IS 'Number of the migration';
COMMENT ON COLUMN schema_version.name IS 'Its file';
COMMENT ON COLUMN schema_version.applied_at IS 'When';

CREATE TABLE article (
    id VARCHAR NOT NULL,
    text VARCHAR NOT NULL,
    title VARCHAR NOT NULL,
    published DATE,
    published_basis VARCHAR NOT NULL,
    published_evidence VARCHAR NOT NULL,
    url VARCHAR NOT NULL,
    publisher VARCHAR NOT NULL,
    stretches JSON NOT NULL,
    coder_version VARCHAR NOT NULL,
    CHECK (length(id) = 20),
    CHECK (published_basis IN ('given', 'metadata', 'front matter', 'slug', 'url', 'dateline', 'text', 'missing'))
);
COMMENT ON TABLE article IS 'Articles, each once, whatever file they came from';
COMMENT ON COLUMN article.id IS 'Hash of text, title, date, address and publication';
COMMENT ON COLUMN article.text IS 'The text that all offsets count in';
COMMENT ON COLUMN article.title IS 'Title, where it is known apart from the text';
COMMENT ON COLUMN article.published IS 'Date of publication; NULL when it was not found';
COMMENT ON COLUMN article.published_basis IS 'Where the date of publication was found';
COMMENT ON COLUMN article.published_evidence IS 'The words or the field that the date was read from';
COMMENT ON COLUMN article.url IS 'Address, or empty';
COMMENT ON COLUMN article.publisher IS 'Publication or agency, or empty';
COMMENT ON COLUMN article.stretches IS 'What each part of the text is: a list of {start, end, section}';
COMMENT ON COLUMN article.coder_version IS 'Version of the coder that made this article''s rows';

CREATE TABLE statement (
    article_id VARCHAR NOT NULL,
    number INTEGER NOT NULL,
    start_char INTEGER NOT NULL,
    end_char INTEGER NOT NULL,
    section VARCHAR NOT NULL,
    paragraph INTEGER NOT NULL,
    quoted JSON NOT NULL,
    speaker_start INTEGER,
    speaker_end INTEGER,
    CHECK (number >= 0),
    CHECK (start_char >= 0),
    CHECK (end_char > start_char),
    CHECK (section IN ('title', 'body', 'caption', 'dateline', 'byline', 'slug', 'boilerplate')),
    CHECK (paragraph >= 0),
    CHECK ((speaker_start IS NULL) = (speaker_end IS NULL) AND (speaker_end IS NULL OR speaker_end > speaker_start))
);
COMMENT ON TABLE statement IS 'Sentences, headlines and captions of each article';
COMMENT ON COLUMN statement.article_id IS 'article.id';
COMMENT ON COLUMN statement.number IS 'Number of the statement in its article, from 0';
COMMENT ON COLUMN statement.start_char IS 'Where the statement begins: code points from the start of article.text';
COMMENT ON COLUMN statement.end_char IS 'Where the statement ends, exclusive: text[start_char:end_char] are the words';
COMMENT ON COLUMN statement.section IS 'What part of the article it stands in';
COMMENT ON COLUMN statement.paragraph IS 'Number of the block of text it stands in';
COMMENT ON COLUMN statement.quoted IS 'Spans in quotation marks: a list of [start, end]';
COMMENT ON COLUMN statement.speaker_start IS 'Where the name of who says the quoted words begins; NULL when there is none';
COMMENT ON COLUMN statement.speaker_end IS 'Where the name of who says the quoted words ends, exclusive';

CREATE TABLE date_value (
    article_id VARCHAR NOT NULL,
    start_char INTEGER NOT NULL,
    end_char INTEGER NOT NULL,
    text VARCHAR NOT NULL,
    type VARCHAR NOT NULL,
    value VARCHAR NOT NULL,
    mod VARCHAR NOT NULL,
    first_day DATE,
    last_day DATE,
    precision VARCHAR NOT NULL,
    basis VARCHAR NOT NULL,
    reason VARCHAR NOT NULL,
    rule_id VARCHAR NOT NULL,
    confidence DOUBLE NOT NULL,
    CHECK (start_char >= 0),
    CHECK (end_char > start_char),
    CHECK (type IN ('DATE', 'TIME', 'DURATION', 'SET')),
    CHECK ((first_day IS NULL) = (last_day IS NULL) AND (last_day IS NULL OR first_day <= last_day)),
    CHECK (precision IN ('day', 'week', 'month', 'quarter', 'year', 'range', 'unknown')),
    CHECK (basis IN ('stated', 'relative', 'dct')),
    CHECK (rule_id <> ''),
    CHECK (confidence BETWEEN 0 AND 1)
);
COMMENT ON TABLE date_value IS 'Date expressions';
COMMENT ON COLUMN date_value.article_id IS 'article.id';
COMMENT ON COLUMN date_value.start_char IS 'Where the expression begins: code points from the start of article.text';
COMMENT ON COLUMN date_value.end_char IS 'Where the expression ends, exclusive: text[start_char:end_char] are the words';
COMMENT ON COLUMN date_value.text IS 'The words';
COMMENT ON COLUMN date_value.type IS 'TIMEX3 type';
COMMENT ON COLUMN date_value.value IS 'TIMEX3 value';
COMMENT ON COLUMN date_value.mod IS 'TIMEX3 mod, or empty';
COMMENT ON COLUMN date_value.first_day IS 'First day of the expression; NULL when no days can be said';
COMMENT ON COLUMN date_value.last_day IS 'Last day of the expression, inclusive';
COMMENT ON COLUMN date_value.precision IS 'How wide the interval of days is that the text gives';
COMMENT ON COLUMN date_value.basis IS 'What the date rests on: the words, words counted from an anchor, or only the article''s date (dct)';
COMMENT ON COLUMN date_value.reason IS 'How the days were counted, in words';
COMMENT ON COLUMN date_value.rule_id IS 'The rule that made this row';
COMMENT ON COLUMN date_value.confidence IS 'How sure the rule is, 0 to 1';

CREATE TABLE actor (
    code VARCHAR NOT NULL,
    name VARCHAR NOT NULL,
    kind VARCHAR NOT NULL,
    CHECK (code <> ''),
    CHECK (kind IN ('country', 'organisation', 'armed_group', 'person', 'institution'))
);
COMMENT ON TABLE actor IS 'Countries, organisations and others that occur in events or trade facts';
COMMENT ON COLUMN actor.code IS 'ISO 3166 alpha-3, or the short name of an organisation';
COMMENT ON COLUMN actor.name IS 'English name';
COMMENT ON COLUMN actor.kind IS 'What it is';

CREATE TABLE event_mention (
    id VARCHAR NOT NULL,
    event_id VARCHAR NOT NULL,
    leads_id VARCHAR NOT NULL,
    article_id VARCHAR NOT NULL,
    statement INTEGER NOT NULL,
    section VARCHAR NOT NULL,
    start_char INTEGER NOT NULL,
    end_char INTEGER NOT NULL,
    quote VARCHAR NOT NULL,
    trigger_start INTEGER NOT NULL,
    trigger_end INTEGER NOT NULL,
    event_type VARCHAR NOT NULL,
    cameo VARCHAR NOT NULL,
    goldstein DOUBLE NOT NULL,
    quad INTEGER NOT NULL,
    modality VARCHAR NOT NULL,
    actors VARCHAR[] NOT NULL,
    recipients VARCHAR[] NOT NULL,
    actor_spans JSON NOT NULL,
    recipient_spans JSON NOT NULL,
    first_day DATE,
    last_day DATE,
    precision VARCHAR NOT NULL,
    basis VARCHAR NOT NULL,
    date_scope VARCHAR NOT NULL,
    date_start INTEGER,
    date_end INTEGER,
    date_text VARCHAR NOT NULL,
    date_reason VARCHAR NOT NULL,
    reported_by VARCHAR NOT NULL,
    reported_start INTEGER,
    reported_end INTEGER,
    alleged BOOLEAN NOT NULL,
    location VARCHAR NOT NULL,
    rule_id VARCHAR NOT NULL,
    confidence DOUBLE NOT NULL,
    CHECK (length(id) = 20),
    CHECK (section IN ('title', 'body', 'caption', 'dateline', 'byline', 'slug', 'boilerplate')),
    CHECK (start_char >= 0),
    CHECK (end_char > start_char),
    CHECK (trigger_start >= 0),
    CHECK (trigger_end > trigger_start),
    CHECK (event_type IN ('AGREE', 'CONSULT', 'SUPPORT', 'CONCEDE', 'COOPERATE', 'AID', 'RETREAT', 'REQUEST', 'ACCUSE', 'REJECT', 'THREATEN', 'PROTEST', 'SANCTION', 'MOBILIZE', 'COERCE', 'ASSAULT')),
    CHECK (regexp_full_match(cameo, '[0-9]{2,4}')),
    CHECK (goldstein BETWEEN -10 AND 10),
    CHECK (quad BETWEEN 1 AND 4),
    CHECK (modality IN ('happened', 'planned', 'denied', 'conditional')),
    CHECK ((first_day IS NULL) = (last_day IS NULL) AND (last_day IS NULL OR first_day <= last_day)),
    CHECK (precision IN ('day', 'week', 'month', 'quarter', 'year', 'range', 'unknown')),
    CHECK (basis IN ('stated', 'relative', 'dct')),
    CHECK (date_scope IN ('clause', 'sentence', 'running', 'article', 'none')),
    CHECK ((date_start IS NULL) = (date_end IS NULL) AND (date_end IS NULL OR date_end > date_start)),
    CHECK ((reported_start IS NULL) = (reported_end IS NULL) AND (reported_end IS NULL OR reported_end > reported_start)),
    CHECK (rule_id <> ''),
    CHECK (confidence BETWEEN 0 AND 1)
);
COMMENT ON TABLE event_mention IS 'Statements that say an event took place, is planned, or did not take place';
COMMENT ON COLUMN event_mention.id IS 'Hash of article, trigger, code and sides';
COMMENT ON COLUMN event_mention.event_id IS 'event.id: the happening that this mention belongs to';
COMMENT ON COLUMN event_mention.leads_id IS 'event.id of the event that this mention leads or would lead: by it a correction finds its event, whichever mention leads now';
COMMENT ON COLUMN event_mention.article_id IS 'article.id';
COMMENT ON COLUMN event_mention.statement IS 'statement.number in that article';
COMMENT ON COLUMN event_mention.section IS 'What part of the article it stands in';
COMMENT ON COLUMN event_mention.start_char IS 'Where the statement begins: code points from the start of article.text';
COMMENT ON COLUMN event_mention.end_char IS 'Where the statement ends, exclusive: text[start_char:end_char] are the words';
COMMENT ON COLUMN event_mention.quote IS 'The statement''s words';
COMMENT ON COLUMN event_mention.trigger_start IS 'Where the word that makes it an event begins: code points from the start of article.text';
COMMENT ON COLUMN event_mention.trigger_end IS 'Where the word that makes it an event ends, exclusive: text[trigger_start:trigger_end] are the words';
COMMENT ON COLUMN event_mention.event_type IS 'PLOVER event type';
COMMENT ON COLUMN event_mention.cameo IS 'CAMEO code, text with its leading zero';
COMMENT ON COLUMN event_mention.goldstein IS 'Goldstein scale of the code, -10 (conflict) to 10 (cooperation)';
COMMENT ON COLUMN event_mention.quad IS 'Quad class: 1 verbal, 2 material cooperation; 3 verbal, 4 material conflict';
COMMENT ON COLUMN event_mention.modality IS 'Whether the text says that it took place';
COMMENT ON COLUMN event_mention.actors IS 'Codes of those who acted, sorted';
COMMENT ON COLUMN event_mention.recipients IS 'Codes of those acted on, sorted';
COMMENT ON COLUMN event_mention.actor_spans IS 'Mentions of the actors: a list of {start, end, text, code, name, kind, person, office, rule_id, confidence}';
COMMENT ON COLUMN event_mention.recipient_spans IS 'Mentions of the recipients, likewise';
COMMENT ON COLUMN event_mention.first_day IS 'First day of the event; NULL when no days can be said';
COMMENT ON COLUMN event_mention.last_day IS 'Last day of the event, inclusive';
COMMENT ON COLUMN event_mention.precision IS 'How wide the interval of days is that the text gives';
COMMENT ON COLUMN event_mention.basis IS 'What the date rests on: the words, words counted from an anchor, or only the article''s date (dct)';
COMMENT ON COLUMN event_mention.date_scope IS 'Where the date was found, from the nearest place to the farthest';
COMMENT ON COLUMN event_mention.date_start IS 'Where the date expression begins; NULL when there is none';
COMMENT ON COLUMN event_mention.date_end IS 'Where the date expression ends, exclusive';
COMMENT ON COLUMN event_mention.date_text IS 'The date expression''s words, or empty';
COMMENT ON COLUMN event_mention.date_reason IS 'How the event came to these days, in words';
COMMENT ON COLUMN event_mention.reported_by IS 'Who says so, as written, or empty';
COMMENT ON COLUMN event_mention.reported_start IS 'Where the name of who says so begins; NULL when there is none';
COMMENT ON COLUMN event_mention.reported_end IS 'Where the name of who says so ends, exclusive';
COMMENT ON COLUMN event_mention.alleged IS 'True when an adversary claims it';
COMMENT ON COLUMN event_mention.location IS 'Where it took place, as written, or empty';
COMMENT ON COLUMN event_mention.rule_id IS 'The rule that made this row';
COMMENT ON COLUMN event_mention.confidence IS 'How sure the rule is, 0 to 1';

CREATE TABLE article_event (
    article_id VARCHAR NOT NULL,
    id VARCHAR NOT NULL,
    join_key VARCHAR NOT NULL,
    event_type VARCHAR NOT NULL,
    cameo VARCHAR NOT NULL,
    goldstein DOUBLE NOT NULL,
    quad INTEGER NOT NULL,
    modality VARCHAR NOT NULL,
    actors VARCHAR[] NOT NULL,
    recipients VARCHAR[] NOT NULL,
    first_day DATE,
    last_day DATE,
    precision VARCHAR NOT NULL,
    basis VARCHAR NOT NULL,
    confidence DOUBLE NOT NULL,
    headline VARCHAR NOT NULL,
    mention_ids VARCHAR[] NOT NULL,
    CHECK (length(id) = 20),
    CHECK (event_type IN ('AGREE', 'CONSULT', 'SUPPORT', 'CONCEDE', 'COOPERATE', 'AID', 'RETREAT', 'REQUEST', 'ACCUSE', 'REJECT', 'THREATEN', 'PROTEST', 'SANCTION', 'MOBILIZE', 'COERCE', 'ASSAULT')),
    CHECK (regexp_full_match(cameo, '[0-9]{2,4}')),
    CHECK (goldstein BETWEEN -10 AND 10),
    CHECK (quad BETWEEN 1 AND 4),
    CHECK (modality IN ('happened', 'planned', 'denied', 'conditional')),
    CHECK ((first_day IS NULL) = (last_day IS NULL) AND (last_day IS NULL OR first_day <= last_day)),
    CHECK (precision IN ('day', 'week', 'month', 'quarter', 'year', 'range', 'unknown')),
    CHECK (basis IN ('stated', 'relative', 'dct')),
    CHECK (confidence BETWEEN 0 AND 1),
    CHECK (len(mention_ids) > 0)
);
COMMENT ON TABLE article_event IS 'Events as one article tells them; event is made from these';
COMMENT ON COLUMN article_event.article_id IS 'article.id';
COMMENT ON COLUMN article_event.id IS 'Hash of the leading mention';
COMMENT ON COLUMN article_event.join_key IS 'Only rows of one key can be the same happening';
COMMENT ON COLUMN article_event.event_type IS 'PLOVER event type';
COMMENT ON COLUMN article_event.cameo IS 'CAMEO code, text with its leading zero';
COMMENT ON COLUMN article_event.goldstein IS 'Goldstein scale of the code, -10 (conflict) to 10 (cooperation)';
COMMENT ON COLUMN article_event.quad IS 'Quad class: 1 verbal, 2 material cooperation; 3 verbal, 4 material conflict';
COMMENT ON COLUMN article_event.modality IS 'Whether the text says that it took place';
COMMENT ON COLUMN article_event.actors IS 'Codes of those who acted, sorted';
COMMENT ON COLUMN article_event.recipients IS 'Codes of those acted on, sorted';
COMMENT ON COLUMN article_event.first_day IS 'First day of the event; NULL when no days can be said';
COMMENT ON COLUMN article_event.last_day IS 'Last day of the event, inclusive';
COMMENT ON COLUMN article_event.precision IS 'How wide the interval of days is that the text gives';
COMMENT ON COLUMN article_event.basis IS 'What the date rests on: the words, words counted from an anchor, or only the article''s date (dct)';
COMMENT ON COLUMN article_event.confidence IS 'Of the surest mention';
COMMENT ON COLUMN article_event.headline IS 'One line that tells the event';
COMMENT ON COLUMN article_event.mention_ids IS 'event_mention.id of its mentions, the leading one first';

CREATE TABLE event (
    id VARCHAR NOT NULL,
    event_type VARCHAR NOT NULL,
    cameo VARCHAR NOT NULL,
    goldstein DOUBLE NOT NULL,
    quad INTEGER NOT NULL,
    modality VARCHAR NOT NULL,
    first_day DATE,
    last_day DATE,
    precision VARCHAR NOT NULL,
    basis VARCHAR NOT NULL,
    confidence DOUBLE NOT NULL,
    headline VARCHAR NOT NULL,
    lead_mention_id VARCHAR NOT NULL,
    mentions INTEGER NOT NULL,
    articles INTEGER NOT NULL,
    join_key VARCHAR NOT NULL,
    CHECK (length(id) = 20),
    CHECK (event_type IN ('AGREE', 'CONSULT', 'SUPPORT', 'CONCEDE', 'COOPERATE', 'AID', 'RETREAT', 'REQUEST', 'ACCUSE', 'REJECT', 'THREATEN', 'PROTEST', 'SANCTION', 'MOBILIZE', 'COERCE', 'ASSAULT')),
    CHECK (regexp_full_match(cameo, '[0-9]{2,4}')),
    CHECK (goldstein BETWEEN -10 AND 10),
    CHECK (quad BETWEEN 1 AND 4),
    CHECK (modality IN ('happened', 'planned', 'denied', 'conditional')),
    CHECK ((first_day IS NULL) = (last_day IS NULL) AND (last_day IS NULL OR first_day <= last_day)),
    CHECK (precision IN ('day', 'week', 'month', 'quarter', 'year', 'range', 'unknown')),
    CHECK (basis IN ('stated', 'relative', 'dct')),
    CHECK (confidence BETWEEN 0 AND 1),
    CHECK (mentions > 0),
    CHECK (articles > 0)
);
COMMENT ON TABLE event IS 'Happenings, each once, joined from what all articles say';
COMMENT ON COLUMN event.id IS 'Hash of the leading mention';
COMMENT ON COLUMN event.event_type IS 'PLOVER event type';
COMMENT ON COLUMN event.cameo IS 'CAMEO code, text with its leading zero';
COMMENT ON COLUMN event.goldstein IS 'Goldstein scale of the code, -10 (conflict) to 10 (cooperation)';
COMMENT ON COLUMN event.quad IS 'Quad class: 1 verbal, 2 material cooperation; 3 verbal, 4 material conflict';
COMMENT ON COLUMN event.modality IS 'Whether the text says that it took place';
COMMENT ON COLUMN event.first_day IS 'First day of the event; NULL when no days can be said';
COMMENT ON COLUMN event.last_day IS 'Last day of the event, inclusive';
COMMENT ON COLUMN event.precision IS 'How wide the interval of days is that the text gives';
COMMENT ON COLUMN event.basis IS 'What the date rests on: the words, words counted from an anchor, or only the article''s date (dct)';
COMMENT ON COLUMN event.confidence IS 'Of the surest mention';
COMMENT ON COLUMN event.headline IS 'One line that tells the event';
COMMENT ON COLUMN event.lead_mention_id IS 'event_mention.id of the mention whose quote is shown';
COMMENT ON COLUMN event.mentions IS 'Number of mentions';
COMMENT ON COLUMN event.articles IS 'Number of articles that tell it';
COMMENT ON COLUMN event.join_key IS 'Only articles'' events of one key can be the same happening';

CREATE TABLE event_actor (
    event_id VARCHAR NOT NULL,
    role VARCHAR NOT NULL,
    code VARCHAR NOT NULL,
    CHECK (role IN ('actor', 'recipient')),
    CHECK (code <> '')
);
COMMENT ON TABLE event_actor IS 'Who took part in an event, one row a participant and role';
COMMENT ON COLUMN event_actor.event_id IS 'event.id';
COMMENT ON COLUMN event_actor.role IS 'actor did it, recipient received it';
COMMENT ON COLUMN event_actor.code IS 'actor.code';

CREATE TABLE trade_fact (
    id VARCHAR NOT NULL,
    article_id VARCHAR NOT NULL,
    statement INTEGER NOT NULL,
    start_char INTEGER NOT NULL,
    end_char INTEGER NOT NULL,
    quote VARCHAR NOT NULL,
    value_start INTEGER NOT NULL,
    value_end INTEGER NOT NULL,
    reporter VARCHAR NOT NULL,
    partner VARCHAR NOT NULL,
    flow VARCHAR NOT NULL,
    measure VARCHAR NOT NULL,
    value DOUBLE,
    unit VARCHAR NOT NULL,
    period VARCHAR NOT NULL,
    first_day DATE,
    last_day DATE,
    commodity VARCHAR NOT NULL,
    commodity_code VARCHAR NOT NULL,
    data_source VARCHAR NOT NULL,
    modality VARCHAR NOT NULL,
    rule_id VARCHAR NOT NULL,
    confidence DOUBLE NOT NULL,
    CHECK (length(id) = 20),
    CHECK (start_char >= 0),
    CHECK (end_char > start_char),
    CHECK (value_start >= 0),
    CHECK (value_end >= value_start),
    CHECK (flow IN ('import', 'export', 're-export', 'total', 'balance')),
    CHECK (measure IN ('value', 'rank', 'share', 'change', 'balance', 'tariff', 'quota')),
    CHECK ((first_day IS NULL) = (last_day IS NULL) AND (last_day IS NULL OR first_day <= last_day)),
    CHECK (modality IN ('actual', 'forecast', 'target', 'planned', 'proposed', 'affected')),
    CHECK (rule_id <> ''),
    CHECK (confidence BETWEEN 0 AND 1)
);
COMMENT ON TABLE trade_fact IS 'Claims about trade';
COMMENT ON COLUMN trade_fact.id IS 'Hash of article, place and content';
COMMENT ON COLUMN trade_fact.article_id IS 'article.id';
COMMENT ON COLUMN trade_fact.statement IS 'statement.number in that article';
COMMENT ON COLUMN trade_fact.start_char IS 'Where the statement begins: code points from the start of article.text';
COMMENT ON COLUMN trade_fact.end_char IS 'Where the statement ends, exclusive: text[start_char:end_char] are the words';
COMMENT ON COLUMN trade_fact.quote IS 'The statement''s words';
COMMENT ON COLUMN trade_fact.value_start IS 'Where the figure''s own words begin';
COMMENT ON COLUMN trade_fact.value_end IS 'Where they end, exclusive';
COMMENT ON COLUMN trade_fact.reporter IS 'Code of the side from which the flow is seen, or empty';
COMMENT ON COLUMN trade_fact.partner IS 'Code of the other side, WLD for the world, or empty';
COMMENT ON COLUMN trade_fact.flow IS 'Direction of trade, seen from the reporter';
COMMENT ON COLUMN trade_fact.measure IS 'What is said of the flow';
COMMENT ON COLUMN trade_fact.value IS 'The figure in base units (5.8e9; per cent as 11; a fall negative); NULL for a ban without a number';
COMMENT ON COLUMN trade_fact.unit IS 'Currency code, percent, rank, or unit of quantity';
COMMENT ON COLUMN trade_fact.period IS 'YYYY, YYYY-MM, YYYY-MM-DD, START/END, or empty';
COMMENT ON COLUMN trade_fact.first_day IS 'First day of the period; NULL when no days can be said';
COMMENT ON COLUMN trade_fact.last_day IS 'Last day of the period, inclusive';
COMMENT ON COLUMN trade_fact.commodity IS 'What is traded, as written, or empty for all goods';
COMMENT ON COLUMN trade_fact.commodity_code IS 'Its code in the Harmonized System, or empty';
COMMENT ON COLUMN trade_fact.data_source IS 'Whose figure it is, or empty';
COMMENT ON COLUMN trade_fact.modality IS 'Whether the figure is of the past, expected, aimed at';
COMMENT ON COLUMN trade_fact.rule_id IS 'The rule that made this row';
COMMENT ON COLUMN trade_fact.confidence IS 'How sure the rule is, 0 to 1';

CREATE TABLE trade_flow (
    id VARCHAR NOT NULL,
    dataset VARCHAR NOT NULL,
    vintage VARCHAR NOT NULL,
    reporter VARCHAR NOT NULL,
    partner VARCHAR NOT NULL,
    flow VARCHAR NOT NULL,
    classification VARCHAR NOT NULL,
    commodity_code VARCHAR NOT NULL,
    commodity VARCHAR NOT NULL,
    period VARCHAR NOT NULL,
    first_day DATE,
    last_day DATE,
    value DOUBLE,
    unit VARCHAR NOT NULL,
    quantity DOUBLE,
    quantity_unit VARCHAR NOT NULL,
    CHECK (flow IN ('import', 'export', 're-export', 'total', 'balance')),
    CHECK ((first_day IS NULL) = (last_day IS NULL) AND (last_day IS NULL OR first_day <= last_day))
);
COMMENT ON TABLE trade_flow IS 'Official figures';
COMMENT ON COLUMN trade_flow.id IS 'Hash of all columns but value and quantity';
COMMENT ON COLUMN trade_flow.dataset IS 'UN Comtrade, BACI, WITS …';
COMMENT ON COLUMN trade_flow.vintage IS 'Edition of the data set, or day of download';
COMMENT ON COLUMN trade_flow.reporter IS 'Who reports';
COMMENT ON COLUMN trade_flow.partner IS 'With whom, WLD for the world';
COMMENT ON COLUMN trade_flow.flow IS 'Direction of trade, seen from the reporter';
COMMENT ON COLUMN trade_flow.classification IS 'HS, SITC …, with revision';
COMMENT ON COLUMN trade_flow.commodity_code IS 'Code in it, TOTAL for all goods';
COMMENT ON COLUMN trade_flow.commodity IS 'Its name, or empty';
COMMENT ON COLUMN trade_flow.period IS 'YYYY, YYYY-Qn or YYYY-MM';
COMMENT ON COLUMN trade_flow.first_day IS 'First day of the period; NULL when no days can be said';
COMMENT ON COLUMN trade_flow.last_day IS 'Last day of the period, inclusive';
COMMENT ON COLUMN trade_flow.value IS 'Value in the unit, base units';
COMMENT ON COLUMN trade_flow.unit IS 'Currency code';
COMMENT ON COLUMN trade_flow.quantity IS 'Net weight or number';
COMMENT ON COLUMN trade_flow.quantity_unit IS 'kg, items …, or empty';

CREATE TABLE trade_check (
    fact_id VARCHAR NOT NULL,
    verdict VARCHAR NOT NULL,
    official_value DOUBLE,
    difference DOUBLE,
    dataset VARCHAR NOT NULL,
    vintage VARCHAR NOT NULL,
    reporting_side VARCHAR NOT NULL,
    flow_ids VARCHAR[] NOT NULL,
    reason VARCHAR NOT NULL,
    CHECK (verdict IN ('supported', 'supported by mirror', 'differs', 'contradicted', 'not comparable', 'not checkable'))
);
COMMENT ON TABLE trade_check IS 'What official figures say of each claim';
COMMENT ON COLUMN trade_check.fact_id IS 'trade_fact.id';
COMMENT ON COLUMN trade_check.verdict IS 'What the comparison gave';
COMMENT ON COLUMN trade_check.official_value IS 'The official figure, in the claim''s unit';
COMMENT ON COLUMN trade_check.difference IS '(claim - official) / official';
COMMENT ON COLUMN trade_check.dataset IS 'trade_flow.dataset';
COMMENT ON COLUMN trade_check.vintage IS 'trade_flow.vintage';
COMMENT ON COLUMN trade_check.reporting_side IS 'Whose report the official figure is';
COMMENT ON COLUMN trade_check.flow_ids IS 'trade_flow.id of the rows used';
COMMENT ON COLUMN trade_check.reason IS 'Likely reason of a difference, or what is missing';

CREATE TABLE unresolved_name (
    article_id VARCHAR NOT NULL,
    start_char INTEGER NOT NULL,
    end_char INTEGER NOT NULL,
    text VARCHAR NOT NULL,
    reason VARCHAR NOT NULL,
    CHECK (start_char >= 0),
    CHECK (end_char > start_char)
);
COMMENT ON TABLE unresolved_name IS 'Names in an actor''s place that no lexicon knows';
COMMENT ON COLUMN unresolved_name.article_id IS 'article.id';
COMMENT ON COLUMN unresolved_name.start_char IS 'Where the name begins: code points from the start of article.text';
COMMENT ON COLUMN unresolved_name.end_char IS 'Where the name ends, exclusive: text[start_char:end_char] are the words';
COMMENT ON COLUMN unresolved_name.text IS 'The words';
COMMENT ON COLUMN unresolved_name.reason IS 'Why it was not resolved';

CREATE TABLE load (
    run_id VARCHAR NOT NULL,
    number INTEGER NOT NULL,
    origin VARCHAR NOT NULL,
    line INTEGER,
    status VARCHAR NOT NULL,
    article_id VARCHAR,
    error VARCHAR NOT NULL,
    coder_version VARCHAR NOT NULL,
    loaded_at TIMESTAMP WITH TIME ZONE NOT NULL,
    CHECK (number > 0),
    CHECK (status IN ('stored', 'duplicate', 'skipped', 'failed')),
    CHECK ((status = 'failed') = (error <> ''))
);
COMMENT ON TABLE load IS 'Every input of every run, and what became of it';
COMMENT ON COLUMN load.run_id IS 'The run';
COMMENT ON COLUMN load.number IS 'Number of the input in the run';
COMMENT ON COLUMN load.origin IS 'File or stream';
COMMENT ON COLUMN load.line IS 'Line or record in it, from 1';
COMMENT ON COLUMN load.status IS 'What became of it';
COMMENT ON COLUMN load.article_id IS 'article.id, when there is an article';
COMMENT ON COLUMN load.error IS 'What is wrong and what to do, or empty';
COMMENT ON COLUMN load.coder_version IS 'Version of the coder';
COMMENT ON COLUMN load.loaded_at IS 'When it was stored';

CREATE TABLE correction (
    id VARCHAR NOT NULL,
    target VARCHAR NOT NULL,
    target_id VARCHAR NOT NULL,
    action VARCHAR NOT NULL,
    field VARCHAR NOT NULL,
    value VARCHAR NOT NULL,
    author VARCHAR NOT NULL,
    note VARCHAR NOT NULL,
    made_at TIMESTAMP WITH TIME ZONE NOT NULL,
    CHECK (target IN ('event', 'event_mention', 'trade_fact')),
    CHECK (action IN ('accept', 'reject', 'edit')),
    CHECK ((action = 'edit') = (field <> ''))
);
COMMENT ON TABLE correction IS 'An analyst''s corrections; kept when an article is coded again';
COMMENT ON COLUMN correction.id IS 'Made by whoever adds it';
COMMENT ON COLUMN correction.target IS 'Kind of row';
COMMENT ON COLUMN correction.target_id IS 'Its id';
COMMENT ON COLUMN correction.action IS 'accept, reject, or edit a field';
COMMENT ON COLUMN correction.field IS 'Column that is changed, or empty';
COMMENT ON COLUMN correction.value IS 'New value, or empty';
COMMENT ON COLUMN correction.author IS 'Who';
COMMENT ON COLUMN correction.note IS 'Why';
COMMENT ON COLUMN correction.made_at IS 'When';
