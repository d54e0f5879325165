"""A package index for `dbt deps`: the real hub where it answers, else the offline packages.

dbt asks DBT_PACKAGE_HUB_URL for an index, for each package's versions, and for a tarball. All is
passed on to the real hub. Where that does not answer, or the tarball cannot be fetched, the packages
in the folder given as argument are served under the very names and versions that packages.yml asks
for, and every answer from them is said aloud in the log.
"""

import http.server
import io
import json
import os
import pathlib
import re
import sys
import tarfile
import time
import urllib.error
import urllib.request

HUB = "https://hub.getdbt.com/"
ADDRESS = os.environ.get("PACKAGE_HUB_ADDRESS", "")
PORT = int(os.environ.get("PACKAGE_HUB_PORT", "8090"))
# dbt's own limit for an answer is 30 seconds, and it asks twice for each package.
ANSWER_SECONDS = 3
DOWNLOAD_SECONDS = 12
ASK_AGAIN_SECONDS = 30

PACKAGE = re.compile(r"/api/v1/(?P<namespace>[\w-]+)/(?P<name>[\w-]+)\.json")
TARBALL = re.compile(r"/tarballs/(?P<namespace>[\w-]+)/(?P<name>[\w-]+)/(?P<version>[\w.-]+)\.tar\.gz")

# The offline packages are known by name and version; the hub also wants to know whose they are.
OWNERS = {"dbt_utils": "dbt-labs", "codegen": "dbt-labs", "dbt_expectations": "metaplane"}


def say(text: str) -> None:
    print(text, flush=True)


class Hub:
    """The real hub, as long as it answers."""

    def __init__(self) -> None:
        self.silent_until = 0.0

    def json(self, path: str):
        """What the hub answers, or None."""
        if time.monotonic() < self.silent_until:
            return None
        try:
            with urllib.request.urlopen(HUB + path, timeout=ANSWER_SECONDS) as answer:
                return json.load(answer)
        except urllib.error.HTTPError as error:
            say(f"{HUB}{path}: {error}")
            return None
        except (OSError, ValueError) as error:
            # dbt asks several times in one run, and each would wait again.
            self.silent_until = time.monotonic() + ASK_AGAIN_SECONDS
            say(f"The dbt hub does not answer ({error}): packages come from the offline subset.")
            return None

    def tarball(self, owner: str, name: str, version: str) -> bytes | None:
        answer = self.json(f"api/v1/{owner}/{name}/{version}.json")
        if not isinstance(answer, dict):
            return None
        try:
            url = answer["downloads"]["tarball"]
            with urllib.request.urlopen(url, timeout=DOWNLOAD_SECONDS) as download:
                return download.read()
        except (OSError, KeyError, ValueError) as error:
            say(f"{name} {version} cannot be downloaded ({error}).")
            return None


class OfflinePackages:
    """The subset that the project brings along."""

    def __init__(self, folder: pathlib.Path) -> None:
        self.folder = folder
        self.versions = {
            (OWNERS[project.parent.name], project.parent.name): version(project)
            for project in sorted(folder.glob("*/dbt_project.yml"))
        }

    def index(self) -> list[str]:
        return [f"{owner}/{name}" for owner, name in self.versions]

    def has(self, owner: str, name: str, wanted: str) -> bool:
        return self.versions.get((owner, name)) == wanted

    def tarball(self, name: str, wanted: str) -> bytes:
        say(f"OFFLINE SUBSET: {name} {wanted} is served from {self.folder / name}.")
        packed = io.BytesIO()
        with tarfile.open(fileobj=packed, mode="w:gz") as tar:
            tar.add(self.folder / name, arcname=f"{name}-{wanted}")
        return packed.getvalue()


def version(project: pathlib.Path) -> str:
    return re.search(r"(?m)^version: *(\S+)", project.read_text()).group(1)


class Index(http.server.BaseHTTPRequestHandler):
    """Answers dbt."""

    hub: Hub
    offline: OfflinePackages

    def do_GET(self) -> None:
        if self.path == "/api/v1/index.json":
            self.send_index()
        elif match := PACKAGE.fullmatch(self.path):
            self.send_package(match["namespace"], match["name"])
        elif match := TARBALL.fullmatch(self.path):
            self.send_tarball(match["namespace"], match["name"], match["version"])
        else:
            self.send_error(404, "Only dbt's package index is served here.")

    def send_index(self) -> None:
        index = self.hub.json("api/v1/index.json")
        ours = self.offline.index()
        self.send_json(sorted({*index, *ours}) if isinstance(index, list) else ours)

    def send_package(self, owner: str, name: str) -> None:
        package = self.hub.json(f"api/v1/{owner}/{name}.json")
        ours = self.offline.versions.get((owner, name))
        if not isinstance(package, dict):
            if ours is None:
                self.send_error(404, f"The dbt hub does not answer, and {owner}/{name} is not offline.")
                return
            package = {"name": name, "namespace": owner, "versions": {ours: entry(owner, name, ours)}}
        if ours in package["versions"]:
            # By way of this index, so that a tarball that cannot be fetched is replaced, too.
            url = f"http://{self.headers['Host']}/tarballs/{owner}/{name}/{ours}.tar.gz"
            package["versions"][ours]["downloads"]["tarball"] = url
        self.send_json(package)

    def send_tarball(self, owner: str, name: str, wanted: str) -> None:
        body = self.hub.tarball(owner, name, wanted)
        if body is None and self.offline.has(owner, name, wanted):
            body = self.offline.tarball(name, wanted)
        if body is None:
            self.send_error(404, f"{owner}/{name} {wanted} can be had neither online nor offline.")
            return
        self.send_body("application/gzip", body)

    def send_json(self, content) -> None:
        self.send_body("application/json", json.dumps(content).encode())

    def send_body(self, kind: str, body: bytes) -> None:
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_request(self, code="-", size="-") -> None:
        """Only what goes wrong is worth a line."""


def entry(owner: str, name: str, number: str) -> dict:
    return {
        "id": f"{owner}/{name}/{number}",
        "name": name,
        "version": number,
        "packages": [],
        "require_dbt_version": [],
        "downloads": {"tarball": "", "format": "tgz", "sha1": None},
    }


def main() -> None:
    Index.hub = Hub()
    Index.offline = OfflinePackages(pathlib.Path(sys.argv[1]))
    say(f"dbt's package index listens on port {PORT}; offline there are {', '.join(Index.offline.index())}.")
    with http.server.ThreadingHTTPServer((ADDRESS, PORT), Index) as server:
        server.serve_forever()


if __name__ == "__main__":
    main()
