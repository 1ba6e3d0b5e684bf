package dev.sluice.portfolio;

import static dev.sluice.vocabulary.VocabularyFixture.*;

import dev.sluice.vocabulary.Asset;
import dev.sluice.vocabulary.BalanceChange;
import dev.sluice.vocabulary.ClientOrderId;
import dev.sluice.vocabulary.Fill;
import dev.sluice.vocabulary.Instrument;
import dev.sluice.vocabulary.Liquidity;
import dev.sluice.vocabulary.Money;
import dev.sluice.vocabulary.OrderId;
import dev.sluice.vocabulary.Side;

/** Fills and balances in few words. */
public final class PortfolioFixture {
    private static long trades;

    private PortfolioFixture() {}

    /** A fill without commission under a trade id of its own. */
    public static Fill fill(Instrument instrument, Side side, String quantity, String price) {
        return fill(instrument, side, quantity, price, Money.zero(USDT));
    }

    public static Fill fill(Instrument instrument, Side side, String quantity, String price, Money commission) {
        return new Fill(
                instrument.symbol(),
                "f" + ++trades,
                new ClientOrderId("any"),
                side,
                price(price),
                quantity(quantity),
                commission,
                Liquidity.TAKER,
                1);
    }

    /** A portfolio that holds a position, bought at a price. */
    public static void buy(Portfolio portfolio, Instrument instrument, String quantity, String price) {
        portfolio.book(new OrderId("earlier"), fill(instrument, Side.BUY, quantity, price), instrument, 1);
    }

    public static void balance(Portfolio portfolio, Asset asset, String free) {
        portfolio.report(new BalanceChange(asset, decimal(free), decimal("0"), 1), 1);
    }
}
