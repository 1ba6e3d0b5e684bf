package dev.sluice.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.vocabulary.OrderId;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class CanonicalJsonTest {
    @Test
    void writesTheEnvelopeWithSortedKeysAndNothingBetween() {
        TestEntry entry = new TestEntry(
                "order_submitted",
                1_723_161_254_208_809_267L,
                Optional.of(new OrderId("o-1")),
                Map.of("b", List.of(1, 2L, true), "a", Map.of("z", "1.50", "y", "é\u0001\n\"\\/")));

        assertThat(CanonicalJson.write(entry))
                .isEqualTo(
                        "{\"at\":\"2024-08-08T23:54:14.208809267Z\",\"kind\":\"order_submitted\",\"orderId\":\"o-1\","
                                + "\"payload\":{\"a\":{\"y\":\"é\\u0001\\n\\\"\\\\/\",\"z\":\"1.50\"},"
                                + "\"b\":[1,2,true]},"
                                + "\"schemaVersion\":1}");
    }

    @Test
    void refusesWhatHasNoCanonicalFormAndNamesThePlace() {
        Map<String, Object> withNull = new HashMap<>();
        withNull.put("price", null);

        assertThatThrownBy(() -> write(Map.of("a", List.of("x", 1.5))))
                .isInstanceOf(JournalFormatException.class)
                .hasMessage("the value at \"/payload/a/1\" is floating point; write decimals as strings");
        assertThatThrownBy(() -> write(withNull)).hasMessageContaining("is null");
        assertThatThrownBy(() -> write(Map.of("a", "\ud800"))).hasMessageContaining("surrogate");
        assertThatThrownBy(() -> write(Map.of("a", "\u0000"))).hasMessageContaining("U+0000");
        assertThatThrownBy(() -> write(Map.of("a", BigDecimal.ONE))).hasMessageContaining("BigDecimal");
        assertThatThrownBy(() -> write(Map.of("a", "x".repeat(CanonicalJson.ENTRY_CHARS_MAX))))
                .hasMessageContaining("more than 1000000");
    }

    @Test
    void refusesEntriesOfANewerVersionAndTextThatIsNoEntry() {
        String text = write(Map.of());

        assertThatThrownBy(() -> CanonicalJson.parseEntry(text.replace("\"schemaVersion\":1", "\"schemaVersion\":2")))
                .hasMessage("the entry has schemaVersion 2 but this program reads up to 1; use a newer one");
        assertThatThrownBy(() -> CanonicalJson.parseEntry("{\"schemaVersion\":1}"))
                .hasMessageContaining("\"kind\"");
        assertThatThrownBy(() -> CanonicalJson.parse("{\"a\":1.5}")).isInstanceOf(JournalFormatException.class);
        assertThatThrownBy(() -> CanonicalJson.parse("{\"a\":1,\"a\":2}")).isInstanceOf(JournalFormatException.class);
        assertThatThrownBy(() -> CanonicalJson.parse("{} {}")).isInstanceOf(JournalFormatException.class);
        assertThatThrownBy(() -> CanonicalJson.parse("[".repeat(5000))).isInstanceOf(JournalFormatException.class);
    }

    @Property(tries = 500)
    void everyEntryIsReadBackAsItWasAndWrittenAgainAsItWas(
            @ForAll("payloads") Map<String, Object> payload, @ForAll @LongRange(min = 0) long atNanos) {
        TestEntry entry = new TestEntry("happened", atNanos, Optional.empty(), payload);
        String text = CanonicalJson.write(entry);
        JournaledEntry read = CanonicalJson.parseEntry(text);

        assertThat(read.payload()).isEqualTo(payload);
        assertThat(read.atNanos()).isEqualTo(atNanos);
        assertThat(CanonicalJson.write(read)).isEqualTo(text);
        assertThat(new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
                .isEqualTo(text);
    }

    @Provide
    Arbitrary<Map<String, Object>> payloads() {
        return Arbitraries.maps(texts(), values(2)).ofMaxSize(5);
    }

    private static Arbitrary<Object> values(int depth) {
        List<Arbitrary<Object>> kinds = new ArrayList<>(List.of(
                texts().map(text -> text),
                Arbitraries.longs().map(number -> number),
                Arbitraries.of(true, false).map(flag -> flag)));
        if (depth > 0) {
            kinds.add(values(depth - 1).list().ofMaxSize(3).map(list -> list));
            kinds.add(Arbitraries.maps(texts(), values(depth - 1)).ofMaxSize(3).map(map -> map));
        }
        return Arbitraries.oneOf(kinds);
    }

    /** Controls, quotes, letters and emoji, but neither U+0000 nor lone surrogates. */
    private static Arbitrary<String> texts() {
        return Arbitraries.integers()
                .between(1, 0x1FFFF)
                .filter(point -> point < 0xD800 || point > 0xDFFF)
                .edgeCases(cases -> cases.add(1, 9, 10, 34, 92, 0x7F, 0x2028, 0xFFFF, 0x1F600))
                .map(Character::toString)
                .list()
                .ofMaxSize(6)
                .map(characters -> String.join("", characters));
    }

    private static String write(Map<String, Object> payload) {
        return CanonicalJson.write(TestEntry.of("happened", payload));
    }
}
