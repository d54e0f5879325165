"""read TASKS RESULT SECONDS: what the SQL of models is made of; lint does the same for their style.

Each text is a candidate's. A process of its own works through them, with little memory; one that a
text ends or holds up is replaced, and only that text's result is lost.
"""

import json
import os
import resource
import select
import signal
import sys
import time
from pathlib import Path

MOST_MEMORY = 3 << 30
# What dbt puts into a query for models that are only steps of others.
INJECTED = "__dbt__cte__"


def _worker(texts, work, writer):
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    nothing = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(nothing, stream)
    with os.fdopen(writer, "w", encoding="utf-8") as out:
        for text in texts:
            try:
                result = work(text)
            except Exception:  # Whatever a library cannot read, it says in a way of its own.
                result = None
            out.write(json.dumps(result) + "\n")
            out.flush()


def _line(reader, begun, seconds):
    """The next line of a worker and what was read beyond it; None where it ended or took too long."""
    end = time.monotonic() + seconds
    while b"\n" not in begun:
        left = end - time.monotonic()
        if left <= 0 or not select.select([reader], [], [], left)[0]:
            return None, b""
        more = os.read(reader, 65536)
        if not more:
            return None, b""
        begun += more
    line, _, rest = begun.partition(b"\n")
    return line, rest


def _each(texts, work, seconds, total):
    """The result of each text, None where there is none."""
    end = time.monotonic() + total
    results = []
    while len(results) < len(texts):
        if time.monotonic() > end:
            results.append(None)
            continue
        reader, writer = os.pipe()
        process = os.fork()
        if process == 0:
            os.close(reader)
            try:
                _worker(texts[len(results) :], work, writer)
            finally:
                os._exit(0)
        os.close(writer)
        rest = b""
        while len(results) < len(texts):
            line, rest = _line(reader, rest, min(seconds, end - time.monotonic()))
            results.append(json.loads(line) if line is not None else None)
            if line is None:
                break
        os.kill(process, signal.SIGKILL)
        os.waitpid(process, 0)
        os.close(reader)
    return results


def _stars(select_, scope):
    """The names that a query makes, None where they are not known, and the tables behind its stars."""
    from sqlglot import exp

    if isinstance(select_, exp.Subquery):
        return _stars(select_.this, scope)
    inner = dict(scope)
    for cte in select_.ctes:
        # One that reads itself makes what its first part makes.
        inner.setdefault(cte.alias.lower(), ([], []))
        inner[cte.alias.lower()] = _stars(cte.this, inner)
    if isinstance(select_, exp.SetOperation):
        names, tables = _stars(select_.this, inner)
        return names, tables + _stars(select_.expression, inner)[1]
    if not isinstance(select_, exp.Select):
        return None, []
    names, tables = [], []
    for projection in select_.expressions:
        star = projection.find(exp.Star) if isinstance(projection, (exp.Star, exp.Column)) else None
        if star is None:
            name = projection.alias_or_name
            names = names + [name.lower()] if names is not None and name else None
            continue
        qualifier = projection.table.lower() if isinstance(projection, exp.Column) else ""
        made = []
        for source in _sources(select_):
            if qualifier and source.alias_or_name.lower() != qualifier:
                continue
            columns, behind = _of_source(source, inner)
            tables = tables + behind
            made = made + columns if made is not None and columns is not None else None
        dropped = {one.name.lower() for one in star.args.get("except_") or star.args.get("except") or []}
        if star.args.get("rename"):
            made = None
        known = names is not None and made is not None
        names = names + [name for name in made if name not in dropped] if known else None
    return names, tables


def _sources(select_):
    begin = select_.args.get("from_") or select_.args.get("from")
    if begin is not None:
        yield begin.this
    for join in select_.args.get("joins") or []:
        yield join.this


def _of_source(source, scope):
    from sqlglot import exp

    if isinstance(source, exp.Subquery) and not source.args.get("pivots"):
        return _stars(source.this, scope)
    if isinstance(source, exp.Table) and not source.args.get("pivots"):
        name = source.name.lower()
        if not source.db and name in scope:
            return scope[name]
        if isinstance(source.this, exp.Identifier):
            return None, [name]
    return None, []


def _is_injected(node):
    """Whether it stands in the text of another model, which is judged there."""
    from sqlglot import exp

    cte = node.find_ancestor(exp.CTE)
    return cte is not None and (cte.alias.lower().startswith(INJECTED) or _is_injected(cte))


def _unused(statement):
    from sqlglot import exp

    for with_ in statement.find_all(exp.With):
        if _is_injected(with_):
            continue
        for cte in with_.expressions:
            name = cte.alias.lower()
            if name.startswith(INJECTED):
                continue
            inside = {id(table) for table in cte.find_all(exp.Table)}
            if not any(
                table.name.lower() == name and not table.db and id(table) not in inside
                for table in with_.parent.find_all(exp.Table)
            ):
                yield cte.alias


def _tables(statement):
    """The tables that are named with their dataset; a field of a row that is unnested is none."""
    from sqlglot import exp

    ctes = {cte.alias.lower() for cte in statement.find_all(exp.CTE)}
    for table in statement.find_all(exp.Table):
        if not table.db or not isinstance(table.this, exp.Identifier) or _is_injected(table):
            continue
        around = table.find_ancestor(exp.Select)
        rows = set(ctes)
        while around is not None:
            rows.update(source.alias_or_name.lower() for source in _sources(around) if source is not table)
            around = around.find_ancestor(exp.Select)
        parts = [part.lower() for part in (table.catalog, table.db, table.name) if part]
        if parts[0] not in rows and "information_schema" not in parts:
            yield ".".join(parts)


def _read(text):
    import sqlglot
    from sqlglot import exp

    statement = sqlglot.parse_one(text, dialect="bigquery")
    if not isinstance(statement, exp.Query):
        return None
    names, stars = _stars(statement, {})
    return {
        "columns": names or [],
        "starsOf": sorted(set(stars)),
        "unusedCtes": list(_unused(statement)),
        "tables": sorted(set(_tables(statement))),
    }


def _run(work, total):
    tasks, result, seconds = Path(sys.argv[1]), Path(sys.argv[2]), float(sys.argv[3])
    texts = json.loads(tasks.read_text(encoding="utf-8"))
    unfinished = result.with_suffix(".unfinished")
    unfinished.write_text(json.dumps(_each(texts, work, seconds, total)), encoding="utf-8")
    unfinished.rename(result)
    return 0


def read():
    # Loaded here once, so that no worker has to.
    import sqlglot.dialects.bigquery  # noqa: F401

    return _run(_read, total=60)
