package dev.exercise.airbyte.server.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.exercise.airbyte.server.store.Json;
import io.javalin.Javalin;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import java.util.Map;

/** Says what went wrong, in the shape of the API that was called. */
public final class Errors {

  private static final System.Logger LOG = System.getLogger(Errors.class.getName());
  private static final String REFERENCE = "https://reference.airbyte.com/reference/errors";

  /** Airbyte's names of problems by status: type, title. */
  private static final Map<Integer, Problem> PROBLEMS =
      Map.of(
          400, new Problem(REFERENCE + "#bad-request", "bad-request"),
          403, new Problem(REFERENCE + "#forbidden", "forbidden"),
          404, new Problem(REFERENCE + "#resource-not-found", "resource-not-found"),
          409, new Problem(REFERENCE + "#try-again-later", "try-again-later"),
          422, new Problem(REFERENCE + "#unprocessable-entity", "unprocessable-entity"),
          500, new Problem(REFERENCE, "unexpected-problem"));

  private Errors() {}

  /** Answers every exception. */
  public static void addTo(Javalin app) {
    app.exception(ApiException.class, (e, request) -> answer(request, e.status(), e));
    app.exception(
        HttpResponseException.class,
        (e, request) ->
            answer(
                request,
                e.getStatus(),
                new ApiException(e.getStatus(), message(request, e.getStatus(), e))));
    app.exception(
        Exception.class,
        (e, request) -> {
          LOG.log(System.Logger.Level.ERROR, request.method() + " " + request.path(), e);
          answer(
              request,
              500,
              new ApiException(
                  500,
                  "Internal Server Error: this is a bug of the server. Its log has the details."));
        });
  }

  private static String message(Context request, int status, HttpResponseException exception) {
    return switch (status) {
      case 404 -> "Object not found. There is nothing at %s.".formatted(request.path());
      case 413 -> "The request is too large.";
      default -> String.valueOf(exception.getMessage());
    };
  }

  private static void answer(Context request, int status, ApiException exception) {
    ObjectNode body =
        request.path().startsWith(PublicApi.PATH)
            ? problem(status, exception.getMessage())
            : known(status, exception.getMessage());
    request.status(status);
    Answers.json(request, body);
  }

  /** Airbyte's KnownExceptionInfo; stacks are of no use to a client, so they are empty. */
  private static ObjectNode known(int status, String message) {
    ObjectNode body =
        Json.object()
            .put("message", message)
            .put("exceptionClassName", "io.airbyte.commons.server.errors." + className(status));
    body.putArray("exceptionStack");
    body.putArray("rootCauseExceptionStack");
    if (status == 422) {
      body.putArray("validationErrors");
    }
    return body;
  }

  private static String className(int status) {
    return switch (status) {
      case 400 -> "BadRequestException";
      case 404 -> "IdNotFoundKnownException";
      case 409 -> "ValueConflictKnownException";
      case 422 -> "UnprocessableContentException";
      case 500 -> "InternalServerKnownException";
      default -> "KnownException";
    };
  }

  private static ObjectNode problem(int status, String message) {
    Problem problem = PROBLEMS.getOrDefault(status, new Problem(REFERENCE, "error"));
    ObjectNode body =
        Json.object()
            .put("status", status)
            .put("type", problem.type())
            .put("title", problem.title())
            .put("detail", message)
            .put("documentationUrl", "");
    body.putObject("data").put("message", message);
    return body;
  }

  private record Problem(String type, String title) {}
}
