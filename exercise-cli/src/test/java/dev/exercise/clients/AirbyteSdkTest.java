package dev.exercise.clients;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.exercise.stack.Stack;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Airbyte's SDK of the public API does everything by its typed models. */
@Timeout(300)
final class AirbyteSdkTest {

  @Test
  void sdkSetsUpSyncsChangesAndTakesAway(@TempDir Path folder) throws Exception {
    try (AirbyteRoom room = AirbyteRoom.open(folder.resolve("airbyte"))) {
      ObjectNode told =
          Shop.object()
              .put("server", room.server().toString())
              .put("host", room.shop().postgres().host())
              .put("port", room.shop().postgres().port())
              .put("database", Shop.DATABASE)
              .put("schema", Shop.SCHEMA)
              .put("username", Shop.READER)
              .put("password", Shop.PASSWORD)
              .put("project", Stack.WAREHOUSE_PROJECT)
              .put("dataset", "sdk");
      Path file = Files.writeString(folder.resolve("told.json"), told.toString());

      JsonNode seen =
          new Script("sdk_client.py", ClientEnvironments.sdk(), folder).run(file.toString());

      assertThat(seen)
          .isEqualTo(
              Script.JSON.readTree(
                  """
                  {"health": 200, "source type": "postgres", "destination type": "bigquery",
                   "password": "**********",
                   "streams": {"customers": [["id"]], "orders": [["id"]]},
                   "modes": {"customers": "full_refresh_overwrite",
                             "orders": "incremental_deduped_history"},
                   "listed": true, "job": {"status": "succeeded", "rows": 503}, "jobs": true,
                   "patched": ["nightly", "nightly", "cron", "0 0 3 * * ? UTC",
                     {"customers": "full_refresh_overwrite",
                      "orders": "incremental_deduped_history"}],
                   "renamed": "the shop", "after renaming": "succeeded", "gone": true}
                  """));
      assertThat(
              room.shop()
                  .warehouse("select count(*), count(distinct id), sum(amount) from sdk.orders"))
          .containsExactly(List.of("500", "500", "126502.5"));
    }
  }
}
