package dev.exercise.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.exercise.stack.TestHome;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What editors and a build server read, and nothing of this build does. */
final class DevelopmentFilesTest {

  @Test
  void theEditorOpensTheProjectInTheContainerOfDbt() throws IOException {
    Path file = TestHome.root().resolve(".devcontainer/devcontainer.json");
    JsonNode container = new ObjectMapper().readTree(file.toFile());
    Path compose = file.resolveSibling(container.path("dockerComposeFile").asText()).normalize();
    JsonNode service =
        new YAMLMapper()
            .readTree(compose.toFile())
            .path("services")
            .path(container.path("service").asText());

    assertThat(service.path("volumes"))
        .extracting(JsonNode::asText)
        .contains("./dbt_project:" + container.path("workspaceFolder").asText());
  }

  @Test
  void theBuildServerRunsTargetsThatAreThereWithPinnedActions() throws IOException {
    JsonNode workflow =
        new YAMLMapper().readTree(TestHome.root().resolve(".github/workflows/smoke.yml").toFile());
    List<String> lines = workflow.findValuesAsText("run");
    List<Invocation> makes = Invocation.of("make", lines);

    assertThat(makes).hasSameSizeAs(lines).isNotEmpty();
    for (Invocation make : makes) {
      assertThat(TargetsTest.targets()).containsAll(TargetsTest.asked(make));
    }
    assertThat(workflow.findValuesAsText("uses"))
        .isNotEmpty()
        .allMatch(action -> action.matches("actions/[a-z-]+@v\\d+(\\.\\d+)*"));
  }
}
