-- purpose: Which countries report nothing in a year in which others report trade with them, and what these report
-- param area ACTOR[] = NULL: only these
-- param least INTEGER = 1: only those that at least so many others report trade with
-- param from_day DATE = NULL: only years that do not begin before this day
-- param to_day DATE = NULL: only years that have begun by this day
-- column area VARCHAR: who does not report
-- column name VARCHAR: its name
-- column period VARCHAR: year
-- column last_reported VARCHAR: the last year before for which it does; NULL when there is none
-- column reporters BIGINT: how many others report trade with it
-- column exports_by_mirror DOUBLE: what they bought from it, US dollars
-- column imports_by_mirror DOUBLE: what they sold to it, US dollars
-- column dataset VARCHAR: UN Comtrade
SELECT
    area,
    name,
    period,
    last_reported,
    reporters,
    exports_by_mirror,
    imports_by_mirror,
    dataset
FROM missing_reporters
WHERE ($area IS NULL OR list_contains($area, area))
    AND reporters >= $least
    AND ($from_day IS NULL OR make_date(CAST(period AS INTEGER), 1, 1) >= $from_day)
    AND ($to_day IS NULL OR make_date(CAST(period AS INTEGER), 1, 1) <= $to_day)
ORDER BY period DESC, coalesce(exports_by_mirror, 0) + coalesce(imports_by_mirror, 0) DESC, area, dataset
