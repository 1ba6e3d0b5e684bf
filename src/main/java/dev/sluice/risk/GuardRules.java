package dev.sluice.risk;

/** The rules of the gates beyond plain limits; every one can be off. */
public record GuardRules(
        SizingRules sizing, ComplianceRules compliance, CandleRules candles, ExposureGroups groups, OrderRules orders) {
    /** Sizes by the stop and adds no rule. */
    public static final GuardRules DEFAULT = new GuardRules(
            SizingRules.DEFAULT,
            ComplianceRules.DEFAULT,
            CandleRules.DEFAULT,
            ExposureGroups.DEFAULT,
            OrderRules.DEFAULT);

    GuardRules with(SizingRules changed) {
        return new GuardRules(changed, compliance, candles, groups, orders);
    }

    GuardRules with(ComplianceRules changed) {
        return new GuardRules(sizing, changed, candles, groups, orders);
    }

    GuardRules with(CandleRules changed) {
        return new GuardRules(sizing, compliance, changed, groups, orders);
    }

    GuardRules with(ExposureGroups changed) {
        return new GuardRules(sizing, compliance, candles, changed, orders);
    }

    GuardRules with(OrderRules changed) {
        return new GuardRules(sizing, compliance, candles, groups, changed);
    }
}
