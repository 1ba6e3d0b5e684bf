package dev.sluice.venue.paper;

import dev.sluice.vocabulary.FixedPoint;
import dev.sluice.vocabulary.Liquidity;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * What the exchange takes from each trade: a share of what the order receives, that is base for BUY and quote for SELL
 * (Binance {@code faqs/commission_faq.md}, "How is the commission calculated?").
 *
 * @param makerBps basis points for resting orders, 0 to 10,000
 * @param takerBps basis points for orders that take, 0 to 10,000
 */
public record Fees(BigDecimal makerBps, BigDecimal takerBps) {
    private static final BigDecimal WHOLE_BPS = BigDecimal.valueOf(10_000);

    public static final Fees NONE = new Fees(BigDecimal.ZERO, BigDecimal.ZERO);

    public Fees {
        requireShare(makerBps);
        requireShare(takerBps);
    }

    /** Parses both rates, such as {@code ofBps("7.5", "10")}. */
    public static Fees ofBps(String makerBps, String takerBps) {
        return new Fees(new BigDecimal(makerBps), new BigDecimal(takerBps));
    }

    /**
     * The commission on a received amount, rounded half up to 8 decimals: the FAQ prints 17491.25 × 0.0000023 =
     * 0.040229875 as 0.04022988. Never more than the amount itself, which may have 16 decimals and be less than one
     * rounding step.
     */
    public BigDecimal commission(Liquidity liquidity, BigDecimal received) {
        BigDecimal bps = liquidity == Liquidity.MAKER ? makerBps : takerBps;
        return received.multiply(bps)
                .movePointLeft(4)
                .setScale(FixedPoint.SCALE, RoundingMode.HALF_UP)
                .min(received);
    }

    private static void requireShare(BigDecimal bps) {
        if (bps.signum() < 0 || bps.compareTo(WHOLE_BPS) > 0) {
            throw new IllegalArgumentException("fee must be 0 to 10000 bps but is " + bps);
        }
    }
}
