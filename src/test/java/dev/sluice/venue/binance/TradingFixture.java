package dev.sluice.venue.binance;

import static dev.sluice.venue.binance.VirtualTimers.SECOND;

import dev.sluice.execution.OrderReport;
import dev.sluice.vocabulary.AssetTransfer;
import dev.sluice.vocabulary.BalanceChange;
import dev.sluice.vocabulary.ClientOrderId;
import dev.sluice.vocabulary.Symbol;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/** The trading side in virtual time, against an API server and a REST road that answers what it was told to. */
final class TradingFixture implements BinanceGateway.Listener {
    static final Symbol BTCUSDT = new Symbol("BTCUSDT");
    static final String SECRET = "NhqPtmdSJYdKjVHjA7PZj4Mge3R5YNiP1e3UZjInClVN65XAbvqqM6A7H5fATj0j";
    static final String KEY = "vmPUZE6mv9SD5VNHk4HlWFsOr6aKE2zvsw0MuIgwCIPy6utIco14y7Ju91duEh8A";

    final VirtualTimers timers = new VirtualTimers();
    final ApiServer server = new ApiServer(timers);
    final List<VenueNotice> notices = new ArrayList<>();
    final List<OrderReport> reports = new ArrayList<>();
    final List<BalanceChange> balances = new ArrayList<>();
    final List<VenueRequest> restRequests = new ArrayList<>();
    final RequestBudget budget = new RequestBudget(20, notices::add);
    final VenueContext context;
    final WebSocketApi api;
    final VenueRoad road;
    final BinanceOrders orders;
    private final BinanceGateway gateway;
    final List<AssetTransfer> transfers = new ArrayList<>();
    int doubts;

    /** What REST answers. */
    Consumer<Consumer<VenueAnswer>> rest = answer -> answer.accept(new VenueAnswer.NotSent("not_connected"));

    TradingFixture() {
        this(RequestSigner.hmac(KEY, SECRET));
    }

    TradingFixture(RequestSigner signer) {
        VenueTime time = new VenueTime() {
            @Override
            public long venueNanos() {
                return timers.nowNanos();
            }

            @Override
            public void doubted() {
                doubts++;
            }
        };
        context = new VenueContext(timers, time, budget, notices::add);
        api = new WebSocketApi(
                ApiSettings.of("ws://venue/ws-api/v3", 10 * SECOND),
                new WebSocketApi.Parts(
                        context,
                        server,
                        new SignedRequests(signer, 5 * SECOND),
                        SlidingLimit.ofConnections(),
                        new SplittableRandom(7)),
                event -> gateway().onUserEvent(event));
        VenueRoad second = (request, answer) -> {
            restRequests.add(request);
            rest.accept(answer);
        };
        road = new ChosenRoad(api, second, context);
        orders = new BinanceOrders(road, context.watch());
        gateway = new BinanceGateway(
                new BinanceGateway.Setup(context, timers, id -> id.value().startsWith("ours"), this, 605 * SECOND),
                orders);
    }

    BinanceGateway gateway() {
        return gateway;
    }

    @Override
    public void onReport(OrderReport report) {
        reports.add(report);
    }

    @Override
    public void onBalance(BalanceChange balance) {
        balances.add(balance);
    }

    @Override
    public void onTransfer(AssetTransfer transfer) {
        transfers.add(transfer);
    }

    /** Connects, and forgets how. */
    TradingFixture connected() {
        api.start();
        timers.pass(SECOND);
        server.only();
        notices.clear();
        return this;
    }

    <T extends VenueNotice> List<T> notices(Class<T> kind) {
        return notices.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    static ClientOrderId id(String value) {
        return new ClientOrderId(value);
    }
}
