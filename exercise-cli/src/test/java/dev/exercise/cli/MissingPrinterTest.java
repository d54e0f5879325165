package dev.exercise.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.exercise.room.Collection;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParameterException;

final class MissingPrinterTest {

  private final StringWriter err = new StringWriter();

  @Test
  void whatAServiceStillHoldsIsNotRemovedUnlessSomebodySaysSo() {
    assertThatThrownBy(() -> goesOn(Collection.Kind.HELD)).isInstanceOf(ParameterException.class);
    assertThat(err.toString())
        .contains("not there: warehouse: It is away.", "What is named above is lost.");
    assertThat(goesOn(Collection.Kind.HELD, "--yes")).isTrue();
  }

  @Test
  void filesThatStayAndLogsAreNamedAndNobodyIsAsked() {
    assertThat(goesOn(Collection.Kind.FILES)).isTrue();
    assertThat(goesOn(Collection.Kind.EXTRA)).isTrue();
    assertThat(err.toString()).contains("not there: warehouse").doesNotContain("lost");
  }

  private boolean goesOn(Collection.Kind kind, String... arguments) {
    Asking asking = new Asking();
    CommandLine line = new CommandLine(asking).setErr(new PrintWriter(err, true));
    line.parseArgs(arguments);
    Collection work =
        new Collection(
            Path.of("ada.zip"),
            1,
            List.of(new Collection.Missing(kind, "warehouse", "It is away.")));
    return MissingPrinter.goesOn(work, asking.confirmation, line.getErr());
  }

  @Command(name = "asking")
  static final class Asking {
    @Mixin private Confirmation confirmation;
  }
}
