"""Lets one reading statement through, and nothing else.

DuckDB's own switches (read-only, no external access, locked configuration) still allow temporary tables, several statements in one call,
and functions that read the database's own file as bytes. So a statement must also be exactly one SELECT or EXPLAIN of one, and it may
call only the table functions listed here: they look at the database's own tables, or make rows out of nothing.
"""

import json
import re
from collections.abc import Iterator
from typing import Any

import duckdb

from timeline.errors import RefusedSql

LONGEST = 100_000
"""Characters a statement may have."""

TABLE_FUNCTIONS = frozenset(
    """
    range generate_series unnest repeat_row json_each json_tree histogram histogram_values summary
    duckdb_columns duckdb_constraints duckdb_functions duckdb_indexes duckdb_keywords duckdb_schemas duckdb_tables duckdb_types
    duckdb_views pragma_show pragma_table_info pragma_version sql_auto_complete
    """.split()
)
REFUSED_FUNCTIONS = frozenset(
    "getenv getvariable nextval currval write_log query query_table read_blob read_text current_setting sleep_ms".split()
)
"""Scalar functions that look outside the tables, write, or only wait."""
REFUSED_VIEWS = frozenset(
    "pg_settings pg_prepared_statements pragma_database_list duckdb_databases duckdb_logs".split()
)
"""DuckDB's own views that tell of the machine: folders of its user, files that are open."""

_EXPLAIN = re.compile(r"\s*EXPLAIN\b(?:\s+ANALYZE\b)?(?:\s*\([^()]{0,80}\))?", re.IGNORECASE)
_COMMENT = re.compile(r"\s*(?:--[^\n]*\n|/\*(?:[^*]|\*(?!/))*\*/)")


def checked(connection: duckdb.DuckDBPyConnection, sql: str) -> duckdb.Statement:
    """The one statement that `sql` is, ready to be executed. Raises RefusedSql for anything else, duckdb.ParserException for no SQL."""
    if len(sql) > LONGEST:
        raise RefusedSql(f"the statement has {len(sql):,} characters, more than {LONGEST:,}")
    if "\x00" in sql:
        raise RefusedSql("the statement holds a NUL character")
    statement = _only(connection, sql)
    kind = statement.type
    if kind == duckdb.StatementType.EXPLAIN:
        inner = _EXPLAIN.sub("", _without_comments(sql), count=1)
        if _only(connection, inner).type != duckdb.StatementType.SELECT:
            raise RefusedSql("EXPLAIN of something that is not a SELECT")
        _check_tree(connection, inner)
    elif kind == duckdb.StatementType.SELECT:
        _check_tree(connection, sql)
    else:
        raise RefusedSql(f"{str(kind).rpartition('.')[2]} is not a reading statement")
    return statement


def _only(connection: duckdb.DuckDBPyConnection, sql: str) -> duckdb.Statement:
    statements = connection.extract_statements(sql)
    if len(statements) != 1:
        raise RefusedSql(f"there are {len(statements) or 'no'} statements")
    return statements[0]


def _without_comments(sql: str) -> str:
    while found := _COMMENT.match(sql):
        sql = sql[found.end() :]
    return sql


def _check_tree(connection: duckdb.DuckDBPyConnection, sql: str) -> None:
    """Walk the parsed statement as DuckDB itself writes it down."""
    row = connection.execute("SELECT json_serialize_sql(CAST(? AS VARCHAR), skip_default := true)", [sql]).fetchone()
    try:
        tree = json.loads(row[0]) if row else {"error": True}
    except RecursionError as error:
        raise RefusedSql("the statement is nested too deeply") from error
    if tree.get("error"):
        raise RefusedSql(f"not a plain SELECT ({tree.get('error_message', 'unknown')})")
    for node in _nodes(tree["statements"]):
        function = str(node.get("function_name", "")).lower()
        kind = node.get("type")
        if kind == "TABLE_FUNCTION" and isinstance(node.get("function"), dict):
            called = str(node["function"].get("function_name", "")).lower()
            if called not in TABLE_FUNCTIONS:
                raise RefusedSql(f"the table function {called} is not allowed")
        elif function in REFUSED_FUNCTIONS:
            raise RefusedSql(f"the function {function} is not allowed")
        elif kind == "BASE_TABLE" and re.search(r"[./\\:*?]", str(node.get("table_name", ""))):
            raise RefusedSql(f"{node['table_name']!r} is a file, not a table")
        elif kind == "BASE_TABLE" and str(node.get("table_name", "")).lower() in REFUSED_VIEWS:
            raise RefusedSql(f"the view {node['table_name']} is not allowed")


def _nodes(tree: Any) -> Iterator[dict[str, Any]]:
    """Every object of the tree, without recursion: a hostile statement may be nested thousands deep."""
    waiting = [tree]
    while waiting:
        node = waiting.pop()
        if isinstance(node, dict):
            yield node
            waiting += node.values()
        elif isinstance(node, list):
            waiting += node
