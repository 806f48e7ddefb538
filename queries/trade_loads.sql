-- purpose: Which files of official figures were loaded, and what became of their rows
-- param dataset VARCHAR[] = NULL: only these data sets: UN Comtrade, BACI, WITS
-- column origin VARCHAR: name of the file
-- column dataset VARCHAR: UN Comtrade, BACI, WITS
-- column vintage VARCHAR: edition of the data set, or day of download
-- column rows BIGINT: rows of the file
-- column stored BIGINT: those that became figures
-- column duplicate BIGINT: those that were there already
-- column aside BIGINT: those that are parts of totals, or no trade
-- column failed BIGINT: those that could not be read
-- column fault VARCHAR: line and fault of the first of these, or empty
-- column loaded_at TIMESTAMPTZ: when
SELECT
    origin,
    dataset,
    vintage,
    rows,
    stored,
    duplicate,
    aside,
    failed,
    coalesce(faults[1], '') AS fault,
    loaded_at
FROM trade_load
WHERE $dataset IS NULL OR list_contains($dataset, dataset)
ORDER BY loaded_at, origin, vintage
