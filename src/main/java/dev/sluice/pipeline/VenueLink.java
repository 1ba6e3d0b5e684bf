package dev.sluice.pipeline;

import dev.sluice.execution.OrderReport;
import dev.sluice.feed.MarketEvent;
import dev.sluice.feed.MarketFeed;
import dev.sluice.market.SymbolMarket;
import dev.sluice.operator.DeskTimings;
import dev.sluice.venue.binance.BinanceGateway;
import dev.sluice.vocabulary.AssetTransfer;
import dev.sluice.vocabulary.BalanceChange;
import dev.sluice.vocabulary.Symbol;
import dev.sluice.vocabulary.UtcNanos;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Hands over from the venue's loop to the desk's: market data through a bounded box, reports and balances one by one,
 * all in order.
 */
final class VenueLink implements BinanceGateway.Listener {
    /** Some 30 seconds of a wild market. */
    static final int INBOX_LIMIT = 16_384;

    /** Events taken in one turn, so that other work of the desk gets its turn. */
    private static final int BURST = 256;

    private static final long SNAPSHOT_PAUSE_NANOS = 2 * UtcNanos.PER_SECOND;

    private final EventLoop desk;
    private final MarketInbox inbox = new MarketInbox(INBOX_LIMIT);
    private final Map<Symbol, Long> snapshotAsked = new HashMap<>();
    private @Nullable LiveRun run;
    private long gaps;

    VenueLink(EventLoop desk) {
        this.desk = desk;
    }

    MarketInbox inbox() {
        return inbox;
    }

    /** From here on the desk listens. */
    void connect(LiveRun to, MarketFeed feed, Set<Symbol> symbols) {
        desk.execute(() -> {
            run = to;
            feed.start(symbols, this::onMarket);
        });
    }

    @Override
    public void onReport(OrderReport report) {
        desk.execute(() -> connected().ifPresent(to -> to.onReport(report)));
    }

    @Override
    public void onBalance(BalanceChange balance) {
        desk.execute(() -> connected().ifPresent(to -> to.onBalance(balance)));
    }

    @Override
    public void onTransfer(AssetTransfer transfer) {
        desk.execute(() -> connected().ifPresent(to -> to.onTransfer(transfer)));
    }

    /** Asks for a snapshot of every book that lost its sequence, not again before a pause; on the desk's loop. */
    void healBooks(MarketFeed feed, Iterable<Symbol> lost, long nowNanos) {
        for (Symbol symbol : lost) {
            Long asked = snapshotAsked.get(symbol);
            if (asked == null || nowNanos - asked >= SNAPSHOT_PAUSE_NANOS) {
                snapshotAsked.put(symbol, nowNanos);
                feed.requestSnapshot(symbol);
            }
        }
    }

    /** Tells of the holes found since the last time; on the desk's loop. */
    void countGaps(Iterable<SymbolMarket> markets, DeskTimings timings) {
        long found = 0;
        for (SymbolMarket market : markets) {
            found += market.gaps();
        }
        for (; gaps < found; gaps++) {
            timings.feedGap();
        }
    }

    private void onMarket(MarketEvent event) {
        if (inbox.offer(event)) {
            desk.execute(this::takeBurst);
        }
    }

    private void takeBurst() {
        for (int i = 0; i < BURST; i++) {
            Optional<MarketEvent> event = inbox.poll();
            if (event.isEmpty()) {
                return;
            }
            connected().ifPresent(to -> to.onMarket(event.get()));
        }
        desk.execute(this::takeBurst);
    }

    private Optional<LiveRun> connected() {
        return Optional.ofNullable(run);
    }
}
