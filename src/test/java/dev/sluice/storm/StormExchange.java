package dev.sluice.storm;

import dev.sluice.venue.paper.AccountId;
import dev.sluice.venue.paper.AccountOrder;
import dev.sluice.venue.paper.Balance;
import dev.sluice.venue.paper.Fees;
import dev.sluice.venue.paper.MemoryPaperStore;
import dev.sluice.venue.paper.OrderView;
import dev.sluice.venue.paper.PaperExchange;
import dev.sluice.venue.paper.PaperHost;
import dev.sluice.venue.paper.binance.ApiKey;
import dev.sluice.venue.paper.binance.ApiLimits;
import dev.sluice.venue.paper.binance.BinanceFace;
import dev.sluice.venue.paper.binance.HostFloor;
import dev.sluice.venue.paper.binance.RestRequest;
import dev.sluice.venue.paper.binance.SignatureCheck;
import dev.sluice.vocabulary.Asset;
import dev.sluice.vocabulary.ClientOrderId;
import dev.sluice.vocabulary.Instrument;
import dev.sluice.vocabulary.Price;
import dev.sluice.vocabulary.Side;
import dev.sluice.vocabulary.Symbol;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Function;

/** The paper exchange with its Binance face. Its books are the truth that the desk is measured by. */
public final class StormExchange {
    private static final String SECRET = "paper";
    private static final String FEE = "10";

    private final MemoryPaperStore store = new MemoryPaperStore();
    private final PaperHost host;
    private final BinanceFace face;

    /** @param balances what the desk's account owns at first */
    StormExchange(StormTime time, List<Instrument> instruments, Map<Asset, BigDecimal> balances, long seed) {
        PaperHost.Funding funding = new PaperHost.Funding(Fees.ofBps(FEE, FEE), balances);
        this.host = new PaperHost(
                new PaperHost.Setup(instruments, Map.of(AccountId.DESK, funding), seed), time, Runnable::run, store);
        host.failed().thenAccept(StormExchange::defect);
        host.open();
        ApiKey key = new ApiKey(SECRET, AccountId.DESK, SignatureCheck.hmac(SECRET));
        this.face = new BinanceFace(
                new HostFloor(host, time),
                new BinanceFace.Setup(List.of(key), ApiLimits.USUAL, false, seed, StormExchange::defect));
    }

    private static void defect(Throwable cause) {
        throw new AssertionError("the exchange itself failed", cause);
    }

    BinanceFace face() {
        return face;
    }

    List<Instrument> instruments() {
        return host.instruments();
    }

    /** Does something with the matching core; whoever listens hears what came of it. */
    void act(Function<PaperExchange, Object> action) {
        host.call(action, done -> {});
    }

    /** Tells what changed in the book now. */
    void publish(Symbol symbol) {
        host.publish(symbol);
    }

    /** Every order of the desk's account there ever was, oldest first. */
    public List<AccountOrder> orders() {
        return store.orders().stream()
                .filter(order -> order.order().account().equals(AccountId.DESK))
                .toList();
    }

    /** What the desk's account owns. */
    public SortedMap<Asset, Balance> balances() {
        return store.balances(AccountId.DESK);
    }

    /** The desk's order of that id as it stands now, stored or not. */
    Optional<OrderView> order(Symbol symbol, ClientOrderId id) {
        List<OrderView> found = new ArrayList<>();
        act(core -> core.order(AccountId.DESK, symbol, id).map(found::add));
        return found.stream().findFirst();
    }

    /** What a taker of this side would pay. */
    Optional<Price> takerPrice(Symbol symbol, Side side) {
        List<Price> found = new ArrayList<>();
        act(core -> core.bestPrice(symbol, side.opposite()).map(found::add));
        return found.stream().findFirst();
    }

    /** Calls its switchboard; an answer that is not 200 is a defect of the storm. */
    String control(String verb, String body) {
        StringBuilder told = new StringBuilder();
        RestRequest request = new RestRequest(
                verb, "/control/faults", "", body, Optional.empty(), Optional.empty(), WireClient.ADDRESS);
        face.control().handle(request, answer -> {
            if (answer.status() != 200) {
                throw new IllegalStateException(answer.body());
            }
            told.append(answer.body());
        });
        return told.toString();
    }
}
