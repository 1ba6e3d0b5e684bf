package dev.sluice.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FixedPointTest {
    @Property
    void textOfAnyUnitsIsTheShortestExactDecimalAndComesBack(
            @ForAll @LongRange(min = -Long.MAX_VALUE, max = Long.MAX_VALUE) long units) {
        String text = FixedPoint.format(units);
        BigDecimal decimal = BigDecimal.valueOf(units, FixedPoint.SCALE);

        assertThat(text)
                .isEqualTo(units == 0 ? "0" : decimal.stripTrailingZeros().toPlainString());
        assertThat(FixedPoint.parse(text)).isEqualTo(units);
        assertThat(FixedPoint.toUnits(FixedPoint.toDecimal(units))).isEqualTo(units);
    }

    @Property
    void readsEveryPaddedFormOfANumberAlike(
            @ForAll long units, @ForAll @IntRange(max = 5) int leading, @ForAll @IntRange(max = 5) int trailing) {
        long shown = units == Long.MIN_VALUE ? 0 : Math.abs(units);
        String padded = "0".repeat(leading)
                + BigDecimal.valueOf(shown, FixedPoint.SCALE).toPlainString()
                + "0".repeat(trailing);

        assertThat(FixedPoint.parse(padded)).isEqualTo(shown);
    }

    /** Reference: a regular expression and BigDecimal. */
    @Property(tries = 5_000)
    void takesOrRefusesAnyTextAsTheReferenceDoes(
            @ForAll @Chars({'-', '+', '.', '0', '1', '9', 'e', ' '}) @StringLength(max = 14) String text) {
        boolean plain = text.matches("-?[0-9]+(\\.[0-9]+)?")
                && new BigDecimal(text).stripTrailingZeros().scale() <= FixedPoint.SCALE
                && new BigDecimal(text).abs().compareTo(BigDecimal.valueOf(Long.MAX_VALUE, FixedPoint.SCALE)) <= 0;
        if (plain) {
            assertThat(FixedPoint.toDecimal(FixedPoint.parse(text))).isEqualByComparingTo(text);
        } else {
            assertThatThrownBy(() -> FixedPoint.parse(text)).isInstanceOf(NumberFormatException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-",
                ".",
                "-.",
                ".5",
                "5.",
                "+5",
                "1e5",
                "1E5",
                " 1",
                "1 ",
                "1,5",
                "1.2.3",
                "--1",
                "0x1",
                "NaN",
                "Infinity",
                "١",
                "1.-5",
                "1_000"
            })
    void refusesWhatIsNotAPlainDecimal(String text) {
        assertThatThrownBy(() -> FixedPoint.parse(text))
                .isInstanceOf(NumberFormatException.class)
                .hasMessage("\"" + text + "\" is not a plain decimal number");
    }

    @ParameterizedTest
    @CsvSource({
        "92233720368.54775807, 9223372036854775807",
        "-92233720368.54775807, -9223372036854775807",
        "0.00000001, 1",
        "-0.00000001, -1",
        "1.100000000000, 110000000",
        "-0, 0"
    })
    void takesTheEdgesOfItsRange(String text, long units) {
        assertThat(FixedPoint.parse(text)).isEqualTo(units);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "92233720368.54775808",
                "92233720369",
                "-92233720369",
                "99999999999999999999999999",
                "1.000000001"
            })
    void refusesWhatDoesNotFit(String text) {
        assertThatThrownBy(() -> FixedPoint.parse(text)).isInstanceOf(NumberFormatException.class);
    }

    @Test
    void readsAPartOfATextOnly() {
        assertThat(FixedPoint.parse("x1.5y", 1, 4)).isEqualTo(150_000_000);
    }

    @Test
    void neverRoundsADecimal() {
        assertThatThrownBy(() -> FixedPoint.toUnits(new BigDecimal("0.000000001")))
                .isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> FixedPoint.toUnits(new BigDecimal("1e400000000")))
                .isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> FixedPoint.toUnits(new BigDecimal("92233720368.54775808")))
                .isInstanceOf(ArithmeticException.class);
    }

    @Test
    void showsOnlyTheBeginningOfAMalformedLongText() {
        assertThatThrownBy(() -> FixedPoint.parse("x".repeat(1_000)))
                .hasMessage("\"" + "x".repeat(40) + "\" is not a plain decimal number");
    }
}
