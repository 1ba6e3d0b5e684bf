package dev.sluice.bench;

import dev.sluice.pipeline.DeskSetup;
import dev.sluice.venue.paper.AccountId;
import dev.sluice.venue.paper.ExchangeEvent;
import dev.sluice.venue.paper.Fees;
import dev.sluice.venue.paper.Limits;
import dev.sluice.venue.paper.PaperExchange;
import dev.sluice.vocabulary.Asset;
import dev.sluice.vocabulary.ClientOrderId;
import dev.sluice.vocabulary.FixedPoint;
import dev.sluice.vocabulary.Instrument;
import dev.sluice.vocabulary.OrderTerms;
import dev.sluice.vocabulary.Price;
import dev.sluice.vocabulary.Quantity;
import dev.sluice.vocabulary.Side;
import dev.sluice.vocabulary.TimeInForce;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;

/** The paper exchange's core: four accounts place limit, immediate and market orders around one price. */
final class MatchingBenchmark implements Benchmark {
    private static final int ORDERS_A_ROUND = 200_000;
    private static final List<AccountId> ACCOUNTS =
            List.of(new AccountId("ann"), new AccountId("bob"), new AccountId("cat"), new AccountId("dan"));
    private static final BigDecimal FUNDS = new BigDecimal("1000000000");
    private static final long CENT = FixedPoint.ONE / 100;

    private record Request(AccountId account, ClientOrderId id, OrderTerms terms) {}

    @Override
    public String name() {
        return "matching";
    }

    @Override
    public String about() {
        return ORDERS_A_ROUND + " orders a round on one book of the paper exchange, funds and fees included";
    }

    @Override
    public List<Figure> run() {
        DeskSetup desk = Desks.configured().desk();
        Instrument instrument = Objects.requireNonNull(desk.instruments().get(Desks.BTCUSDT));
        List<Request> requests = requests();
        Rounds rounds = new Rounds();
        for (int round = -1; round < Rounds.COUNT; round++) {
            round(exchange(instrument), requests, round < 0 ? new Rounds() : rounds);
        }
        return rounds.figures();
    }

    private static void round(PaperExchange exchange, List<Request> requests, Rounds into) {
        long fills = 0;
        long atNanos = 0;
        long start = System.nanoTime();
        for (Request request : requests) {
            List<ExchangeEvent> events = exchange.place(request.account(), request.id(), request.terms(), ++atNanos);
            for (ExchangeEvent event : events) {
                fills += event instanceof ExchangeEvent.OrderFilled ? 1 : 0;
            }
        }
        long nanos = System.nanoTime() - start;
        into.add("orders", "orders/s", Rounds.perSecond(requests.size(), nanos));
        into.add("fills among them (two a trade)", "fills/s", Rounds.perSecond(fills, nanos));
    }

    private static PaperExchange exchange(Instrument instrument) {
        PaperExchange exchange = new PaperExchange(List.of(instrument), new Limits(ORDERS_A_ROUND, 10_000));
        Map<Asset, BigDecimal> funds = Map.of(instrument.base(), FUNDS, instrument.quote(), FUNDS);
        ACCOUNTS.forEach(account -> exchange.open(account, Fees.ofBps("7.5", "10"), funds));
        return exchange;
    }

    private static List<Request> requests() {
        SplittableRandom random = new SplittableRandom(1);
        List<Request> requests = new ArrayList<>(ORDERS_A_ROUND);
        for (int i = 0; i < ORDERS_A_ROUND; i++) {
            AccountId account = ACCOUNTS.get(random.nextInt(ACCOUNTS.size()));
            requests.add(new Request(account, new ClientOrderId("c" + i), terms(random)));
        }
        return requests;
    }

    private static OrderTerms terms(SplittableRandom random) {
        Side side = random.nextBoolean() ? Side.BUY : Side.SELL;
        Quantity quantity = Quantity.ofUnits(random.nextLong(100, 2_000) * FixedPoint.ONE / 100_000);
        long away = random.nextLong(-20, 60) * CENT;
        Price price = Price.ofUnits(60_000 * FixedPoint.ONE - side.sign() * away);
        return switch (random.nextInt(10)) {
            case 0 -> OrderTerms.market(Desks.BTCUSDT, side, quantity);
            case 1, 2 -> OrderTerms.limit(Desks.BTCUSDT, side, quantity, price, TimeInForce.IOC);
            default -> OrderTerms.limit(Desks.BTCUSDT, side, quantity, price, TimeInForce.GTC);
        };
    }
}
