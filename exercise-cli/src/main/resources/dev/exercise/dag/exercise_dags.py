"""inspect FOLDER RESULT SECONDS: reads every DAG file of a folder and writes what is in it, as JSON.

Airflow is imported once. Each file is then loaded in a process of its own, which may sleep, end,
print and fork as it likes: it has a time limit, and only its own report is lost.
"""

import ast
import ctypes
import inspect
import json
import os
import re
import signal
import sys
import textwrap
import time
import traceback
from pathlib import Path

import psutil

MOST_TEXT = 4000
MOST_TASKS = 500


def _seconds(delta):
    return delta.total_seconds() if delta is not None else None


def _names(callbacks):
    """The callbacks by name; one callable, a list of them, or none."""
    if callbacks is None:
        return []
    listed = callbacks if isinstance(callbacks, (list, tuple, set)) else [callbacks]
    return [getattr(one, "__name__", type(one).__name__) for one in listed if one is not None]


def _code(function):
    """What a callable does, without comments and docstrings, which only talk about it."""
    function = inspect.unwrap(function)
    try:
        tree = ast.parse(textwrap.dedent(inspect.getsource(function)))
    except (OSError, TypeError, SyntaxError):
        return ""
    for node in ast.walk(tree):
        body = getattr(node, "body", None)
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            node.decorator_list = []
        if isinstance(body, list) and body and isinstance(body[0], ast.Expr):
            if isinstance(getattr(body[0], "value", None), ast.Constant):
                body[0] = ast.Pass()
    return ast.unparse(tree)


def _texts(task):
    """What the task was given to do: its templated fields, but for those that are made by others."""
    for field in getattr(task, "template_fields", ()):
        if field in ("templates_dict", "env"):
            continue
        value = getattr(task, field, None)
        if isinstance(value, (str, list, tuple, dict)) and value:
            yield repr(value) if not isinstance(value, str) else value


def _task(task):
    function = getattr(task, "python_callable", None)
    timeout = getattr(task, "timeout", None)
    return {
        "id": task.task_id,
        "operator": [c.__name__ for c in type(task).__mro__ if c.__name__.endswith(("Operator", "Sensor"))],
        "retries": task.retries or 0,
        "retryDelay": _seconds(task.retry_delay),
        "backOff": bool(task.retry_exponential_backoff),
        "timeout": _seconds(task.execution_timeout),
        "ownTimeout": float(timeout) if isinstance(timeout, (int, float)) else None,
        "failureCallbacks": _names(task.on_failure_callback),
        "mails": bool(getattr(task, "email", None)) and bool(getattr(task, "email_on_failure", False)),
        "triggerRule": str(getattr(task.trigger_rule, "value", task.trigger_rule)),
        "upstream": sorted(task.upstream_task_ids),
        "downstream": sorted(task.downstream_task_ids),
        "runsAtOnce": getattr(task, "max_active_tis_per_dag", None),
        "callable": getattr(function, "__name__", None),
        "text": "\n".join(_texts(task))[:MOST_TEXT],
        "code": _code(function)[:MOST_TEXT] if function is not None else "",
    }


def _dag(dag):
    schedule = getattr(dag, "schedule", None)
    timetable = type(dag.timetable).__name__
    return {
        "id": dag.dag_id,
        "schedule": None if timetable == "NullTimetable" else str(schedule or timetable),
        "catchup": bool(dag.catchup),
        "maxActiveRuns": dag.max_active_runs,
        "hasStart": dag.start_date is not None,
        # Nobody writes down microseconds: this one is computed whenever the file is read.
        "startMoves": dag.start_date is not None and dag.start_date.microsecond != 0,
        "runTimeout": _seconds(dag.dagrun_timeout),
        "failureCallbacks": _names(getattr(dag, "on_failure_callback", None)),
        "tasks": [_task(task) for task in dag.tasks[:MOST_TASKS]],
    }


def _line(trace, name):
    lines = re.findall(r'File "[^"\n]*%s", line (\d+)' % re.escape(name), trace)
    return int(lines[-1]) if lines else None


def _load(file, folder):
    """What is in one file, in the process that loads it."""
    from airflow.dag_processing.dagbag import DagBag

    bag = DagBag(dag_folder=str(file), safe_mode=False, bundle_path=folder, bundle_name="dags")
    errors = list(bag.import_errors.values())
    return {
        "error": errors[0][-MOST_TEXT:] if errors else None,
        "line": _line(errors[0], file.name) if errors else None,
        "dags": [_dag(dag) for dag in bag.dags.values()],
    }


def _child(file, folder, result):
    os.setsid()
    own = os.getpid()
    nothing = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(nothing, stream)
    try:
        report = _load(file, folder)
    except BaseException as ended:  # What ends Python, a DAG's file may raise too.
        trace = traceback.format_exc()
        report = {
            "error": f"The file ended Python: {type(ended).__name__}: {ended}"[:MOST_TEXT],
            "line": _line(trace, file.name),
            "dags": [],
        }
    # A copy of this process that the file has made says nothing.
    if os.getpid() == own:
        unfinished = result.with_suffix(".unfinished")
        unfinished.write_text(json.dumps(report), encoding="utf-8")
        unfinished.rename(result)
    os._exit(0)


def _kill_children():
    for child in psutil.Process().children(recursive=True):
        try:
            child.kill()
        except psutil.NoSuchProcess:
            continue
    # The killed are taken off the list, grandchildren that came to us among them.
    while True:
        try:
            if os.waitpid(-1, os.WNOHANG)[0] == 0:
                if not psutil.Process().children():
                    return
                time.sleep(0.02)
        except ChildProcessError:
            return


def _inspect(file, folder, result, limit):
    begin = time.monotonic()
    process = os.fork()
    if process == 0:
        _child(file, folder, result)
    ended = False
    while not ended and time.monotonic() - begin < limit:
        ended = os.waitpid(process, os.WNOHANG)[0] == process
        if not ended:
            time.sleep(0.02)
    _kill_children()
    report = {"file": str(file.relative_to(folder)), "dags": [], "error": None, "line": None}
    report["timedOut"] = not ended
    report["seconds"] = round(time.monotonic() - begin, 2)
    if ended and result.exists():
        report.update(json.loads(result.read_text(encoding="utf-8")))
    elif ended:
        report["error"] = "The file ended the process that read it."
    return report


def _files(folder):
    from airflow.utils.file import list_py_file_paths

    return sorted(Path(path) for path in list_py_file_paths(str(folder), safe_mode=True))


def main():
    folder, result, limit = Path(sys.argv[1]), Path(sys.argv[2]), float(sys.argv[3])
    if sys.platform == "linux":
        # PR_SET_CHILD_SUBREAPER: what a file leaves behind becomes our child, and is killed.
        ctypes.CDLL(None).prctl(36, 1, 0, 0, 0)
    # Loaded here once, so that no file has to.
    import airflow.dag_processing.dagbag  # noqa: F401
    import airflow.providers.airbyte.operators.airbyte  # noqa: F401
    import airflow.providers.standard.operators.bash  # noqa: F401
    import airflow.providers.standard.operators.python  # noqa: F401

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    sys.path.insert(0, str(folder))
    reports = [
        _inspect(file, folder, result.with_name(f"file-{number}.json"), limit)
        for number, file in enumerate(_files(folder))
    ]
    unfinished = result.with_suffix(".unfinished")
    unfinished.write_text(json.dumps({"files": reports}), encoding="utf-8")
    unfinished.rename(result)
    return 0
