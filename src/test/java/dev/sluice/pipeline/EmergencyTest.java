package dev.sluice.pipeline;

import static dev.sluice.vocabulary.VocabularyFixture.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.operator.DeskHealth.Phase;
import dev.sluice.operator.HaltChange;
import dev.sluice.operator.HaltChange.Kind;
import dev.sluice.operator.HaltView;
import dev.sluice.operator.OrderAnswer;
import dev.sluice.vocabulary.OrderTerms;
import dev.sluice.vocabulary.Side;
import dev.sluice.vocabulary.TimeInForce;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The kill switch with and without its journal, against an exchange that has a life of its own. */
@Timeout(value = 180, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class EmergencyTest {
    @TempDir
    private Path directory;

    @Test
    void cancelsAtTheVenueWhileTheDatabaseIsAwayAndStaysKilledWhenItIsBack() throws Exception {
        try (OutageDesk outage = new OutageDesk(directory)) {
            assertThat(hasItsBook(outage))
                    .as("who says that it trades has a book")
                    .isTrue();
            rest(outage, 3);
            outage.stopDatabase();
            OutageDesk.await("the loss", () -> outage.desk.health().phase() == Phase.RECOVERING);

            HaltView engaged = OutageDesk.answer(outage.desk.change(new HaltChange(Kind.ENGAGE, "outage", "operator")));

            assertThat(engaged.journaled()).isFalse();
            assertThat(engaged.state()).isEqualTo("HALTED");
            assertThat(engaged.killSwitch().engaged()).isTrue();
            OutageDesk.await("no open order", () -> outage.openAtTheExchange() == 0);
            assertThat(OutageDesk.answer(outage.desk.halt())).isEqualTo(engaged);
            Path file = outage.files.resolve(EmergencyFile.NAME);
            assertThat(Files.readAllLines(file)).hasSizeGreaterThanOrEqualTo(4);

            outage.startDatabase();
            OutageDesk.await("trading", () -> outage.desk.health().phase() == Phase.TRADING);
            assertThat(hasItsBook(outage)).as("again").isTrue();

            HaltView back = OutageDesk.answer(outage.desk.halt());
            assertThat(back.journaled()).isTrue();
            assertThat(back.state()).isEqualTo("HALTED");
            assertThat(back.killSwitch()).isEqualTo(engaged.killSwitch());
            assertThat(file).doesNotExist();
            List<String> kinds = outage.journaledKinds();
            assertThat(kinds).containsOnlyOnce("kill_switch_engaged");
            assertThat(kinds).filteredOn("emergency_cancel"::equals).hasSizeGreaterThanOrEqualTo(3);
            assertThat(outage.place("refused", resting("41000")))
                    .isInstanceOfSatisfying(
                            OrderAnswer.Refused.class,
                            refused -> assertThat(refused.code()).isEqualTo("kill_switch"));
            HaltView reset = OutageDesk.answer(outage.desk.change(new HaltChange(Kind.RESET, "calm", "operator")));
            assertThat(reset.state()).isEqualTo("ACTIVE");
            assertThat(outage.place("accepted", resting("41001"))).isInstanceOf(OrderAnswer.Accepted.class);

            ParityReport parity = outage.parity();
            assertThat(parity.difference()).isEmpty();
            assertThat(parity.gaps()).isEmpty();
            assertThat(parity.lives()).isGreaterThan(1);
            assertThat(parity.same()).containsKeys("kill_switch_engaged", "emergency_cancel", "order_transitioned");
        }
    }

    @Test
    void cancelsAtTheVenueWhileTheDatabaseAnswersNobody() throws Exception {
        try (OutageDesk outage = new OutageDesk(directory)) {
            rest(outage, 2);
            outage.hangDatabase();

            HaltView engaged = OutageDesk.answer(outage.desk.change(new HaltChange(Kind.ENGAGE, "hangs", "operator")));

            assertThat(engaged.journaled()).isFalse();
            OutageDesk.await("no open order", () -> outage.openAtTheExchange() == 0);

            outage.wakeDatabase();
            Path file = outage.files.resolve(EmergencyFile.NAME);
            OutageDesk.await("the journal", () -> !Files.exists(file));
            HaltView back = OutageDesk.answer(outage.desk.halt());
            assertThat(back.journaled()).isTrue();
            assertThat(back.killSwitch().engaged()).isTrue();
            assertThat(outage.journaledKinds())
                    .containsOnlyOnce("kill_switch_engaged")
                    .contains("emergency_cancel");
        }
    }

    @Test
    void cancelsAndSaysHowLongItTookWhileAllIsWell() throws Exception {
        try (OutageDesk outage = new OutageDesk(directory)) {
            rest(outage, 3);

            HaltView engaged = OutageDesk.answer(outage.desk.change(new HaltChange(Kind.ENGAGE, "drill", "operator")));

            assertThat(engaged.state()).isEqualTo("HALTED");
            OutageDesk.await("no open order", () -> outage.openAtTheExchange() == 0);
            OutageDesk.await("the measurement", () -> kinds(outage).contains("kill_switch_cancels_sent"));
            assertThat(outage.files.resolve(EmergencyFile.NAME)).doesNotExist();
        }
    }

    private static List<String> kinds(OutageDesk outage) {
        try {
            return outage.journaledKinds();
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    /** So many orders rest in the exchange's book. */
    private static boolean hasItsBook(OutageDesk outage) {
        return OutageDesk.answer(outage.desk.book(BTCUSDT, 1)).orElseThrow().synchronised();
    }

    private static void rest(OutageDesk outage, int orders) throws InterruptedException {
        OutageDesk.await(
                "ready",
                () -> outage.desk.health().ready()
                        && outage.desk.health().components().stream()
                                .anyMatch(part -> part.name().equals("market:BTCUSDT")
                                        && part.detail().equals("fresh")));
        for (int i = 0; i < orders; i++) {
            assertThat(outage.place("key" + i, resting(Integer.toString(40_000 + i))))
                    .isInstanceOf(OrderAnswer.Accepted.class);
        }
        OutageDesk.await("resting orders", () -> outage.openAtTheExchange() == orders);
    }

    private static OrderTerms resting(String price) {
        return OrderTerms.limit(BTCUSDT, Side.BUY, quantity("0.0003"), price(price), TimeInForce.GTC);
    }
}
