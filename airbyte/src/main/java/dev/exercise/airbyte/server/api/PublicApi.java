package dev.exercise.airbyte.server.api;

/** Airbyte's public API. */
final class PublicApi {

  static final String PATH = "/api/public/v1";

  private PublicApi() {}
}
