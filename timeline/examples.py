"""What to type: the examples that each command's help ends with. Tests run every one that needs no network."""

NETWORK = ("trade fetch",)
"""Commands that speak to a site: their examples are run against a site of their own."""

EXAMPLES: dict[str, tuple[str, ...]] = {
    "build": (
        "timeline build articles/ --db news.duckdb --report news.html",
        "timeline build 'articles/*.md' wire.jsonl --db news.duckdb",
    ),
    "add": (
        "timeline add articles/ --db news.duckdb",
        "timeline add articles/ --lexicon names.csv --db news.duckdb",
        "timeline add articles/ wire.jsonl --workers 2 --json-progress --db news.duckdb",
        "timeline add --retry-failed --db news.duckdb",
        "cat article.txt | timeline add - --db news.duckdb",
    ),
    "extract": ("timeline extract wire.jsonl --output answers.jsonl", "cat wire.jsonl | timeline extract -"),
    "trade": ("timeline trade load TradeData.csv --db news.duckdb", "timeline trade check --db news.duckdb"),
    "trade load": (
        "timeline trade load TradeData.csv --db news.duckdb",
        "timeline trade load TradeData.csv --vintage 2024-05-31 --db news.duckdb",
    ),
    "trade fetch": ("timeline trade fetch --reporter Belarus --partner CHN,RUS --period 2019-2021 --db news.duckdb",),
    "trade check": ("timeline trade check --db news.duckdb",),
    "query": (
        "timeline query list",
        "timeline query timeline -p actor=Belarus -p from_day=2023-01-01 --db news.duckdb",
        "timeline query dyad_history -p actor=BLR -p partner=CHN --format csv --db news.duckdb",
    ),
    "sql": (
        'timeline sql "SELECT event_type, count(*) FROM timeline GROUP BY ALL" --db news.duckdb',
        "timeline sql \"FROM claims SELECT quote WHERE measure = 'rank'\" --format json --db news.duckdb",
    ),
    "chart": (
        "timeline chart list",
        "timeline chart timeline -o timeline.html --db news.duckdb",
        "timeline chart network -o network.svg -p top=12 --db news.duckdb",
        "timeline chart trade_ranks -o ranks.png -p reporter=BLR --db news.duckdb",
    ),
    "report": ("timeline report -o report.html --db news.duckdb",),
    "review": (
        "timeline review list --db news.duckdb",
        'timeline review reject 3f9a0c --note "a football match" --db news.duckdb',
    ),
    "review list": (
        "timeline review list --db news.duckdb",
        "timeline review list --author anna --format csv --db news.duckdb",
    ),
    "review accept": ("timeline review accept 3f9a0c --db news.duckdb",),
    "review reject": ('timeline review reject 3f9a0c --note "a football match" --db news.duckdb',),
    "review edit": (
        "timeline review edit 3f9a0c day=2023-12-04 --db news.duckdb",
        "timeline review edit 3f9a0c event_type=CONSULT recipients=China,RUS --db news.duckdb",
    ),
    "review undo": ("timeline review undo 81c2d4 --db news.duckdb",),
    "explain": ("timeline explain 3f9a0c --db news.duckdb",),
    "export": ("timeline export --parquet news --db news.duckdb",),
    "compact": ("timeline compact --db news.duckdb",),
    "verify": ("timeline verify --db news.duckdb",),
}


def examples(command: str) -> str:
    """The examples of a command as Markdown, a line each."""
    lines = EXAMPLES[command]
    return "\n\n".join(["Examples:" if len(lines) > 1 else "Example:", *(f"`{line}`" for line in lines)])
