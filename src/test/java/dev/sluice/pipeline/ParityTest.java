package dev.sluice.pipeline;

import static dev.sluice.vocabulary.VocabularyFixture.*;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sluice.cli.CommandFixture;
import dev.sluice.journal.CanonicalJson;
import dev.sluice.journal.HashChain;
import dev.sluice.journal.JournalHead;
import dev.sluice.journal.JournalRecord;
import dev.sluice.operator.RiskChange;
import dev.sluice.signal.ManualRequest;
import dev.sluice.vocabulary.OrderTerms;
import dev.sluice.vocabulary.Price;
import dev.sluice.vocabulary.Side;
import dev.sluice.vocabulary.Symbol;
import dev.sluice.vocabulary.TimeInForce;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.LongFunction;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A desk on the simulated market, killed and started again, decides the same from what was written down. */
class ParityTest {
    private static final Symbol SOLUSDT = new Symbol("SOLUSDT");
    private static final int LIVES = 3;

    @TempDir
    static Path data;

    static List<JournalRecord> journal;

    @BeforeAll
    static void trade() {
        MortalDesk desk = new MortalDesk(7, true, Map.of(), Optional.of(data.resolve(InputLogs.DIRECTORY)));
        for (int life = 0; life < LIVES; life++) {
            for (int step = 0; step < 4; step++) {
                desk.run(5 * SimulatedDesk.SECOND);
                meddle(desk, life * 10 + step);
            }
            desk.run(SimulatedDesk.SECOND / 10);
            if (life < LIVES - 1) {
                desk.killAndRestart();
            }
        }
        desk.run(SimulatedDesk.SECOND);
        desk.close();
        journal = desk.journal;
    }

    private static void meddle(MortalDesk desk, int key) {
        switch (key % 10) {
            case 0 ->
                desk.order(new ManualRequest(
                        "key" + key, "hash", OrderTerms.market(SOLUSDT, Side.BUY, quantity("1")), "operator"));
            case 1 -> desk.order(new ManualRequest("key" + key, "hash", resting(desk), "operator"));
            case 2 ->
                desk.changeLimits(new RiskChange(
                        new TreeMap<>(Map.of("maxPositions", Optional.of(decimal("2")))), "calm", "operator"));
            default -> List.copyOf(desk.pipeline().execution().live()).forEach(order -> desk.cancel(order.id()));
        }
    }

    private static OrderTerms resting(MortalDesk desk) {
        Price bid = desk.pipeline().markets().of(SOLUSDT).orElseThrow().mark().orElseThrow();
        long units = bid.units() / 100 * 98;
        return OrderTerms.limit(
                SOLUSDT, Side.BUY, quantity("1"), Price.ofUnits(units - units % 1_000_000), TimeInForce.GTC);
    }

    @Test
    void everyDecisionOfAllLivesComesOutAgain() throws IOException {
        ParityReport report = parity(data, journal);

        assertThat(report.difference()).isEmpty();
        assertThat(report.gaps()).isEmpty();
        assertThat(report.holds()).isTrue();
        assertThat(report.lives()).isEqualTo(LIVES);
        assertThat(report.same().keySet())
                .contains("order_transitioned", "fill_booked", "reconciliation_finished", "risk_limits_changed");
        assertThat(report.sameDecisions()).isGreaterThan(100);
    }

    @Test
    void findsTheFirstDecisionThatTheJournalHasOtherwise() throws IOException {
        int planted = indexOf("fill_booked");
        List<JournalRecord> forged = new ArrayList<>(journal);
        JournalRecord row = forged.get(planted);
        forged.set(
                planted,
                new JournalRecord(
                        row.seq(),
                        row.entry().replaceFirst("\"quantity\":\"", "\"quantity\":\"9"),
                        row.previousHash(),
                        row.hash()));

        ParityReport report = parity(data, forged);

        assertThat(report.holds()).isFalse();
        assertThat(report.difference()).hasValueSatisfying(difference -> {
            assertThat(difference.sequence()).isEqualTo(row.seq());
            assertThat(difference.replayed()).contains(row.entry());
            assertThat(difference.journaled()).contains(forged.get(planted).entry());
            assertThat(difference.input()).contains(".jsonl.gz:");
        });
    }

    @Test
    void findsADecisionThatNoInputExplains() throws IOException {
        List<JournalRecord> more = new ArrayList<>(journal);
        JournalHead head = more.getLast().head();
        more.add(HashChain.next(head, CanonicalJson.write(new StrategyFailed("stranger", "why", Long.MAX_VALUE / 2))));

        ParityReport report = parity(data, more);

        assertThat(report.holds()).isFalse();
    }

    @Test
    void anInputThatIsMissingShows(@TempDir Path other) throws IOException {
        Path copy = copyOf(other);
        Path last = InputLogs.lives(copy.resolve(InputLogs.DIRECTORY))
                .firstEntry()
                .getValue()
                .getLast();
        try (RandomAccessFile file = new RandomAccessFile(last.toFile(), "rw")) {
            file.setLength(file.length() / 2);
        }

        ParityReport report = parity(copy, journal);

        assertThat(report.holds()).isFalse();
        assertThat(report.gaps()).singleElement().asString().contains("came after the end of the log");
    }

    @Test
    void saysThatNothingWasRecorded(@TempDir Path empty) throws IOException {
        ParityReport report = parity(empty, journal);

        assertThat(report.lives()).isZero();
        assertThat(report.holds()).isFalse();
    }

    @Test
    void looksAtNothingBehindTheEndOfTheSpan() throws IOException {
        long end = journal.get(indexOf("fill_booked")).parsed().atNanos();
        List<JournalRecord> cut = journal.subList(0, indexOf("fill_booked"));

        ParityReport report = new Parity(data, List.of()).run(0, end, rows(cut));

        assertThat(report.difference()).isEmpty();
        assertThat(report.lives()).isPositive();
        assertThat(report.same()).doesNotContainKey("fill_booked");
    }

    @Test
    void theCommandReadsAnExportedJournal(@TempDir Path elsewhere) throws IOException {
        Path exported = elsewhere.resolve("journal.jsonl");
        StringBuilder lines = new StringBuilder();
        for (JournalRecord row : journal) {
            lines.append(new ObjectMapper()
                            .createObjectNode()
                            .put("seq", row.seq())
                            .put("entry", row.entry())
                            .put("previous_hash", row.previousHash())
                            .put("hash", row.hash()))
                    .append('\n');
        }
        Files.writeString(exported, lines);
        System.setProperty("sluice.data-dir", data.toString());
        try {
            CommandFixture.Outcome same =
                    CommandFixture.run("parity", "2023-01-01", "now", "--journal", exported.toString());
            assertThat(same.text()).contains("the same: every decision came out again", "order_transitioned");
            assertThat(same.code()).isZero();

            CommandFixture.Outcome before =
                    CommandFixture.run("parity", "2001-01-01", "2002-01-01", "--journal", exported.toString());
            assertThat(before.code()).isEqualTo(1);
            assertThat(before.text()).contains("no input was recorded");

            Files.writeString(exported, lines.toString().replaceFirst("fill_booked", "fill_forged"));
            assertThat(CommandFixture.run("parity", "2023-01-01", "now", "--journal", exported.toString())
                            .code())
                    .as("the chain does not hold")
                    .isNotZero();
        } finally {
            System.clearProperty("sluice.data-dir");
        }
    }

    private static ParityReport parity(Path directory, List<JournalRecord> rows) throws IOException {
        return new Parity(directory, List.of()).run(0, Long.MAX_VALUE, rows(rows));
    }

    private static LongFunction<Iterator<JournalRecord>> rows(List<JournalRecord> journal) {
        return sequence -> journal.stream().filter(row -> row.seq() > sequence).iterator();
    }

    private static int indexOf(String kind) {
        for (int i = 0; i < journal.size(); i++) {
            if (journal.get(i).parsed().kind().equals(kind)) {
                return i;
            }
        }
        throw new AssertionError("the desk never came to " + kind);
    }

    private static Path copyOf(Path target) throws IOException {
        Path to = Files.createDirectories(target.resolve(InputLogs.DIRECTORY));
        for (List<Path> files :
                InputLogs.lives(data.resolve(InputLogs.DIRECTORY)).values()) {
            for (Path file : files) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
        return target;
    }
}
