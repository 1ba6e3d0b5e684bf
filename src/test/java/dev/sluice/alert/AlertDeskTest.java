package dev.sluice.alert;

import static dev.sluice.vocabulary.VocabularyFixture.BTCUSDT;
import static dev.sluice.vocabulary.VocabularyFixture.ETHUSDT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.vocabulary.UtcNanos;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlertDeskTest {
    private static final long SECOND = UtcNanos.PER_SECOND;
    private static final long START = 1_700_000_000L * SECOND;

    private final AlertDesk desk = new AlertDesk("t", text -> text.replace("hunter2", "***"));

    @Test
    void tellsWhatIsNew() {
        List<RaisedAlert> told = raise(AlertKind.ORDER_REJECTED, 0);

        assertThat(told).singleElement().satisfies(raised -> {
            assertThat(raised.id()).isEqualTo("t1");
            assertThat(raised.alert().severity()).isEqualTo(Severity.MEDIUM);
            assertThat(raised.alert().message()).isEqualTo("because");
        });
    }

    @ParameterizedTest(name = "after {0} s it is told again: {1}")
    @CsvSource({"0, false", "299, false", "300, true", "301, true"})
    void tellsTheSameOnceInFiveMinutes(long seconds, boolean again) {
        raise(AlertKind.ORDER_REJECTED, 0);

        assertThat(raise(AlertKind.ORDER_REJECTED, seconds)).hasSize(again ? 1 : 0);
        assertThat(desk.counts()).isEqualTo(new AlertDesk.Counts(2, again ? 0 : 1, 0));
    }

    @Test
    void tellsTheSameOfAnotherModuleCodeOrSymbol() {
        Alert alert = AlertKind.PROPOSAL_REFUSED.at(START, "because");

        assertThat(desk.raise(alert)).hasSize(1);
        assertThat(desk.raise(alert.from("other"))).hasSize(1);
        assertThat(desk.raise(alert.coded("other"))).hasSize(1);
        assertThat(desk.raise(alert.about(BTCUSDT))).hasSize(1);
        assertThat(desk.raise(alert.about(BTCUSDT))).isEmpty();
        assertThat(desk.raise(alert.about(ETHUSDT))).hasSize(1);
    }

    @Test
    void anotherStateOfTheSameMatterMakesTheFirstOneNewsAgain() {
        assertThat(raise(AlertKind.TRADING_HALTED, 0)).hasSize(1);
        assertThat(raise(AlertKind.TRADING_ACTIVE, 1)).hasSize(1);
        assertThat(raise(AlertKind.TRADING_HALTED, 2)).hasSize(1);
        assertThat(raise(AlertKind.TRADING_HALTED, 3)).isEmpty();
        assertThat(raise(AlertKind.TRADING_ACTIVE, 4)).hasSize(1);
    }

    @Test
    void aStateOfAnotherSymbolLeavesTheFirstOneOld() {
        Alert paused = AlertKind.SYMBOL_PAUSED.at(START, "because").about(BTCUSDT);
        desk.raise(paused);
        desk.raise(AlertKind.SYMBOL_RESUMED.at(START, "because").about(ETHUSDT));

        assertThat(desk.raise(paused)).isEmpty();
    }

    @ParameterizedTest(name = "after {0} s another one of the code is told: {1}")
    @CsvSource({"0, false", "29, false", "30, true", "31, true"})
    void tellsACriticalCodeOnceInThirtySecondsWhateverTheSymbol(long seconds, boolean again) {
        desk.raise(AlertKind.ORDER_IN_REVIEW.at(START, "because").about(BTCUSDT));

        assertThat(desk.raise(AlertKind.ORDER_IN_REVIEW
                        .at(START + seconds * SECOND, "because")
                        .about(ETHUSDT)))
                .hasSize(again ? 1 : 0);
        assertThat(desk.counts().suppressed()).isEqualTo(again ? 0 : 1);
    }

    @Test
    void keepsTheLastOfAMinuteForWhatIsCritical() {
        for (int i = 0; i < 40; i++) {
            desk.raise(AlertKind.PROPOSAL_REFUSED.at(START, "because").coded("c" + i));
        }
        assertThat(desk.counts().told()).isEqualTo(AlertDesk.ORDINARY_PER_MINUTE);

        for (int i = 0; i < 40; i++) {
            desk.raise(AlertKind.ORDER_ALARM.at(START, "because").coded("c" + i));
        }
        assertThat(desk.counts().told()).isEqualTo(AlertDesk.PER_MINUTE - 1);
        assertThat(desk.counts().suppressed()).isEqualTo(16 + 35);
    }

    @Test
    void saysAMinuteLaterHowManyWereSuppressedAndHowBadTheWorstWas() {
        for (int i = 0; i < 30; i++) {
            desk.raise(AlertKind.PROPOSAL_REFUSED
                    .at(START, "because")
                    .coded("c" + i % 26)
                    .from("m" + i));
        }

        assertThat(desk.onTime(START + 59 * SECOND)).isEmpty();
        List<RaisedAlert> line = desk.onTime(START + 60 * SECOND);

        assertThat(line).singleElement().satisfies(raised -> {
            assertThat(raised.alert().kind()).isEqualTo(AlertKind.ALERTS_SUPPRESSED);
            assertThat(raised.alert().severity()).isEqualTo(Severity.MEDIUM);
            assertThat(raised.alert().message()).isEqualTo("6 suppressed: 1 × c0, 1 × c1, 1 × c2, 1 × c24, 1 × c25, …");
        });
        assertThat(desk.onTime(START + 200 * SECOND)).isEmpty();
    }

    @Test
    void saysSoAtTheEndWithoutWaiting() {
        raise(AlertKind.ORDER_IN_REVIEW, 0);
        desk.raise(AlertKind.ORDER_IN_REVIEW.at(START, "because").about(BTCUSDT));

        assertThat(desk.close()).singleElement().satisfies(raised -> {
            assertThat(raised.alert().severity()).isEqualTo(Severity.CRITICAL);
            assertThat(raised.alert().message()).isEqualTo("1 suppressed: 1 × order_in_review BTCUSDT");
        });
        assertThat(desk.close()).isEmpty();
    }

    @Test
    void tellsNoSecretAndNothingThatCannotBeWritten() {
        String told = desk.raise(AlertKind.VENUE_ALARM.at(START, "hunter2\u0000\n\ud800" + "x".repeat(2_000)))
                .getFirst()
                .alert()
                .message();

        assertThat(told).startsWith("***   xx").hasSize(AlertText.LIMIT);
    }

    private List<RaisedAlert> raise(AlertKind kind, long seconds) {
        return desk.raise(kind.at(START + seconds * SECOND, "because"));
    }
}
