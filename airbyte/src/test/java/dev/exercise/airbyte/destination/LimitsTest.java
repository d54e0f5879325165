package dev.exercise.airbyte.destination;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exercise.airbyte.protocol.FieldType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class LimitsTest {

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "-12.50, -12.50",
    "0.123456789, 0.123456789",
    "0.1234567890000, 0.123456789",
    "99999999999999999999999999999.999999999, 99999999999999999999999999999.999999999",
    "-99999999999999999999999999999, -99999999999999999999999999999",
    "1.5E3, 1500"
  })
  void aNumberThatFitsKeepsItsValue(String text, String expected) {
    assertThat(Limits.fit(FieldType.NUMBER, text)).hasValue(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "NaN",
        "Infinity",
        "-Infinity",
        "0.1234567891",
        "100000000000000000000000000000",
        "1e-10"
      })
  void aNumberThatWouldLoseSomethingDoesNotFit(String text) {
    assertThat(Limits.fit(FieldType.NUMBER, text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"NaN", "Infinity", "-Infinity"})
  void aDoubleThatIsNotFiniteDoesNotFit(String text) {
    assertThat(Limits.fit(FieldType.DOUBLE, text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "+5, 5.0",
    ".5, 0.5",
    "-.5, -0.5",
    "5., 5.0",
    "05, 5.0",
    "-007.50, -7.5",
    "-0.0, -0.0",
    "5, 5",
    "1.50, 1.50",
    "1.5e-10, 1.5e-10"
  })
  void aDoubleIsWrittenAsJsonHasIt(String text, String expected) {
    assertThat(Limits.fit(FieldType.DOUBLE, text)).hasValue(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0001-01-01", "1582-10-10", "9999-12-31"})
  void aDayOfTheYears1To9999Fits(String text) {
    assertThat(Limits.fit(FieldType.DATE, text)).hasValue(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"10000-01-01", "0044-03-15 BC", "infinity", "-infinity"})
  void aDayOutsideTheYears1To9999DoesNotFit(String text) {
    assertThat(Limits.fit(FieldType.DATE, text)).isEmpty();
  }
}
