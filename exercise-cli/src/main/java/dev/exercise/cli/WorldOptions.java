package dev.exercise.cli;

import dev.exercise.marketplace.Depth;
import dev.exercise.marketplace.World;
import java.math.BigDecimal;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** Which marketplace is meant, as options of the commands that plant or grade one. */
final class WorldOptions {

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--seed",
      paramLabel = "NUMBER",
      converter = SeedConverter.class,
      description =
          "What chance is drawn from: a whole number, 0 or more. Default: ${DEFAULT-VALUE}.",
      defaultValue = "20260701")
  private long seed;

  @Option(
      names = "--scale",
      paramLabel = "FACTOR",
      converter = ScaleConverter.class,
      description = "Size of the marketplace; 1 is about 100,000 rows. Default: ${DEFAULT-VALUE}.",
      defaultValue = "1")
  private BigDecimal scale;

  @Option(
      names = "--depth",
      paramLabel = "DEPTH",
      converter = DepthConverter.class,
      description = "How far the exercise goes: core. Default: ${DEFAULT-VALUE}.",
      defaultValue = "core")
  private Depth depth;

  /** The world that was asked for; a wrong seed or scale is an error of usage. */
  World world() {
    try {
      return new World(seed, scale);
    } catch (IllegalArgumentException outOfRange) {
      throw new ParameterException(spec.commandLine(), outOfRange.getMessage(), outOfRange);
    }
  }

  Depth depth() {
    return depth;
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
