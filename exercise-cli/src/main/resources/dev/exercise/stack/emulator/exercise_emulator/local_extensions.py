"""DuckDB looks for its extensions under $HOME and downloads what is missing; the packages have them."""

import importlib.util
import pathlib
import shutil

import duckdb

NAMES = ("icu", "json", "ducklake", "spatial")


def apply() -> None:
    version = f"v{duckdb.__version__}"
    [(platform,)] = duckdb.sql("PRAGMA platform").fetchall()
    target = pathlib.Path.home() / ".duckdb" / "extensions" / version / platform
    target.mkdir(parents=True, exist_ok=True)
    for name in NAMES:
        _provide(_packaged(name, version), target)


def _packaged(name: str, version: str) -> pathlib.Path:
    package = importlib.util.find_spec(f"duckdb_extension_{name}")
    if package is None or package.origin is None:
        raise SystemExit(f"The package duckdb-extension-{name} is not installed.")
    file = (
        pathlib.Path(package.origin).parent
        / "extensions"
        / version
        / f"{name}.duckdb_extension"
    )
    if not file.is_file():
        raise SystemExit(f"duckdb-extension-{name} does not fit DuckDB {version}.")
    return file


def _provide(file: pathlib.Path, directory: pathlib.Path) -> None:
    target = directory / file.name
    if target.exists():
        return
    try:
        target.symlink_to(file)
    except OSError:  # a file system without symbolic links
        shutil.copyfile(file, target)
