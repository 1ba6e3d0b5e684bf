package dev.sluice.risk;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;

/** Limits that people may tighten while the desk runs. */
public enum EditableLimit {
    MAX_ORDER_NOTIONAL("maxOrderNotional", RiskLimits::maxOrderNotional),
    MAX_RISK_PER_TRADE_PCT("maxRiskPerTradePct", RiskLimits::maxRiskPerTradePct),
    MAX_EXPOSURE_SYMBOL("maxExposureSymbol", RiskLimits::maxExposureSymbol),
    MAX_EXPOSURE_TOTAL("maxExposureTotal", RiskLimits::maxExposureTotal),
    MAX_POSITIONS("maxPositions", limits -> BigDecimal.valueOf(limits.maxPositions())),
    MAX_DAILY_LOSS_PCT("maxDailyLossPct", RiskLimits::maxDailyLossPct),
    MAX_DRAWDOWN_PCT("maxDrawdownPct", RiskLimits::maxDrawdownPct);

    private final String field;
    private final Function<RiskLimits, BigDecimal> value;

    EditableLimit(String field, Function<RiskLimits, BigDecimal> value) {
        this.field = field;
        this.value = value;
    }

    /** As people and the journal call it, such as {@code maxOrderNotional}. */
    public String field() {
        return field;
    }

    BigDecimal of(RiskLimits limits) {
        return value.apply(limits);
    }

    static Optional<EditableLimit> named(String field) {
        return Arrays.stream(values()).filter(each -> each.field.equals(field)).findFirst();
    }

    /** What is wrong with a value, for people; empty if it will do. */
    Optional<String> problem(BigDecimal wanted, RiskLimits configured) {
        if (wanted.signum() <= 0) {
            return Optional.of("must be more than 0");
        }
        if (wanted.compareTo(of(configured)) > 0) {
            return Optional.of("must not be more than what is configured, which is "
                    + of(configured).toPlainString());
        }
        boolean whole = wanted.stripTrailingZeros().scale() <= 0;
        return this == MAX_POSITIONS && !whole ? Optional.of("must be a whole number") : Optional.empty();
    }
}
