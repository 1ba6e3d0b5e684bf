package dev.sluice.pipeline;

import dev.sluice.execution.Command;
import dev.sluice.execution.OrderReport;
import dev.sluice.feed.MarketEvent;
import dev.sluice.journal.JournalHead;
import dev.sluice.journal.JournalReceipt;
import dev.sluice.venue.paper.PacedPaperStore;
import dev.sluice.venue.paper.PaperVenue;
import dev.sluice.venue.paper.SimulatedVenue;
import dev.sluice.vocabulary.BalanceChange;
import dev.sluice.vocabulary.Fill;
import dev.sluice.vocabulary.UtcNanos;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.source.yaml.YamlConfigSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;

/** The desk as it is delivered, on the simulated market, in virtual time and with a journal that always says yes. */
final class SimulatedDesk implements PaperVenue.Listener {
    static final long SECOND = 1_000 * UtcNanos.PER_MILLI;
    private static final long COMMIT_NANOS = UtcNanos.PER_MILLI;

    final VirtualTime time = new VirtualTime();
    final PacedPaperStore store = new PacedPaperStore();
    final TradingPipeline pipeline;
    final SimulatedVenue venue;
    final List<OrderReport> reports = new ArrayList<>();
    Consumer<MarketEvent> observer = event -> {};
    private final ArrayDeque<Command> commands = new ArrayDeque<>();
    private final DeskSetup setup;

    SimulatedDesk(long seed) {
        this(seed, Map.of());
    }

    SimulatedDesk(long seed, Map<String, String> settings) {
        DeskFactory factory = new DeskFactory(configuration(seed, settings));
        this.setup =
                factory.desk("s", factory.instruments(), factory.paperVenue().balances());
        this.pipeline = new TradingPipeline(setup);
        time.advanceTo(1_700_000_000L * SECOND);
        store.pace(commit -> time.at(time.nowNanos() + COMMIT_NANOS, commit));
        this.venue = new SimulatedVenue(factory.paperVenue(), time, Runnable::run, store, this);
    }

    /** Opens the exchange and begins market data. */
    SimulatedDesk open() {
        venue.open();
        run(1);
        venue.statement(List.of()).thenAccept(statement -> statement.balances().forEach(this::onBalance));
        run(1);
        venue.start(setup.instruments().keySet(), this::onMarket);
        return this;
    }

    void run(long seconds) {
        time.advanceTo(time.nowNanos() + seconds * SECOND);
        venue.failed().thenAccept(cause -> {
            throw new AssertionError("the exchange stopped", cause);
        });
    }

    List<Fill> fills() {
        return reports.stream()
                .filter(OrderReport.Filled.class::isInstance)
                .map(report -> ((OrderReport.Filled) report).fill())
                .toList();
    }

    @Override
    public void onReport(OrderReport report) {
        reports.add(report);
        pipeline.onReport(report, commands::add, time.nowNanos());
        carryOut();
    }

    @Override
    public void onBalance(BalanceChange balance) {
        pipeline.onBalance(balance, commands::add, time.nowNanos());
        carryOut();
    }

    private void onMarket(MarketEvent event) {
        observer.accept(event);
        pipeline.onMarket(event, commands::add);
        carryOut();
    }

    private void wake() {
        pipeline.onTime(commands::add, time.nowNanos());
        carryOut();
    }

    private void carryOut() {
        for (Command command = commands.poll(); command != null; command = commands.poll()) {
            switch (command) {
                case Command.Journal _ -> {}
                case Command.JournalIntent intent ->
                    pipeline.onCommitted(
                            intent.order(),
                            new JournalReceipt(1, 1, JournalHead.EMPTY),
                            commands::add,
                            time.nowNanos());
                case Command.ToVenue request -> request.sendTo(venue);
                case Command.WakeAt(long atNanos) -> time.at(atNanos, this::wake);
            }
        }
    }

    /** The values behind {@link #configuration}, by their keys. */
    static Map<String, String> values(long seed, Map<String, String> settings) {
        try {
            Map<String, String> values = new TreeMap<>(
                    new YamlConfigSource(Objects.requireNonNull(SimulatedDesk.class.getResource("/application.yaml")))
                            .getProperties());
            values.putIfAbsent("sluice.paper.seed", Long.toString(seed));
            settings.forEach(values::putIfAbsent);
            values.keySet().removeIf(key -> !key.startsWith("sluice."));
            return values;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static SluiceConfig configuration(long seed, Map<String, String> settings) {
        try {
            return new SmallRyeConfigBuilder()
                    .addDiscoveredConverters()
                    .withMapping(SluiceConfig.class)
                    .withSources(new YamlConfigSource(
                            Objects.requireNonNull(SimulatedDesk.class.getResource("/application.yaml"))))
                    .withDefaultValues(settings)
                    .withDefaultValue("sluice.paper.seed", Long.toString(seed))
                    .addDefaultInterceptors()
                    .build()
                    .getConfigMapping(SluiceConfig.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
