package dev.sluice.venue.paper.binance;

import dev.sluice.venue.paper.AccountId;
import dev.sluice.venue.paper.ExchangeEvent;
import dev.sluice.vocabulary.Liquidity;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Each account's unfilled orders ({@code faqs/order_count_decrement.md}): a new order adds one, its first fill takes
 * one off as taker and five as maker, as in the examples there.
 */
final class OrderCounts {
    private static final int TAKER_CREDIT = 1;
    private static final int MAKER_CREDIT = 5;

    private final ApiLimits limits;
    private final Map<AccountId, Count> counts = new HashMap<>();

    OrderCounts(ApiLimits limits) {
        this.limits = limits;
    }

    /** An account's counts in both intervals. */
    static final class Count {
        private final Window tenSeconds = new Window(TimeUnit.SECONDS.toNanos(10));
        private final Window day = new Window(TimeUnit.DAYS.toNanos(1));

        long inTenSeconds(long nowNanos) {
            return tenSeconds.count(nowNanos);
        }

        long inDay(long nowNanos) {
            return day.count(nowNanos);
        }
    }

    Count of(AccountId account) {
        return counts.computeIfAbsent(account, key -> new Count());
    }

    /** @throws ApiError 429, -1015 */
    void add(AccountId account, int orders, long nowNanos) {
        Count count = of(account);
        if (count.tenSeconds.count(nowNanos) + orders > limits.ordersPerTenSeconds()) {
            throw tooMany(limits.ordersPerTenSeconds() + " orders per 10 SECOND", count.tenSeconds.endNanos(nowNanos));
        }
        if (count.day.count(nowNanos) + orders > limits.ordersPerDay()) {
            throw tooMany(limits.ordersPerDay() + " orders per 1 DAY", count.day.endNanos(nowNanos));
        }
        change(count, orders, nowNanos);
    }

    /** Orders that were counted were not placed after all. */
    void remove(AccountId account, int orders, long nowNanos) {
        change(of(account), -orders, nowNanos);
    }

    void on(List<ExchangeEvent> events) {
        for (ExchangeEvent event : events) {
            if (event instanceof ExchangeEvent.OrderFilled filled
                    && filled.cumulativeQuantity().equals(filled.fill().quantity())) {
                int credit = filled.fill().liquidity() == Liquidity.MAKER ? MAKER_CREDIT : TAKER_CREDIT;
                change(of(filled.account()), -credit, filled.atNanos());
            }
        }
    }

    private static void change(Count count, int orders, long nowNanos) {
        count.tenSeconds.add(orders, nowNanos);
        count.day.add(orders, nowNanos);
    }

    private static ApiError tooMany(String limit, long untilNanos) {
        return ApiError.rateLimited(429, -1015, "Too many new orders; current limit is " + limit + ".", untilNanos);
    }
}
