package dev.exercise.room;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exercise.stack.Container;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ShippedNamesTest {

  @Test
  void aRoomThatSomebodyHasIsNamedWithWhatToDo() {
    assertThat(ShippedNames.taken(List.of(container("airbyte", "exercise")), List.of()))
        .hasValueSatisfying(
            sentence ->
                assertThat(sentence)
                    .contains("container airbyte of /home/ada/exercise-ada")
                    .contains("exercise teardown"));
    assertThat(ShippedNames.taken(List.of(container("dbt", "mine")), List.of())).isPresent();
    assertThat(ShippedNames.taken(List.of(), List.of("exercise_source-data")))
        .hasValueSatisfying(sentence -> assertThat(sentence).contains("exercise_source-data"));
  }

  @Test
  void othersContainersAreNotInTheWay() {
    assertThat(ShippedNames.taken(List.of(container("wiki", "wiki")), List.of())).isEmpty();
  }

  private static Container container(String name, String project) {
    return new Container(
        name,
        "running",
        "Up 2 minutes",
        name,
        project,
        Optional.of(Path.of("/home/ada/exercise-ada")),
        "");
  }
}
