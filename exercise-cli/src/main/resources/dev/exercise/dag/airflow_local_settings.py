"""Airflow's cluster policy in the grader's room: what a run is to meet, and a record of what came of it.

The candidate's DAG is loaded as it is. Its schedule, limits and waiting times are replaced, so that five
runs fit into a minute; faults are planted by the file that is named like the run. What was seen goes to
the journal, one JSON object a line.
"""

import ctypes
import functools
import json
import os
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

ROOM = Path(os.environ["EXERCISE_ROOM"])
SHORT = timedelta(seconds=1)
LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)
MOST_TEXT = 500

if sys.platform == "linux":
    # PR_SET_CHILD_SUBREAPER: what a task leaves behind becomes a child of the scheduler, and goes with it.
    ctypes.CDLL(None).prctl(36, 1, 0, 0, 0)


def write(what, **seen):
    line = json.dumps({"what": what, **seen}) + "\n"
    journal = os.open(ROOM / "journal", os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    try:
        os.write(journal, line.encode())
    finally:
        os.close(journal)


def _faults(run):
    try:
        return json.loads((ROOM / "runs" / f"{run}.json").read_text(encoding="utf-8"))
    except OSError:
        return {}


def _before(context):
    """Tells the programs that the task starts which run they are in, then fails where it is wanted."""
    instance = context["ti"]
    faults = _faults(instance.run_id)
    os.environ["EXERCISE_RUN"] = instance.run_id
    os.environ["EXERCISE_TASK"] = instance.task_id
    os.environ["EXERCISE_TRY"] = str(instance.try_number)
    if airbyte := faults.get("airbyte"):
        # Whatever host a DAG calls Airbyte by, and whatever else it calls, it gets here.
        for name in ("http_proxy", "HTTP_PROXY", "https_proxy", "HTTPS_PROXY"):
            os.environ[name] = airbyte
        connection = json.dumps({"conn_type": "airbyte", "host": f"{airbyte}/api/public/v1"})
        for name in ("AIRFLOW_CONN_AIRBYTE", "AIRFLOW_CONN_AIRBYTE_DEFAULT"):
            os.environ[name] = connection
    if instance.try_number <= faults.get("tasks", {}).get(instance.task_id, 0):
        write("fault", run=instance.run_id, task=instance.task_id)
        raise RuntimeError("The grader let this attempt fail.")


def _told(callback):
    """A callback of the candidate's, with a record of its call."""
    name = getattr(callback, "__name__", type(callback).__name__)

    @functools.wraps(callback, updated=())
    def recorded(context, *more, **named):
        task = getattr(context.get("ti") or context.get("task_instance"), "task_id", None)
        seen = {"run": context.get("run_id"), "task": task, "name": name}
        try:
            result = callback(context, *more, **named)
        except Exception as broken:
            write("alert", **seen, error=type(broken).__name__, text=str(broken)[:MOST_TEXT])
            raise
        write("alert", **seen, error=None, text="")
        return result

    return recorded


def _all_told(callbacks):
    if callbacks is None:
        return []
    listed = callbacks if isinstance(callbacks, (list, tuple, set)) else [callbacks]
    return [_told(one) for one in listed if one is not None]


def _failed(context):
    instance = context["ti"]
    error = context.get("exception")
    write(
        "failure",
        run=instance.run_id,
        task=instance.task_id,
        error=type(error).__name__,
        text=str(error)[:MOST_TEXT],
    )


def mail(to, subject, html_content, **_):
    """Airflow's way of sending mails: it is noted that one was to be sent, and none is."""
    write(
        "alert",
        run=os.environ.get("EXERCISE_RUN"),
        task=os.environ.get("EXERCISE_TASK"),
        name="mail",
        error=None,
        text="",
    )


def dag_policy(dag):
    from airflow.sdk.definitions.timetables.simple import NullTimetable

    dag.timetable = NullTimetable()
    dag.start_date = LONG_AGO
    dag.end_date = None
    dag.max_active_runs = 16
    dag.max_active_tasks = 16
    dag.dagrun_timeout = None
    dag.on_failure_callback = _all_told(dag.on_failure_callback) or None


def _limits(task):
    task.start_date = LONG_AGO
    task.end_date = None
    task.retry_delay = min(task.retry_delay, SHORT)
    task.max_retry_delay = SHORT
    task.execution_timeout = None
    task.depends_on_past = False
    task.wait_for_downstream = False
    task.max_active_tis_per_dag = None
    task.pool = "default_pool"
    task.pool_slots = 1
    task.queue = "default"
    for name in ("wait_seconds", "poke_interval"):
        waits = getattr(task, name, None)
        if isinstance(waits, (int, float)):
            setattr(task, name, min(waits, 1))


def task_policy(task):
    from airflow.sdk.definitions.mappedoperator import MappedOperator

    if isinstance(task, MappedOperator):
        # The tasks that it becomes are made of these.
        own = task.partial_kwargs
        own["pre_execute"] = _chained(own.get("pre_execute"))
        own["on_failure_callback"] = [*_all_told(own.get("on_failure_callback")), _failed]
        own["retry_delay"] = SHORT
        own["start_date"] = LONG_AGO
        own["execution_timeout"] = None
        return
    _limits(task)
    task.pre_execute = _chained(task.pre_execute)
    task.on_failure_callback = [*_all_told(task.on_failure_callback), _failed]


def _chained(then):
    def before(context):
        _before(context)
        return then(context) if then is not None else None

    return before
