package dev.sluice.portfolio;

import dev.sluice.journal.JournalEntry;
import dev.sluice.vocabulary.BalanceChange;
import dev.sluice.vocabulary.Money;
import dev.sluice.vocabulary.UtcNanos;
import java.util.Map;

/** The venue reported an asset's balance. */
public record BalanceReported(BalanceChange balance, long atNanos) implements JournalEntry {
    @Override
    public String kind() {
        return "balance_reported";
    }

    @Override
    public Map<String, Object> payload() {
        return Map.of(
                "balance",
                Map.of(
                        "asset", balance.asset().code(),
                        "free", Money.plain(balance.free()),
                        "locked", Money.plain(balance.locked()),
                        "at", UtcNanos.format(balance.atNanos())));
    }
}
