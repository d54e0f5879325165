"""The command, given as arguments: --port 9050 --grpc-port 9060 --project p --data-dir d."""

import argparse
import importlib
import importlib.metadata
import pathlib

import exercise_emulator
from exercise_emulator import LOCAL_BIGQUERY

# An adjustment's id is the name of its module, with "-" for "_".
ADJUSTMENTS = (
    "absent-modules",
    "quick-catalogue",
    "local-extensions",
    "no-file-access",
    "ctas-destination-table",
    "set-from-struct",
    "no-null-page-token",
    "method-override",
)


def options() -> argparse.Namespace:
    parser = argparse.ArgumentParser("exercise_emulator", description=__doc__)
    parser.add_argument("--port", type=int, required=True)
    parser.add_argument("--grpc-port", type=int, required=True)
    parser.add_argument("--project", required=True)
    parser.add_argument("--data-dir", type=pathlib.Path, required=True)
    parser.add_argument(
        "--host", default="127.0.0.1", help="address to listen on; a container's is 0.0.0.0"
    )
    parser.add_argument(
        "--memory",
        default=exercise_emulator.memory,
        help="what queries may take before they spill to the disk",
    )
    parser.add_argument(
        "--without",
        action="append",
        default=[],
        choices=ADJUSTMENTS,
        help="leave an adjustment out, to prove that it is needed",
    )
    return parser.parse_args()


def apply(adjustment: str) -> None:
    module = f"exercise_emulator.{adjustment.replace('-', '_')}"
    try:
        importlib.import_module(module).apply()
    except (AttributeError, ImportError, TypeError) as error:
        raise SystemExit(
            f"The internals of local-bigquery have changed: '{adjustment}' no longer fits ({error})."
        ) from error


def main() -> None:
    chosen = options()
    installed = importlib.metadata.version("local-bigquery")
    if installed != LOCAL_BIGQUERY:
        raise SystemExit(
            f"local-bigquery {installed} is installed, but the adjustments fit {LOCAL_BIGQUERY} "
            "only: install it from emulator.lock."
        )
    exercise_emulator.memory = chosen.memory
    for adjustment in ADJUSTMENTS:
        if adjustment not in chosen.without:
            apply(adjustment)

    from local_bigquery import cli

    cli.main(
        [
            *("serve", "--host", chosen.host, "--port", str(chosen.port)),
            *("--grpc-port", str(chosen.grpc_port), "--project", chosen.project),
            *("--data-dir", str(chosen.data_dir)),
        ]
    )
