package dev.sluice.operator;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * {@code GET /api/account}; decimals as strings, amounts in the account currency unless they name an asset.
 *
 * @param currency in which equity is counted
 * @param openingBalance of the currency when the journal began, plus transfers since
 * @param balance equity without what is not realised yet
 * @param drawdownPct loss from the peak, 0 to 100
 * @param dailyLossPct loss since the start of the day, 0 to 100
 */
@Schema(name = "Account")
public record AccountView(
        String currency,
        String openingBalance,
        String balance,
        String equity,
        String peakEquity,
        String drawdownPct,
        String dailyLossPct,
        ProfitView profit,
        List<FeeView> fees,
        List<BalanceView> balances,
        String at) {
    /**
     * What was won and lost.
     *
     * @param realized before fees, since the journal began
     * @param unrealized at the mark; a position without a mark counts as zero
     * @param fees what all commissions were worth that something priced
     * @param net realized + unrealized − fees
     * @param today equity minus what it was at the start of the day, transfers aside
     */
    @Schema(name = "Profit")
    public record ProfitView(String realized, String unrealized, String fees, String net, String today) {}

    /** The venue's last word on one asset. */
    @Schema(name = "Balance")
    public record BalanceView(String asset, String free, String locked, String at) {}
}
