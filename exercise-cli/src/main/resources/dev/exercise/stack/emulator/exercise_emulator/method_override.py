"""POST with X-HTTP-Method-Override is the method it names: the Java client sends PATCH that way."""

from local_bigquery.app import app


def apply() -> None:
    @app.middleware("http")
    async def override_method(request, call_next):
        method = request.headers.get("x-http-method-override")
        if method and request.method == "POST":
            request.scope["method"] = method.upper()
        return await call_next(request)
