package dev.sluice.pipeline;

import static dev.sluice.vocabulary.VocabularyFixture.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.halt.KillSwitch;
import dev.sluice.journal.JournaledEntry;
import dev.sluice.vocabulary.ClientOrderId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmergencyFileTest {
    private static final Instant NOON = Instant.parse("2026-01-31T12:00:00Z");

    @TempDir
    private Path directory;

    private final AtomicInteger started = new AtomicInteger();
    private final CountDownLatch run = new CountDownLatch(1);

    @Test
    void isThereAfterTheProcessDied() {
        brake().pull("outage", "operator");

        EmergencyBrake next = brake();

        assertThat(next.pulled())
                .contains(new KillSwitch(true, "outage", "operator", 1_769_860_800_000_000_000L, true));
        assertThat(next.pending()).extracting(JournaledEntry::kind).containsExactly("kill_switch_engaged");
    }

    @Test
    void engagesOnceAndCancelsOnce() throws InterruptedException {
        EmergencyBrake brake = brake();

        KillSwitch first = brake.pull("outage", "operator");
        KillSwitch second = brake.pull("again", "operator");
        run.await();

        assertThat(second).isEqualTo(first);
        assertThat(brake.pending()).hasSize(1);
        assertThat(started).hasValue(1);
    }

    @Test
    void isOffOnceTheJournalHasAllOfIt() {
        EmergencyBrake brake = brake();
        brake.pull("outage", "operator");
        brake.file().append(new EmergencyCancel(BTCUSDT, new ClientOrderId("d1-1-0"), 5));

        brake.journaled(1);
        assertThat(brake.pulled()).isPresent();
        assertThat(brake.pending()).extracting(JournaledEntry::kind).containsExactly("emergency_cancel");

        brake.journaled(1);
        assertThat(brake.pulled()).isEmpty();
        assertThat(brake.pending()).isEmpty();
        assertThat(names()).containsExactly("emergency-1769860800000.jsonl");
        assertThat(brake().pulled()).isEmpty();
    }

    @Test
    void leavesOutALineThatWasNotWrittenWhole() throws IOException {
        EmergencyBrake brake = brake();
        brake.pull("outage", "operator");
        Files.writeString(
                directory.resolve(EmergencyFile.NAME), "{\"at\":\"2026-01-31T12:0", StandardOpenOption.APPEND);

        assertThat(brake().pending()).hasSize(1);
        assertThat(brake().pulled()).isPresent();
    }

    @Test
    void tellsHowItWasEngagedToTheDeskThatTakesOver() {
        EmergencyBrake brake = brake();
        brake.pull("outage", "operator");
        brake.file().append(new EmergencyCancel(BTCUSDT, new ClientOrderId("d1-1-0"), 5));
        PipelineFixture desk = PipelineFixture.active();
        desk.commands.clear();

        desk.pipeline.operator().takeOver(brake.pending(), desk.commands::add);

        assertThat(desk.journaledKinds()).containsOnlyOnce("kill_switch_engaged", "emergency_cancel");
        assertThat(desk.pipeline.halt().killSwitch()).isEqualTo(brake.pulled());
        desk.pipeline.operator().takeOver(brake.pending(), desk.commands::add);
        assertThat(desk.journaledKinds()).containsOnlyOnce("kill_switch_engaged");
    }

    private EmergencyBrake brake() {
        return new EmergencyBrake(new EmergencyFile(directory), () -> NOON, true, pulled -> this::cancel);
    }

    private void cancel() {
        started.incrementAndGet();
        run.countDown();
    }

    private List<String> names() {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
