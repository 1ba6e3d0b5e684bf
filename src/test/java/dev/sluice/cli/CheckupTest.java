package dev.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.cli.Finding.Result;
import dev.sluice.pipeline.ConfigurationProblems;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class CheckupTest {
    private final Checkup checkup = new Checkup(Duration.ofMillis(200));

    @Test
    void passesWithWarnings() throws Exception {
        checkup.run("a", () -> List.of(Finding.ok("a", "fine"), Finding.warn("b", "hm")));

        assertThat(checkup.isPassed()).isTrue();
        assertThat(checkup.summary()).isEqualTo("2 checks: 1 ok, 1 warn, 0 fail");
    }

    @Test
    void aCheckThatHangsFailsAndHoldsUpNothing() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        checkup.run("slow", () -> {
            never.await();
            return List.of();
        });
        checkup.run("next", () -> List.of(Finding.ok("next", "fine")));

        assertThat(checkup.findings()).extracting(Finding::name).containsExactly("slow", "next");
        assertThat(checkup.findings().getFirst().detail()).startsWith("no answer within");
        assertThat(checkup.isPassed()).isFalse();
    }

    @Test
    void aCheckThatThrowsFailsInOneLine() throws Exception {
        checkup.run("broken", () -> {
            throw new IOException("two\nlines");
        });

        assertThat(checkup.findings()).containsExactly(new Finding("broken", Result.FAIL, "two lines"));
    }

    @Test
    void namesEveryProblemOfAConfiguration() throws Exception {
        checkup.run("configuration", () -> {
            throw new ConfigurationProblems(List.of("one", "two"));
        });

        assertThat(checkup.findings())
                .containsExactly(Finding.fail("configuration", "one"), Finding.fail("configuration", "two"));
    }
}
