package dev.sluice.venue.paper.binance;

import dev.sluice.venue.paper.Fees;
import dev.sluice.vocabulary.Symbol;
import java.math.BigDecimal;

/** Commission rates as answers have them ({@code faqs/commission_faq.md}). There are standard rates alone. */
final class CommissionTexts {
    private static final String MAKER = "maker";
    private static final String TAKER = "taker";

    private CommissionTexts() {}

    /** A rate as a share of what is received. */
    static BigDecimal rate(BigDecimal bps) {
        return bps.movePointLeft(4);
    }

    /** {@code rest-api.md}, "Test new order", with computeCommissionRates. */
    static JsonObject ofOrder(Fees fees) {
        JsonObject none = new JsonObject().put(MAKER, BigDecimal.ZERO).put(TAKER, BigDecimal.ZERO);
        return new JsonObject()
                .put(
                        "standardCommissionForOrder",
                        new JsonObject().put(MAKER, rate(fees.makerBps())).put(TAKER, rate(fees.takerBps())))
                .put("specialCommissionForOrder", none)
                .put("taxCommissionForOrder", none)
                .put("discount", discount());
    }

    /** {@code rest-api.md}, "Query Commission Rates". */
    static JsonObject ofAccount(Symbol symbol, Fees fees) {
        return new JsonObject()
                .put("symbol", symbol.name())
                .put("standardCommission", rates(fees))
                .put("specialCommission", rates(Fees.NONE))
                .put("taxCommission", rates(Fees.NONE))
                .put("discount", discount());
    }

    static JsonObject rates(Fees fees) {
        return new JsonObject()
                .put(MAKER, rate(fees.makerBps()))
                .put(TAKER, rate(fees.takerBps()))
                .put("buyer", BigDecimal.ZERO)
                .put("seller", BigDecimal.ZERO);
    }

    private static JsonObject discount() {
        return new JsonObject()
                .put("enabledForAccount", false)
                .put("enabledForSymbol", false)
                .put("discountAsset", "BNB")
                .put("discount", BigDecimal.ZERO);
    }
}
