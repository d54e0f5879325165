"""Holds recorded connector output to Airbyte's own models, which allow more than they name.

Arguments: recordings, one file per run of a connector, named "<connector>-<command>-<n>.jsonl".
Prints the number of messages per connector, command and type as JSON; exits 1 with a line for
each message that is not Airbyte's.
"""

import collections
import json
import pathlib
import sys

import pydantic
from airbyte_protocol.models import AirbyteMessage
from airbyte_protocol.models.airbyte_protocol import AirbyteStateBlob

# The payload of each type; a message has its own and no other.
PAYLOADS = {
    "RECORD": "record",
    "STATE": "state",
    "LOG": "log",
    "SPEC": "spec",
    "CONNECTION_STATUS": "connectionStatus",
    "CATALOG": "catalog",
    "TRACE": "trace",
    "CONTROL": "control",
}
OUTPUT = {
    "spec": {"SPEC", "LOG", "TRACE", "CONTROL"},
    "check": {"CONNECTION_STATUS", "LOG", "TRACE", "CONTROL"},
    "discover": {"CATALOG", "LOG", "TRACE", "CONTROL"},
    "read": {"RECORD", "STATE", "LOG", "TRACE", "CONTROL"},
    "write": {"STATE", "LOG", "TRACE", "CONTROL"},
}


def unknown_fields(value, place):
    """Fields that the models took in without knowing them."""
    if isinstance(value, AirbyteStateBlob):
        return
    if isinstance(value, pydantic.BaseModel):
        for name, content in (value.model_extra or {}).items():
            # PyAirbyte writes "global" like this, and a destination gives a state back as it came.
            if name != "global_" or content is not None:
                yield f"{place}.{name} is no field of the protocol"
        for name in value.model_fields_set:
            yield from unknown_fields(getattr(value, name, None), f"{place}.{name}")
    elif isinstance(value, list):
        for index, element in enumerate(value):
            yield from unknown_fields(element, f"{place}[{index}]")


def faults(command, line):
    try:
        message = AirbyteMessage.model_validate_json(line, strict=False)
    except pydantic.ValidationError as error:
        yield str(error)
        return
    kind = message.type.value
    yield from unknown_fields(message, "message")
    if kind not in OUTPUT[command]:
        yield f"{command} prints no {kind}"
    present = {name for name, value in json.loads(line).items() if value is not None}
    if present != {"type", PAYLOADS[kind]}:
        yield f"a {kind} has {sorted(present)}"
    if kind == "STATE":
        if message.state.type is None or message.state.type.value != "STREAM":
            yield "the state is not of a stream"
        if message.state.sourceStats is None or message.state.sourceStats.recordCount is None:
            yield "the state does not say how many records it stands for"
        if command == "write" and message.state.destinationStats is None:
            yield "the state does not say how many records were written"
    if kind == "TRACE" and message.trace.type.value == "STREAM_STATUS":
        if message.trace.stream_status is None:
            yield "the trace has no status"


def main():
    counts = collections.defaultdict(lambda: collections.defaultdict(collections.Counter))
    wrong = 0
    for argument in sys.argv[1:]:
        recording = pathlib.Path(argument)
        connector, command, _ = recording.stem.rsplit("-", 2)
        with recording.open(encoding="utf-8") as lines:
            for number, line in enumerate(lines, 1):
                for fault in faults(command, line):
                    wrong += 1
                    print(f"{recording.name}:{number}: {fault}\n  {line[:300]}", file=sys.stderr)
                    if wrong == 20:
                        sys.exit(1)
                try:
                    kind = json.loads(line)["type"]
                except (ValueError, KeyError, TypeError):
                    kind = "none"
                counts[connector][command][kind] += 1
    json.dump(counts, sys.stdout)
    print()
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
