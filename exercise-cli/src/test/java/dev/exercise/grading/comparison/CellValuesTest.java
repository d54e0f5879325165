package dev.exercise.grading.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import dev.exercise.marketplace.mart.ColumnType;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import net.jqwik.api.Assume;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Scale;

/** What holds for all values: of the types, of what they may be delivered as, and of sameness. */
final class CellValuesTest {

  @Property
  void moneyIsTheSameAtAnyScale(
      @ForAll @BigRange(min = "-1000000000", max = "1000000000") @Scale(2) BigDecimal money,
      @ForAll @IntRange(min = 2, max = 9) int scale) {
    assertThat(same(ColumnType.NUMERIC, money, money.setScale(scale))).isTrue();
  }

  @Property
  void moneyThatIsACentOffIsAnother(
      @ForAll @BigRange(min = "-1000000000", max = "1000000000") @Scale(2) BigDecimal money) {
    assertThat(same(ColumnType.NUMERIC, money, money.add(new BigDecimal("0.01")))).isFalse();
    assertThat(same(ColumnType.NUMERIC, money, money.add(new BigDecimal("0.000000001")))).isFalse();
  }

  @Property
  void moneyDeliveredAsTheNearestDoubleIsTheSame(
      @ForAll @BigRange(min = "-100000000", max = "100000000") @Scale(2) BigDecimal money) {
    assertThat(same(ColumnType.NUMERIC, money, money.doubleValue())).isTrue();
  }

  @Property
  void moneyDeliveredAsAnyOtherDoubleIsAnother(
      @ForAll @BigRange(min = "0.01", max = "100000000") @Scale(2) BigDecimal money) {
    assertThat(same(ColumnType.NUMERIC, money, Math.nextUp(money.doubleValue()))).isFalse();
  }

  @Property
  void wholeNumbersAreTheSameWhateverTheyAreDeliveredAs(@ForAll long number) {
    assertThat(same(ColumnType.INT64, number, BigDecimal.valueOf(number).setScale(3))).isTrue();
    assertThat(same(ColumnType.INT64, number, Long.toString(number))).isTrue();
    assertThat(same(ColumnType.NUMERIC, BigDecimal.valueOf(number), number)).isTrue();
  }

  @Property
  void nullEqualsOnlyNull(@ForAll long number) {
    assertThat(same(ColumnType.INT64, null, number)).isFalse();
    assertThat(same(ColumnType.INT64, number, null)).isFalse();
    assertThat(same(ColumnType.INT64, null, null)).isTrue();
  }

  @Property
  void ratiosMayDifferInTheLastDigitsOnEitherSideOfZero(
      @ForAll @Scale(12) @DoubleRange(min = -1e6, max = 1e6) double ratio) {
    assertThat(same(ColumnType.FLOAT64, ratio, Math.nextUp(ratio))).isTrue();
    assertThat(same(ColumnType.FLOAT64, ratio, ratio * (1 + 1e-12))).isTrue();
    assertThat(same(ColumnType.FLOAT64, ratio, ratio + Math.max(1e-6, Math.abs(ratio) * 1e-6)))
        .isFalse();
  }

  @Property
  void aRatioIsNotItsNegative(@ForAll @Scale(12) @DoubleRange(min = 1e-6, max = 1e9) double ratio) {
    assertThat(same(ColumnType.FLOAT64, ratio, -ratio)).isFalse();
  }

  @Property
  void samenessHasNoDirection(@ForAll double left, @ForAll double right) {
    assertThat(CellValues.same(left, right)).isEqualTo(CellValues.same(right, left));
  }

  @Property
  void noNumberIsTheSameAsNan(@ForAll double number) {
    assertThat(same(ColumnType.FLOAT64, number, Double.NaN)).isFalse();
    assertThat(same(ColumnType.NUMERIC, BigDecimal.valueOf(number), Double.NaN)).isFalse();
  }

  @Example
  void nanIsNanAndInfinityIsItself() {
    assertThat(CellValues.same(Double.NaN, Double.NaN)).isTrue();
    assertThat(CellValues.same(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY)).isTrue();
    assertThat(CellValues.same(Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY)).isFalse();
    assertThat(CellValues.same(Double.POSITIVE_INFINITY, Double.MAX_VALUE)).isFalse();
    assertThat(CellValues.same(0.0, -0.0)).isTrue();
  }

  @Property
  void aDateIsTheSameAsItsMidnight(@ForAll @IntRange(min = 0, max = 30_000) int day) {
    LocalDate date = LocalDate.ofEpochDay(day);

    assertThat(same(ColumnType.DATE, date, date.atStartOfDay())).isTrue();
    assertThat(same(ColumnType.DATE, date, date.atStartOfDay().toInstant(ZoneOffset.UTC))).isTrue();
    assertThat(same(ColumnType.DATE, date, date.toString())).isTrue();
    assertThat(same(ColumnType.DATE, date, date.atTime(0, 0, 1))).isFalse();
  }

  @Property
  void anInstantIsTheSameAsItsTimeInUtc(
      @ForAll @LongRange(min = 0, max = 4_000_000_000_000_000L) long micros) {
    Instant instant = Instant.EPOCH.plusNanos(micros * 1000);

    assertThat(
            same(ColumnType.TIMESTAMP, instant, LocalDateTime.ofInstant(instant, ZoneOffset.UTC)))
        .isTrue();
    assertThat(same(ColumnType.TIMESTAMP, instant, instant.plusNanos(1000))).isFalse();
    assertThat(
            same(ColumnType.TIMESTAMP, instant, instant.atOffset(ZoneOffset.ofHours(2)).toString()))
        .isTrue();
  }

  @Example
  void truthMayBeWrittenInThreeWays() {
    for (Object yes : new Object[] {true, 1L, "true", "TRUE", "1"}) {
      assertThat(same(ColumnType.BOOL, true, yes)).as("%s", yes).isTrue();
    }
    for (Object no : new Object[] {false, 0L, "false", "False"}) {
      assertThat(same(ColumnType.BOOL, false, no)).as("%s", no).isTrue();
    }
    for (Object neither : new Object[] {2L, "yes", "", 1.5}) {
      assertThat(same(ColumnType.BOOL, true, neither)).as("%s", neither).isFalse();
      assertThat(same(ColumnType.BOOL, false, neither)).as("%s", neither).isFalse();
    }
  }

  @Property
  void stringsAreTheSameOnlyWhenEveryCharacterIs(@ForAll String text) {
    assertThat(same(ColumnType.STRING, text, text)).isTrue();
    assertThat(same(ColumnType.STRING, text, text + " ")).isFalse();
    assertThat(same(ColumnType.STRING, text, " " + text)).isFalse();
  }

  @Property
  void textThatIsNoNumberIsRightNowhere(@ForAll String text) {
    Assume.that(!text.matches("-?\\d+(\\.\\d+)?"));

    Object misfit = Normaliser.normalise(ColumnType.NUMERIC, text);

    assertThat(CellValues.same(misfit, BigDecimal.ZERO)).isFalse();
    assertThat(CellValues.same(misfit, misfit)).isFalse();
    assertThat(CellValues.same(misfit, null)).isFalse();
  }

  @Property
  void whatIsShownNeverSteersATerminal(@ForAll String text) {
    assertThat(Shown.value(text).codePoints())
        .noneMatch(point -> Character.getType(point) == Character.FORMAT)
        .noneMatch(point -> Character.isISOControl(point) && point != '\n' && point != '\t');
  }

  @Example
  void valuesFarOutOfRangeAreWrongAndStopNothing() {
    assertThat(same(ColumnType.DATE, LocalDate.of(2026, 1, 1), Instant.MAX)).isFalse();
    assertThat(same(ColumnType.DATE, LocalDate.of(2026, 1, 1), "10000-01-01")).isFalse();
    assertThat(same(ColumnType.INT64, 1L, "9223372036854775808")).isFalse();
    assertThat(same(ColumnType.NUMERIC, BigDecimal.ONE, "NaN")).isFalse();
    assertThat(Shown.value(new BigDecimal("1E+2000000000"))).isEqualTo("1E+2000000000");
  }

  private static boolean same(ColumnType type, Object truth, Object delivered) {
    return CellValues.same(truth, Normaliser.normalise(type, delivered));
  }
}
