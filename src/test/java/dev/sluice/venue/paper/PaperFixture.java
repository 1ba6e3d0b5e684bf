package dev.sluice.venue.paper;

import dev.sluice.vocabulary.Asset;
import dev.sluice.vocabulary.ClientOrderId;
import dev.sluice.vocabulary.Fill;
import dev.sluice.vocabulary.Instrument;
import dev.sluice.vocabulary.Money;
import dev.sluice.vocabulary.OrderTerms;
import dev.sluice.vocabulary.Price;
import dev.sluice.vocabulary.Quantity;
import dev.sluice.vocabulary.Side;
import dev.sluice.vocabulary.Symbol;
import dev.sluice.vocabulary.TimeInForce;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** A small market: coins of cents and thousandths, so that numbers in tests stay readable. */
final class PaperFixture {
    static final Symbol BTCUSDT = new Symbol("BTCUSDT");
    static final Symbol ETHBTC = new Symbol("ETHBTC");
    static final Asset BTC = new Asset("BTC");
    static final Asset ETH = new Asset("ETH");
    static final Asset USDT = new Asset("USDT");
    static final AccountId ANN = new AccountId("ann");
    static final AccountId BOB = new AccountId("bob");
    static final AccountId CAT = new AccountId("cat");
    static final AccountId HOUSE = new AccountId("house");

    private PaperFixture() {}

    static List<Instrument> instruments() {
        return List.of(instrument(BTCUSDT, BTC, USDT), instrument(ETHBTC, ETH, BTC));
    }

    static Instrument instrument(Symbol symbol, Asset base, Asset quote) {
        return new Instrument(
                symbol,
                base,
                quote,
                units("0.01"),
                units("0.01"),
                units("1000"),
                new Instrument.Lot(units("0.001"), units("100"), units("0.001")),
                new Instrument.Lot(units("0.001"), units("50"), units("0.001")),
                new Instrument.Notional(new BigDecimal("0.5"), true, new BigDecimal("9000"), false));
    }

    static PaperExchange exchange() {
        return exchange(Limits.DEFAULT);
    }

    /** Ann pays nothing, Bob 10 bps as maker and 20 as taker, Cat fractions of a basis point. */
    static PaperExchange exchange(Limits limits) {
        PaperExchange exchange = new PaperExchange(instruments(), limits);
        fees().forEach((account, fees) -> exchange.open(account, fees, funds()));
        exchange.openHouse(HOUSE);
        return exchange;
    }

    static Map<AccountId, Fees> fees() {
        return Map.of(ANN, Fees.NONE, BOB, Fees.ofBps("10", "20"), CAT, Fees.ofBps("0.1", "7.5"));
    }

    static Map<Asset, BigDecimal> funds() {
        return Map.of(USDT, new BigDecimal("10000"), BTC, new BigDecimal("100"), ETH, new BigDecimal("100"));
    }

    static ClientOrderId id(String value) {
        return new ClientOrderId(value);
    }

    static OrderTerms buy(String quantity, String price) {
        return limit(Side.BUY, quantity, price, TimeInForce.GTC);
    }

    static OrderTerms sell(String quantity, String price) {
        return limit(Side.SELL, quantity, price, TimeInForce.GTC);
    }

    static OrderTerms limit(Side side, String quantity, String price, TimeInForce timeInForce) {
        return OrderTerms.limit(BTCUSDT, side, Quantity.of(quantity), Price.of(price), timeInForce);
    }

    static OrderTerms market(Side side, String quantity) {
        return OrderTerms.market(BTCUSDT, side, Quantity.of(quantity));
    }

    static OrderTerms maker(Side side, String quantity, String price) {
        return OrderTerms.limitMaker(BTCUSDT, side, Quantity.of(quantity), Price.of(price));
    }

    static long units(String decimal) {
        return Price.of(decimal).units();
    }

    /** One line per event, without times and balances: {@code "bob filled b1 2@100 MAKER complete"}. */
    static List<String> lines(List<ExchangeEvent> events) {
        return events.stream()
                .filter(event -> !(event instanceof ExchangeEvent.BalanceChanged))
                .map(PaperFixture::line)
                .toList();
    }

    private static String line(ExchangeEvent event) {
        return event.account()
                + switch (event) {
                    case ExchangeEvent.OrderAccepted e -> " accepted " + e.clientOrderId();
                    case ExchangeEvent.OrderRejected e -> " rejected " + e.clientOrderId() + " " + e.reason();
                    case ExchangeEvent.OrderFilled e ->
                        " filled " + e.fill().clientOrderId() + " " + e.fill().quantity() + "@"
                                + e.fill().price() + " " + e.fill().liquidity() + (e.complete() ? " complete" : "");
                    case ExchangeEvent.OrderCanceled e -> " canceled " + e.clientOrderId();
                    case ExchangeEvent.CancelRejected e -> " cancel rejected " + e.clientOrderId() + " " + e.reason();
                    case ExchangeEvent.OrderExpired e -> " expired " + e.clientOrderId() + " " + e.reason();
                    case ExchangeEvent.OrderStarted e -> " started " + e.clientOrderId();
                    case ExchangeEvent.OrderReplaced e ->
                        " replaced " + e.previousId() + " by " + e.clientOrderId() + " "
                                + e.order().terms().quantity();
                    case ExchangeEvent.MatchPrevented e ->
                        " prevented " + e.clientOrderId() + " "
                                + e.order().details().prevented();
                    case ExchangeEvent.AmendRejected e -> " amend rejected: " + e.text();
                    case ExchangeEvent.ListRejected e -> " list rejected: " + e.text();
                    case ExchangeEvent.ListChanged e -> " list " + e.list().contingency() + " " + e.status();
                    case ExchangeEvent.Deposited e -> " got " + plain(e.amount()) + " " + e.asset();
                    case ExchangeEvent.BalanceChanged e -> " has " + e.change();
                };
    }

    /** Everything that the naive exchange knows, too. */
    static String whole(ExchangeEvent event) {
        return event.account() + " " + event.atNanos()
                + switch (event) {
                    case ExchangeEvent.OrderAccepted e ->
                        " accepted " + e.clientOrderId() + " #" + e.venueOrderId() + " " + e.terms();
                    case ExchangeEvent.OrderRejected e ->
                        " rejected " + e.clientOrderId() + " " + e.symbol() + " " + e.reason() + " " + e.text();
                    case ExchangeEvent.OrderFilled e ->
                        " filled #" + e.venueOrderId() + " " + fill(e.fill()) + " so " + e.cumulativeQuantity()
                                + " for " + plain(e.cumulativeQuote()) + (e.complete() ? " complete" : "");
                    case ExchangeEvent.OrderCanceled e -> " canceled" + ended(e);
                    case ExchangeEvent.OrderExpired e -> " expired " + e.reason() + ended(e);
                    case ExchangeEvent.CancelRejected e ->
                        " cancel rejected " + e.clientOrderId() + " " + e.symbol() + " " + e.reason() + " " + e.text();
                    case ExchangeEvent.BalanceChanged e ->
                        " has " + plain(e.change().free()) + " and "
                                + plain(e.change().locked()) + " " + e.change().asset();
                    default -> line(event);
                };
    }

    private static String ended(ExchangeEvent.OrderEvent e) {
        return " " + e.clientOrderId() + " #" + e.venueOrderId() + " " + e.symbol() + " " + e.cumulativeQuantity();
    }

    static String fill(Fill fill) {
        return fill.symbol() + " " + fill.tradeId() + " " + fill.clientOrderId() + " " + fill.side() + " "
                + fill.quantity() + "@" + fill.price() + " " + fill.liquidity() + " less "
                + fill.commission().plain() + " " + fill.commission().asset();
    }

    /** {@code "bids 5@100 | asks 2@101"}. */
    static String book(PaperExchange exchange) {
        Depth depth = exchange.depth(BTCUSDT, 10);
        return "bids " + side(depth.bids()) + " | asks " + side(depth.asks());
    }

    private static String side(List<Depth.Level> levels) {
        return String.join(
                " ",
                levels.stream()
                        .map(level -> level.quantity() + "@" + level.price())
                        .toList());
    }

    static String balance(PaperExchange exchange, AccountId account, Asset asset) {
        Balance balance = exchange.balances(account).getOrDefault(asset, new Balance(BigDecimal.ZERO, BigDecimal.ZERO));
        return plain(balance.free()) + " free, " + plain(balance.locked()) + " locked";
    }

    static String plain(BigDecimal amount) {
        return Money.plain(amount);
    }
}
