package dev.sluice.venue.paper;

import dev.sluice.execution.AmendOrder;
import dev.sluice.execution.CancelOrder;
import dev.sluice.execution.JournaledIntent;
import dev.sluice.execution.OrderGateway;
import dev.sluice.execution.OrderReport;
import dev.sluice.execution.QueryOrder;
import dev.sluice.feed.MarketEvent;
import dev.sluice.vocabulary.Asset;
import dev.sluice.vocabulary.AssetTransfer;
import dev.sluice.vocabulary.BalanceChange;
import dev.sluice.vocabulary.Instrument;
import dev.sluice.vocabulary.Symbol;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The paper exchange in process: our orders against a market that somebody else recorded or streams.
 *
 * <p>A request reaches the matching core one latency after it was sent, and each answer reaches us one latency after it
 * happened, never before an earlier one: a connection keeps its order. Market events reach the core at once.
 */
public final class PaperVenue implements OrderGateway {
    private final PaperExchange exchange;
    private final Timers timers;
    private final DeskConnection connection;
    private final Listener listener;
    private final Map<Symbol, MarketMirror> mirrors = new HashMap<>();

    /** Who hears the venue's answers. */
    public interface Listener {
        void onReport(OrderReport report);

        void onBalance(BalanceChange balance);

        /** Not everybody counts what came or left without a trade. */
        default void onTransfer(AssetTransfer transfer) {}
    }

    /**
     * What the venue is made of.
     *
     * @param latencyNanos mean time of a message one way, 0 or more
     * @param seed of everything drawn by chance
     */
    public record Setup(
            List<Instrument> instruments, Fees fees, Map<Asset, BigDecimal> balances, long latencyNanos, long seed) {}

    public PaperVenue(Setup setup, Timers timers, Listener listener) {
        this.exchange = new PaperExchange(setup.instruments(), Limits.DEFAULT);
        this.timers = timers;
        this.connection = new DeskConnection(timers, new Latency(setup.latencyNanos(), setup.seed()), listener);
        this.listener = listener;
        exchange.open(AccountId.DESK, setup.fees(), setup.balances());
        for (Instrument instrument : setup.instruments()) {
            mirrors.put(
                    instrument.symbol(),
                    new MarketMirror(exchange.recordedLiquidity(instrument.symbol()), connection::answer));
        }
    }

    /** Tells the desk what it has, as a venue does after a logon. */
    public void announceBalances() {
        exchange.balances(AccountId.DESK)
                .forEach((asset, balance) -> listener.onBalance(
                        new BalanceChange(asset, balance.free(), balance.locked(), timers.nowNanos())));
    }

    /** The market moved. */
    public void onMarket(MarketEvent event) {
        MarketMirror mirror = mirrors.get(event.symbol());
        if (mirror != null) {
            mirror.on(event);
        }
    }

    @Override
    public void submit(JournaledIntent intent) {
        connection.request(() -> connection.answer(
                exchange.place(AccountId.DESK, intent.clientOrderId(), intent.terms(), timers.nowNanos())));
    }

    @Override
    public void cancel(CancelOrder request) {
        connection.request(() -> connection.answer(
                exchange.cancel(AccountId.DESK, request.symbol(), request.clientOrderId(), timers.nowNanos())));
    }

    @Override
    public void amend(AmendOrder request) {
        connection.request(
                () -> connection.answer(exchange.amend(AccountId.DESK, AmendRequest.of(request), timers.nowNanos())));
    }

    @Override
    public void query(QueryOrder request) {
        long askedNanos = timers.nowNanos();
        connection.request(() -> connection.answer(exchange.queries(AccountId.DESK)
                .order(request.symbol(), OrderKey.of(request.clientOrderId()))
                .<OrderReport>map(order -> new OrderReport.Described(order.venueOrder()))
                .orElseGet(() -> new OrderReport.NotFound(request.clientOrderId(), askedNanos))));
    }

    /** Free plus locked of every asset, as the exchange has them. */
    public SortedMap<Asset, BigDecimal> totals() {
        SortedMap<Asset, BigDecimal> totals = new TreeMap<>();
        exchange.balances(AccountId.DESK)
                .forEach((asset, balance) -> totals.put(asset, balance.free().add(balance.locked())));
        return totals;
    }
}
