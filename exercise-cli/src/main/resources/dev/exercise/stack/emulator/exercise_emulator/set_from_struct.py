"""SET (x) = (SELECT AS STRUCT ...), which dbt's dynamic insert_overwrite writes, assigns x.

The emulator would store the whole struct in x; with one target it is the struct's only field.
"""

import dataclasses
import re

from local_bigquery.sql import script

ONE_TARGET = re.compile(r"(?is)^\s*set\s*\(\s*(\w+)\s*\)\s*=\s*\(\s*select\s+as\s+struct\b")


def apply() -> None:
    original = script.Interpreter.set

    def set_from_struct(self, statement):
        text = ONE_TARGET.sub(r"SET \1 = (SELECT", statement.text)
        return original(self, dataclasses.replace(statement, text=text))

    script.Interpreter.set = set_from_struct
