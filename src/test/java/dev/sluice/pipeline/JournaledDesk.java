package dev.sluice.pipeline;

import dev.sluice.execution.AmendOrder;
import dev.sluice.execution.CancelOrder;
import dev.sluice.execution.JournaledIntent;
import dev.sluice.execution.OrderGateway;
import dev.sluice.execution.OrderReport;
import dev.sluice.execution.QueryOrder;
import dev.sluice.execution.VenueOrder;
import dev.sluice.journal.postgres.JournalWriter;
import dev.sluice.journal.postgres.RecoveryReader;
import dev.sluice.market.MarketFixture;
import dev.sluice.operator.DeskTimings;
import dev.sluice.operator.OrderAnswer;
import dev.sluice.reconciliation.VenueStatement;
import dev.sluice.signal.ManualRequest;
import dev.sluice.vocabulary.BalanceChange;
import dev.sluice.vocabulary.ClientOrderId;
import dev.sluice.vocabulary.Fill;
import dev.sluice.vocabulary.Instrument;
import dev.sluice.vocabulary.Liquidity;
import dev.sluice.vocabulary.Money;
import dev.sluice.vocabulary.OrderState;
import dev.sluice.vocabulary.OrderTerms;
import dev.sluice.vocabulary.Quantity;
import dev.sluice.vocabulary.VenueOrderId;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongConsumer;

/**
 * The desk's own shell on a real journal, before a venue that answers at once: orders that can rest are accepted, all
 * others filled. For benchmarks of what lies between a decision and the wire.
 */
public final class JournaledDesk implements OrderGateway, AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final BigDecimal PLENTY = new BigDecimal("1000000000000");

    private final EventLoop loop;
    private final LiveRun run;
    private final DeskSetup setup;
    private final Instrument instrument;
    private final Map<ClientOrderId, LongConsumer> waiting = new ConcurrentHashMap<>();
    private final Map<ClientOrderId, VenueOrder> book = new LinkedHashMap<>();
    private long ids;
    private int requests;

    /**
     * A desk that takes over what the journal has.
     *
     * @param earlier what rests at the venue from an earlier desk
     */
    public JournaledDesk(
            Vertx vertx, DeskSetup setup, JournalWriter journal, RecoveryReader recovery, JournaledDesk... earlier) {
        this.loop = EventLoop.start(vertx, InstantSource.system(), JournaledDesk::fail)
                .await()
                .atMost(PATIENCE);
        this.setup = setup;
        this.instrument = setup.instruments().values().iterator().next();
        for (JournaledDesk before : earlier) {
            book.putAll(before.book);
        }
        this.run = new LiveRun(
                new TradingPipeline(setup, Recovery.read(recovery)),
                journal,
                this,
                loop,
                JournaledDesk::fail,
                new DeskTimings(new SimpleMeterRegistry()));
    }

    /** Aligns with the venue; done when everything that it journals is committed. */
    public void align() {
        long now = System.currentTimeMillis() * 1_000_000;
        VenueStatement statement = new VenueStatement(
                List.copyOf(book.values()),
                List.of(new BalanceChange(instrument.quote(), PLENTY, BigDecimal.ZERO, now)),
                now);
        while (run.ask(out -> run.pipeline().align(statement, 1, out, loop.nowNanos()))
                .await()
                .atMost(PATIENCE)
                .isEmpty()) {
            // what differs at first has to differ in a second statement as well
        }
    }

    /** Opens the market with this best bid and ask. */
    public void market(String bid, String ask) {
        MarketFixture market = new MarketFixture(instrument.symbol());
        run.ask(out -> {
                    market.opening(loop.nowNanos(), bid, ask)
                            .forEach(event -> run.pipeline().onMarket(event, out));
                    return true;
                })
                .await()
                .atMost(PATIENCE);
    }

    /** Orders that have not ended. */
    public int live() {
        return run.ask(out -> run.pipeline().execution().live().size()).await().atMost(PATIENCE);
    }

    /**
     * Places an order, from any thread.
     *
     * @param handedOver hears when its intent, committed, reached the gateway: nanoseconds since it was decided
     */
    public void place(OrderTerms terms, LongConsumer handedOver) {
        loop.execute(() -> run.turn(out -> {
            long began = System.nanoTime();
            ManualRequest request = new ManualRequest("bench-" + requests++, "hash", terms, "bench");
            OrderAnswer answer = run.pipeline().operator().order(request, out, loop.nowNanos());
            if (!(answer instanceof OrderAnswer.Accepted accepted)) {
                throw new IllegalStateException("refused: " + answer);
            }
            waiting.put(
                    run.pipeline()
                            .execution()
                            .find(accepted.order())
                            .orElseThrow()
                            .clientOrderId(),
                    now -> handedOver.accept(now - began));
        }));
    }

    @Override
    public void submit(JournaledIntent intent) {
        long now = System.nanoTime();
        Optional.ofNullable(waiting.remove(intent.clientOrderId())).ifPresent(one -> one.accept(now));
        VenueOrderId id = new VenueOrderId(Long.toString(++ids));
        loop.execute(() -> {
            run.onReport(new OrderReport.Acknowledged(intent.clientOrderId(), id));
            if (intent.terms().mayRest()) {
                book.put(intent.clientOrderId(), resting(intent, id));
            } else {
                run.onReport(new OrderReport.Filled(fill(intent, id)));
            }
        });
    }

    private static VenueOrder resting(JournaledIntent intent, VenueOrderId id) {
        OrderTerms terms = intent.terms();
        return new VenueOrder(
                intent.clientOrderId(),
                id,
                terms.symbol(),
                terms.side(),
                terms.quantity(),
                OrderState.SUBMITTED,
                Quantity.ZERO,
                "",
                List.of());
    }

    private Fill fill(JournaledIntent intent, VenueOrderId id) {
        OrderTerms terms = intent.terms();
        return new Fill(
                terms.symbol(),
                id.value(),
                intent.clientOrderId(),
                terms.side(),
                terms.price().orElseThrow(),
                terms.quantity(),
                Money.zero(instrument.quote()),
                Liquidity.TAKER,
                loop.nowNanos());
    }

    @Override
    public void cancel(CancelOrder request) {
        throw new UnsupportedOperationException("nobody cancels here");
    }

    @Override
    public void amend(AmendOrder request) {
        throw new UnsupportedOperationException("nobody amends here");
    }

    @Override
    public void query(QueryOrder request) {
        throw new UnsupportedOperationException("nobody asks here");
    }

    private static void fail(Throwable cause) {
        throw new IllegalStateException("the desk failed", cause);
    }

    @Override
    public void close() {
        loop.stop().await().atMost(PATIENCE);
    }
}
