package dev.exercise.cli;

import dev.exercise.marketplace.Depth;
import dev.exercise.marketplace.World;
import java.math.BigDecimal;
import java.util.Optional;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** Which marketplace is meant, as options of the commands that plant or grade one. */
final class WorldOptions {

  /** The marketplace that is meant when nothing else is said and any will do. */
  static final World SAMPLE = World.of(20_260_701, "1");

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--seed",
      paramLabel = "NUMBER",
      converter = SeedConverter.class,
      description = "What chance is drawn from: a whole number, 0 or more.")
  private Optional<Long> seed;

  @Option(
      names = "--scale",
      paramLabel = "FACTOR",
      converter = ScaleConverter.class,
      description = "Size of the marketplace, 0.05 to 1000; 1 is about 100,000 rows.")
  private Optional<BigDecimal> scale;

  @Option(
      names = "--depth",
      paramLabel = "DEPTH",
      converter = DepthConverter.class,
      description = "How far the exercise goes: core (two hours) or full (three).")
  private Optional<Depth> depth;

  boolean namesSeed() {
    return seed.isPresent();
  }

  /** A scale or depth without its seed would be mixed with another world's. */
  void requireSeedWithTheRest() {
    if (seed.isEmpty() && (scale.isPresent() || depth.isPresent())) {
      throw new ParameterException(
          spec.commandLine(), "--scale and --depth go with --seed: name all that differs.");
    }
  }

  /**
   * The world that was asked for; a seed or scale out of range is an error of usage.
   *
   * @param otherwise for what was not said
   */
  World world(World otherwise) {
    try {
      return new World(seed.orElse(otherwise.seed()), scale.orElse(otherwise.scale()));
    } catch (IllegalArgumentException outOfRange) {
      throw new ParameterException(spec.commandLine(), outOfRange.getMessage(), outOfRange);
    }
  }

  Depth depth(Depth otherwise) {
    return depth.orElse(otherwise);
  }

  private static final class SeedConverter implements ITypeConverter<Long> {
    @Override
    public Long convert(String text) {
      try {
        return Long.valueOf(text);
      } catch (NumberFormatException notANumber) {
        throw new TypeConversionException(
            "'%s' is not a seed. Choose a whole number from 0 to %d."
                .formatted(text, Long.MAX_VALUE));
      }
    }
  }

  private static final class ScaleConverter implements ITypeConverter<BigDecimal> {
    @Override
    public BigDecimal convert(String text) {
      try {
        return new BigDecimal(text);
      } catch (NumberFormatException notANumber) {
        throw new TypeConversionException(
            "'%s' is not a scale. Choose a number from %s to %s; 1 is about 100,000 rows."
                .formatted(text, World.SMALLEST, World.LARGEST));
      }
    }
  }

  private static final class DepthConverter implements ITypeConverter<Depth> {
    @Override
    public Depth convert(String text) {
      try {
        return Depth.parse(text);
      } catch (IllegalArgumentException unknown) {
        throw new TypeConversionException(unknown.getMessage());
      }
    }
  }
}
