package dev.sluice.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

class WordsTest {
    @Property(tries = 500)
    void readsEightDigitsAsTheirNumber(@ForAll @LongRange(min = 0, max = 99_999_999) long number) {
        byte[] text = "%08d".formatted(number).getBytes(StandardCharsets.US_ASCII);

        assertThat(Words.digits(Words.at(text, 0))).isEqualTo(number);
    }

    @Property(tries = 500)
    void readsNothingElseAsANumber(@ForAll @Size(8) byte[] text) {
        boolean digits = true;
        for (byte each : text) {
            digits &= each >= '0' && each <= '9';
        }

        assertThat(Words.digits(Words.at(text, 0)) >= 0).isEqualTo(digits);
    }

    @Property(tries = 500)
    void refusesEightDigitsOfWhichOneIsNone(@ForAll @LongRange(min = 0, max = 7) long place, @ForAll byte other) {
        byte[] text = "48151623".getBytes(StandardCharsets.US_ASCII);
        text[(int) place] = other;

        assertThat(Words.digits(Words.at(text, 0)) >= 0).isEqualTo(other >= '0' && other <= '9');
    }

    @Property(tries = 500)
    void findsEveryByteThatIsWantedAndNoOther(@ForAll @Size(8) byte[] text, @ForAll byte wanted) {
        text[3] = (byte) (wanted + 1);
        text[2] = text[5] < 0 ? wanted : text[2];
        long all = Words.allOf(Words.at(text, 0), Words.pattern(wanted));
        int first = -1;
        for (int i = 7; i >= 0; i--) {
            boolean isThere = (all >>> 8 * i & 0x80) != 0;
            assertThat(isThere).isEqualTo(text[i] == wanted);
            first = isThere ? i : first;
        }

        long found = Words.firstOf(Words.at(text, 0), Words.pattern(wanted));
        assertThat(found == 0 ? -1 : Words.place(found)).isEqualTo(first);
        assertThat(all & ~0x8080808080808080L).isZero();
    }
}
