package dev.sluice.portfolio;

import dev.sluice.portfolio.AccountAnomalyDetected.Anomaly;
import dev.sluice.vocabulary.Asset;
import dev.sluice.vocabulary.Fill;
import dev.sluice.vocabulary.Instrument;
import dev.sluice.vocabulary.Price;
import dev.sluice.vocabulary.Symbol;
import dev.sluice.vocabulary.UtcNanos;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Asks of the account whether it adds up. It keeps a second account of its own, of cash and quantities alone, which
 * knows nothing of average costs and realised profit: whatever the equity does beyond what that explains is an anomaly.
 *
 * <p>equity = what it was at first + Σ (−signed quantity × price − commission) + transfers + Σ quantity × mark, exact
 * but for the rounding of average costs. And the venue's balances are compared with what the account should hold, once
 * both have rested for {@link #REST_NANOS}: a trade and its balance come on different roads.
 *
 * <p>Each anomaly is told once: afterwards equity counts from where it is, and a balance is told again only when its
 * difference has changed.
 */
public final class AnomalyWatch {
    /** How long a balance and what should be held must both have rested before they are compared. */
    static final long REST_NANOS = 10 * UtcNanos.PER_SECOND;

    private final BigDecimal tolerance;
    private final Map<Symbol, BigDecimal> quantities = new HashMap<>();
    private final Map<Asset, Resting> resting = new HashMap<>();
    private Optional<BigDecimal> cash = Optional.empty();

    /** A pair that has not changed since then. */
    private record Resting(BigDecimal reported, BigDecimal held, long sinceNanos, boolean told) {
        boolean isOf(BigDecimal balance, BigDecimal holding) {
            return reported.compareTo(balance) == 0 && held.compareTo(holding) == 0;
        }

        boolean hasDifferenceOf(BigDecimal balance, BigDecimal holding) {
            return balance.subtract(holding).compareTo(reported.subtract(held)) == 0;
        }
    }

    /** @param tolerance how much a difference may be worth, in the account currency */
    public AnomalyWatch(BigDecimal tolerance) {
        this.tolerance = tolerance;
    }

    /** A fill was booked. */
    public void note(FillBooked booked, Instrument instrument) {
        Fill fill = booked.fill();
        BigDecimal traded = fill.quantity()
                .decimal()
                .multiply(BigDecimal.valueOf(fill.side().sign()));
        boolean inBase = fill.commission().asset().equals(instrument.base());
        BigDecimal fee = inBase ? BigDecimal.ZERO : booked.fee().orElse(BigDecimal.ZERO);
        BigDecimal change = inBase ? traded.subtract(fill.commission().amount()) : traded;
        quantities.merge(fill.symbol(), change, BigDecimal::add);
        flow(traded.multiply(fill.price().decimal()).add(fee).negate());
    }

    /** So much of the account currency came, or left. */
    public void transferred(BigDecimal amount) {
        flow(amount);
    }

    private void flow(BigDecimal amount) {
        cash = cash.map(amount::add);
    }

    /**
     * Looks whether equity is what it should be; not while something that is held has no mark.
     *
     * @param equity valued at these marks just now
     */
    public Optional<AccountAnomalyDetected> lookAtEquity(
            BigDecimal equity, Portfolio portfolio, Function<Symbol, Optional<Price>> marks, long nowNanos) {
        if (cash.isEmpty()) {
            begin(equity, portfolio, marks);
            return Optional.empty();
        }
        Optional<BigDecimal> unexplained = worth(marks)
                .flatMap(held -> cash.map(held::add))
                .filter(expected -> equity.subtract(expected).abs().compareTo(tolerance) > 0);
        unexplained.ifPresent(_ -> begin(equity, portfolio, marks));
        return unexplained.map(expected -> new AccountAnomalyDetected(
                Anomaly.EQUITY_UNEXPLAINED, Optional.empty(), equity, expected, tolerance, nowNanos));
    }

    /** Counts from here on; not yet while something that is held has no mark. */
    private void begin(BigDecimal equity, Portfolio portfolio, Function<Symbol, Optional<Price>> marks) {
        quantities.clear();
        portfolio.positions().forEach(position -> quantities.put(position.symbol(), position.quantity()));
        cash = worth(marks).map(equity::subtract);
    }

    private Optional<BigDecimal> worth(Function<Symbol, Optional<Price>> marks) {
        BigDecimal sum = BigDecimal.ZERO;
        for (Map.Entry<Symbol, BigDecimal> held : quantities.entrySet()) {
            if (held.getValue().signum() == 0) {
                continue;
            }
            Optional<Price> mark = marks.apply(held.getKey());
            if (mark.isEmpty()) {
                return Optional.empty();
            }
            sum = sum.add(held.getValue().multiply(mark.get().decimal()));
        }
        return Optional.of(sum);
    }

    /**
     * Looks whether the venue's balances are what the account should hold.
     *
     * @param prices what one of an asset is worth; a difference in an asset that has no price cannot be measured
     */
    public List<AccountAnomalyDetected> lookAtBalances(
            Portfolio portfolio, Function<Asset, Optional<BigDecimal>> prices, long nowNanos) {
        List<AccountAnomalyDetected> found = new ArrayList<>();
        if (portfolio.countsHoldings()) {
            portfolio.balances().forEach(balance -> {
                BigDecimal reported = balance.free().add(balance.locked());
                BigDecimal held = portfolio.holdings().getOrDefault(balance.asset(), BigDecimal.ZERO);
                if (contradicts(balance.asset(), reported, held, prices, nowNanos)) {
                    found.add(new AccountAnomalyDetected(
                            Anomaly.BALANCE_CONTRADICTS_HOLDINGS,
                            Optional.of(balance.asset()),
                            reported,
                            held,
                            tolerance,
                            nowNanos));
                }
            });
        }
        return found;
    }

    private boolean contradicts(
            Asset asset,
            BigDecimal reported,
            BigDecimal held,
            Function<Asset, Optional<BigDecimal>> prices,
            long nowNanos) {
        Resting before = resting.get(asset);
        if (before == null || !before.isOf(reported, held)) {
            boolean told = before != null && before.told() && before.hasDifferenceOf(reported, held);
            resting.put(asset, new Resting(reported, held, nowNanos, told));
            return false;
        }
        boolean tooMuch = prices.apply(asset)
                .map(price -> reported.subtract(held).abs().multiply(price).compareTo(tolerance) > 0)
                .orElse(false);
        if (!tooMuch || before.told() || nowNanos - before.sinceNanos() < REST_NANOS) {
            return false;
        }
        resting.put(asset, new Resting(reported, held, before.sinceNanos(), true));
        return true;
    }
}
