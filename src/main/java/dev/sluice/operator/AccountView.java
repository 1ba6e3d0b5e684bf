package dev.sluice.operator;

import java.util.List;

/**
 * {@code GET /api/account}; decimals as strings.
 *
 * @param currency in which equity is counted
 * @param openingBalance of the currency when the journal began
 * @param drawdownPct loss from the peak, 0 to 100
 * @param dailyLossPct loss since the start of the UTC day, 0 to 100
 */
public record AccountView(
        String currency,
        String openingBalance,
        String equity,
        String peakEquity,
        String drawdownPct,
        String dailyLossPct,
        List<BalanceView> balances,
        String at) {
    /** The venue's last word on one asset. */
    public record BalanceView(String asset, String free, String locked, String at) {}
}
