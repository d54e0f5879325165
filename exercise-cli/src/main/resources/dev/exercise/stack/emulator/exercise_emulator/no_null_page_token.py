"""The last page of a listing has no nextPageToken; a null one sends the Java client round for ever."""

import json

from starlette.responses import Response

from local_bigquery.app import app

LISTINGS = {"datasets", "jobs", "models", "projects", "routines", "tables"}


def apply() -> None:
    @app.middleware("http")
    async def leave_out_null_page_token(request, call_next):
        response = await call_next(request)
        listing = request.url.path.rstrip("/").rsplit("/", 1)[-1] in LISTINGS
        if request.method != "GET" or not listing:
            return response
        body = b"".join([chunk async for chunk in response.body_iterator])
        headers = {k: v for k, v in response.headers.items() if k.lower() != "content-length"}
        return Response(_without_null_token(body), response.status_code, headers)


def _without_null_token(body: bytes) -> bytes:
    page = json.loads(body)
    if page.get("nextPageToken", "") is not None:
        return body
    del page["nextPageToken"]
    return json.dumps(page).encode()
