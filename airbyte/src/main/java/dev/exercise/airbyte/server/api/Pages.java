package dev.exercise.airbyte.server.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.exercise.airbyte.server.store.Json;
import io.javalin.http.Context;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Lists of the public API: a part at a time, with the addresses of the next and the former. */
final class Pages {

  private static final int USUAL = 20;
  private static final int MOST = 100;

  private Pages() {}

  /** The part of the list that the request's limit and offset ask for. */
  static ObjectNode of(Context request, List<JsonNode> all) {
    int limit = number(request, "limit", USUAL, 1, MOST);
    int offset = number(request, "offset", 0, 0, Integer.MAX_VALUE);
    ArrayNode data = Json.array();
    all.stream().skip(offset).limit(limit).forEach(data::add);
    ObjectNode page = Json.object();
    page.set("data", data);
    boolean more = all.size() - (long) offset > limit;
    page.put("previous", offset > 0 ? address(request, limit, Math.max(0, offset - limit)) : "");
    page.put("next", more ? address(request, limit, offset + limit) : "");
    return page;
  }

  /** The workspaces that a request is about; empty for all. */
  static Set<UUID> workspaces(Context request) {
    Set<UUID> ids = new HashSet<>();
    for (String list : request.queryParams("workspaceIds")) {
      for (String id : list.split(",", -1)) {
        if (!id.isBlank()) {
          ids.add(Body.uuid("workspaceIds", id.strip()));
        }
      }
    }
    return ids;
  }

  private static String address(Context request, int limit, int offset) {
    StringBuilder address = new StringBuilder("http://" + request.host() + request.path());
    address.append("?limit=").append(limit).append("&offset=").append(offset);
    request
        .queryParamMap()
        .forEach(
            (name, values) -> {
              if (!name.equals("limit") && !name.equals("offset")) {
                values.forEach(
                    value ->
                        address
                            .append('&')
                            .append(URLEncoder.encode(name, StandardCharsets.UTF_8))
                            .append('=')
                            .append(URLEncoder.encode(value, StandardCharsets.UTF_8)));
              }
            });
    return address.toString();
  }

  private static int number(Context request, String name, int usual, int least, int most) {
    String text = request.queryParam(name);
    if (text == null || text.isBlank()) {
      return usual;
    }
    try {
      int number = Integer.parseInt(text);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException exception) {
      throw outside(name, least, most);
    }
    throw outside(name, least, most);
  }

  private static ApiException outside(String name, int least, int most) {
    return new ApiException(
        400, "%s must be a whole number from %d to %d.".formatted(name, least, most));
  }
}
