package dev.exercise.cli;

import dev.exercise.replay.Probes;
import java.util.Arrays;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** How far a grade goes. */
final class ProbesOption {

  @Option(
      names = "--probes",
      paramLabel = "PROBES",
      defaultValue = "standard",
      converter = ProbesConverter.class,
      description =
          "How far to go beyond one build: none; standard (run again, on the next day's rows, and"
              + " anew); all, which adds what takes long. Default: ${DEFAULT-VALUE}.")
  private Probes probes;

  Probes chosen() {
    return probes;
  }

  private static final class ProbesConverter implements ITypeConverter<Probes> {
    @Override
    public Probes convert(String text) {
      return Arrays.stream(Probes.values())
          .filter(one -> one.id().equals(text))
          .findFirst()
          .orElseThrow(
              () ->
                  new TypeConversionException(
                      "'%s' is no choice of probes. Choose one of: %s."
                          .formatted(
                              text,
                              Arrays.stream(Probes.values())
                                  .map(Probes::id)
                                  .collect(Collectors.joining(", ")))));
    }
  }
}
