package dev.sluice.venue.paper;

import dev.sluice.vocabulary.FixedPoint;
import dev.sluice.vocabulary.Instrument;
import dev.sluice.vocabulary.Price;
import dev.sluice.vocabulary.Side;
import java.util.Map;
import java.util.Optional;

/**
 * The simulated market of one symbol.
 *
 * <p><b>The model.</b> Everybody feels the same fair price, which drifts, shakes and goes through quiet, normal and
 * wild phases. Market makers quote around it with some delay. Takers trade at random, with the trend, and after moves.
 * Each trade, the desk's too, pushes the fair price a little in the taker's direction. So the book leans before it
 * moves, short moves last for seconds, and who trades large pays for it. All orders go through the same matching core
 * as everybody's; the agents' accounts are house accounts with unlimited funds.
 *
 * <p>See {@link PriceProcess}, {@link MarketPhase}, {@link MakerLadder} and {@link Takers}.
 *
 * <p>Time goes in steps of {@link #STEP_NANOS}. With the same seed, start and trades of others the same orders come;
 * the wall clock only stamps them.
 *
 * <p>Where a market begins: 60,000 BTC, 2,500 ETH, 150 SOL, else 100, each in the quote asset, within PRICE_FILTER.
 */
final class SymbolAgents {
    /** 25 ms. */
    static final long STEP_NANOS = 25_000_000;

    private static final double STEP_SECONDS = STEP_NANOS / 1e9;
    private static final double PUSH_BPS = 0.04;
    private static final double PUSH_MOST_BPS = 0.5;
    private static final Map<String, Price> HOMES =
            Map.of("BTC", Price.of("60000"), "ETH", Price.of("2500"), "SOL", Price.of("150"));
    private static final Price ELSEWHERE = Price.of("100");

    private final PriceProcess price;
    private final MakerLadder makers;
    private final Takers takers;
    private final OrderSizes sizes;

    /** @param remembered how an earlier run left the market, if one did */
    SymbolAgents(Instrument instrument, Optional<MarketState> remembered, OrderEntry entry, Chance chance) {
        Price home = home(instrument);
        MarketState start = remembered.orElse(new MarketState(instrument.symbol(), home, 0, MarketPhase.NORMAL));
        this.price = new PriceProcess(start, home, chance.split());
        this.makers = new MakerLadder(instrument, entry, chance.split(), price.units());
        this.takers = new Takers(instrument, entry, chance.split());
        this.sizes = new OrderSizes(instrument);
    }

    /** Fills the book. */
    void open() {
        makers.open(price);
    }

    void step() {
        price.advance(STEP_SECONDS);
        makers.step(price);
        takers.step(price, STEP_SECONDS);
    }

    /** What the exchange tells a house account. */
    void on(ExchangeEvent event) {
        switch (event) {
            case ExchangeEvent.OrderFilled filled -> {
                if (filled.complete()) {
                    makers.gone(filled.fill().clientOrderId());
                }
            }
            case ExchangeEvent.OrderCanceled canceled -> makers.gone(canceled.clientOrderId());
            case ExchangeEvent.OrderExpired expired -> makers.gone(expired.clientOrderId());
            case ExchangeEvent.OrderRejected rejected -> makers.gone(rejected.clientOrderId());
            default -> {}
        }
    }

    void onTrade(Side taker, ExchangeEvent.OrderFilled filled) {
        double usual = sizes.usual(filled.fill().price(), filled.fill().quantity());
        price.push(taker.sign() * StrictMath.min(PUSH_MOST_BPS, PUSH_BPS * usual));
    }

    MarketState state() {
        return price.state();
    }

    private static Price home(Instrument instrument) {
        Price usual = HOMES.getOrDefault(instrument.base().code(), ELSEWHERE);
        long most = instrument.maxPrice() == 0 ? FixedPoint.ONE * 1_000_000 : instrument.maxPrice();
        return Price.ofUnits(StrictMath.max(1, StrictMath.clamp(usual.units(), instrument.minPrice(), most)));
    }
}
