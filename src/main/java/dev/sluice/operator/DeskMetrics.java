package dev.sluice.operator;

import dev.sluice.journal.JournalRecord;
import dev.sluice.vocabulary.Symbol;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.prometheus.PrometheusMeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.smallrye.mutiny.subscription.Cancellable;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Watches the desk for {@code /q/metrics}: folds what it journals, and asks it once a second for the rest. It runs with
 * the service only, on worker threads, and never waits: an answer that does not come in time leaves the old value and
 * is counted in {@code metrics_failures_total}.
 */
@Singleton
public final class DeskMetrics {
    /** What can fail; the values of the label {@code source}. */
    static final List<String> SOURCES =
            List.of("health", "status", "positions", "account", "exposure", "halt", "risk", "book", "journal", "entry");

    private static final Logger LOG = Logger.getLogger(DeskMetrics.class);
    private static final Duration PERIOD = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** Entries that may wait for their fold, a few seconds of a busy desk. */
    private static final int ENTRIES_WAITING = 8_192;

    private final MeterRegistry registry;
    private final SlippageHistogram slippage;
    private final JournalMeters journal;
    private final DeskGauges gauges;
    private final Executor workers;
    private final AtomicBoolean followed = new AtomicBoolean();
    private volatile @Nullable Cancellable following;
    private volatile @Nullable Cancellable polling;

    @Inject
    DeskMetrics(PrometheusMeterRegistry registry) {
        this(registry, InstantSource.system(), Infrastructure.getDefaultExecutor());
    }

    DeskMetrics(PrometheusMeterRegistry registry, InstantSource clock, Executor workers) {
        this.registry = registry;
        this.workers = workers;
        slippage = new SlippageHistogram(registry.getPrometheusRegistry());
        journal = new JournalMeters(registry, slippage);
        gauges = new DeskGauges(registry, clock);
        SOURCES.forEach(this::failures);
    }

    /** Only the service listens, and only the service has a desk to watch. */
    void start(
            @Observes StartupEvent event,
            Instance<Desk> desks,
            @ConfigProperty(name = "quarkus.http.host-enabled", defaultValue = "true") boolean listens) {
        if (listens && desks.isResolvable()) {
            watch(desks.get());
        }
    }

    void stop(@Observes ShutdownEvent event) {
        close();
    }

    void watch(Desk desk) {
        polling = Multi.createFrom()
                .ticks()
                .every(PERIOD)
                .onOverflow()
                .drop()
                .onItem()
                .transformToUniAndConcatenate(_ -> poll(desk))
                .subscribe()
                .with(_ -> {}, failure -> LOG.error("metrics of the desk have stopped", failure));
    }

    void close() {
        cancel(polling);
        cancel(following);
        slippage.close();
    }

    /** Asks for everything once; the answer comes when all have answered or failed, and never fails itself. */
    Uni<Void> poll(Desk desk) {
        follow(desk);
        List<Uni<Void>> asked = List.of(
                read("health", () -> Uni.createFrom().item(desk.health()), gauges::health),
                read("status", desk::status, this::status),
                read("positions", desk::positions, gauges::positions),
                read("account", desk::account, gauges::account),
                read("exposure", desk::exposure, gauges::exposure),
                read("halt", desk::halt, gauges::halt),
                read("risk", desk::risk, gauges::risk));
        return Uni.join().all(asked).andCollectFailures().chain(() -> books(desk));
    }

    /** After the status, which says what is traded. */
    private Uni<Void> books(Desk desk) {
        List<Uni<Void>> asked = gauges.traded().stream()
                .map(symbol -> read(
                        "book",
                        () -> desk.book(new Symbol(symbol), 1),
                        (Optional<BookView> book) -> book.ifPresent(gauges::book)))
                .toList();
        return asked.isEmpty()
                ? Uni.createFrom().voidItem()
                : Uni.join().all(asked).andCollectFailures().replaceWithVoid();
    }

    private void status(DeskStatus status) {
        gauges.status(status);
        journal.sequenceAt(status.journal().sequence());
    }

    private <T> Uni<Void> read(String source, Supplier<Uni<T>> ask, Consumer<T> into) {
        return Uni.createFrom()
                .deferred(ask::get)
                .ifNoItem()
                .after(PATIENCE)
                .fail()
                .emitOn(workers)
                .invoke(into)
                .replaceWithVoid()
                .onFailure()
                .invoke(() -> failures(source).increment())
                .onFailure()
                .recoverWithNull();
    }

    /** Follows the journal, anew if the last time ended: then what came between is not counted. */
    private void follow(Desk desk) {
        if (followed.compareAndSet(false, true)) {
            following = desk.journaled()
                    .emitOn(workers, ENTRIES_WAITING)
                    .onTermination()
                    .invoke(() -> followed.set(false))
                    .subscribe()
                    .with(this::take, this::lost);
        }
    }

    private void take(JournalRecord entry) {
        try {
            journal.on(entry);
        } catch (RuntimeException e) {
            // an entry of a newer version, or a mistake here: neither may end the watching
            failures("entry").increment();
            LOG.debugf(e, "journal entry %d is not measured", entry.seq());
        }
    }

    private void lost(Throwable failure) {
        failures("journal").increment();
        LOG.warnf("metrics lost the journal and follow it again: %s", failure.toString());
    }

    private static void cancel(@Nullable Cancellable subscription) {
        if (subscription != null) {
            subscription.cancel();
        }
    }

    private Counter failures(String source) {
        return Counter.builder("metrics_failures_total")
                .description("Answers of the desk that did not come, and journal entries that were not measured")
                .tag("source", source)
                .register(registry);
    }
}
