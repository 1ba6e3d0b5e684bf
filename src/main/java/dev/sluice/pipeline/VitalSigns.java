package dev.sluice.pipeline;

import dev.sluice.health.Health;
import dev.sluice.health.HealthPolicy;
import dev.sluice.health.Limit;
import dev.sluice.health.Vitals;
import dev.sluice.health.Vitals.FeedSign;
import dev.sluice.health.Vitals.JournalSign;
import dev.sluice.health.Vitals.VenueSign;
import dev.sluice.journal.postgres.JournalWriter;
import dev.sluice.market.SymbolMarket;
import dev.sluice.vocabulary.Symbol;
import dev.sluice.vocabulary.UtcNanos;
import io.vertx.core.Vertx;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Looks at the parts of a running desk and tells its {@link Health}. Other loops are asked for a sign of life, one
 * question at a time each; what blocks is asked on a worker. Its methods belong on the desk's loop.
 */
final class VitalSigns {
    /** Whose silence stops nothing: nobody is told then, but what is decided is right. */
    static final String ALERT_LOOP = "alert_loop";

    private static final long DISK_EVERY_NANOS = 10 * UtcNanos.PER_SECOND;

    private final LiveRun run;
    private final JournalWriter journal;
    private final VenueNotices notices;
    private final Set<Symbol> symbols;
    private final Around around;
    private final Set<String> asked = new HashSet<>();
    private OptionalLong diskFreeBytes = OptionalLong.empty();
    private long diskDueNanos;

    /**
     * What the desk lives in.
     *
     * @param loops that must answer, by the name of the component
     */
    record Around(EventLoop desk, Map<String, EventLoop> loops, Vertx vertx, Path dataDirectory, HealthPolicy policy) {}

    VitalSigns(LiveRun run, JournalWriter journal, VenueNotices notices, Set<Symbol> symbols, Around around) {
        this.run = run;
        this.journal = journal;
        this.notices = notices;
        this.symbols = symbols;
        this.around = around;
    }

    /** From here on it listens. */
    void begin(long nowNanos) {
        run.turn(new HealthInput.HealthRuled(around.policy(), nowNanos));
        around.loops().keySet().forEach(loop -> run.turn(new HealthInput.PartExpected(loop, silence(loop), nowNanos)));
        notices.onAnswer(nanos -> around.desk()
                .execute(() -> run.turn(
                        new HealthInput.VenueAnswered(nanos, around.desk().nowNanos()))));
    }

    private Limit silence(String loop) {
        Limit vital = around.policy().loopSilence();
        return loop.equals(ALERT_LOOP) ? Limit.degrading(vital.degraded()) : vital;
    }

    /**
     * Looks at everything.
     *
     * @param dueNanos when this look was due
     */
    void look(long dueNanos, long nowNanos) {
        run.turn(new HealthInput.LoopLagged(nowNanos - dueNanos, nowNanos));
        around.loops().forEach(this::askForALife);
        measureDisk(nowNanos);
        VenueNotices.Connections connections = notices.connections();
        run.turn(new HealthInput.PartsSeen(
                new Vitals(
                        new JournalSign(journal.failure().isEmpty(), run.waitingNanos()),
                        new VenueSign(
                                connections.market(),
                                connections.user(),
                                connections.banned(),
                                notices.clockOffsetNanos()),
                        symbols.stream().map(this::feed).toList(),
                        run.pipeline().reconciliation().comparedNanos(),
                        diskFreeBytes),
                nowNanos));
    }

    Health health() {
        return run.pipeline().health();
    }

    private FeedSign feed(Symbol symbol) {
        Optional<SymbolMarket> market = run.pipeline().markets().of(symbol);
        return new FeedSign(
                symbol,
                market.map(SymbolMarket::lastDepthNanos).orElse(0L),
                market.map(known -> known.book().synchronised()).orElse(false));
    }

    /** A loop that does not answer is asked nothing more, so that questions do not pile up before it. */
    private void askForALife(String name, EventLoop loop) {
        if (asked.add(name)) {
            loop.execute(() -> around.desk().execute(() -> {
                asked.remove(name);
                run.turn(new HealthInput.PartHeard(name, around.desk().nowNanos()));
            }));
        }
    }

    private void measureDisk(long nowNanos) {
        if (nowNanos < diskDueNanos) {
            return;
        }
        diskDueNanos = nowNanos + DISK_EVERY_NANOS;
        around.vertx()
                .executeBlocking(
                        () -> Files.getFileStore(around.dataDirectory()).getUsableSpace(), false)
                .onComplete(free -> around.desk()
                        .execute(() -> diskFreeBytes =
                                free.succeeded() ? OptionalLong.of(free.result()) : OptionalLong.empty()));
    }
}
