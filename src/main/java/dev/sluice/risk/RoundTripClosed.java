package dev.sluice.risk;

import dev.sluice.journal.JournalEntry;
import dev.sluice.vocabulary.Money;
import dev.sluice.vocabulary.Symbol;
import dev.sluice.vocabulary.UtcNanos;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;

/**
 * A position is back at nothing; what the trade brought, and where the row of losses stands after it.
 *
 * @param result realised profit minus fees of this trip, in the quote asset
 * @param net the same of all trips so far, from which the next one is measured
 * @param losses in a row that count towards the next rest
 * @param untilNanos when the newest rest ends; 0 before the first
 */
record RoundTripClosed(Symbol symbol, BigDecimal result, BigDecimal net, int losses, long untilNanos, long atNanos)
        implements JournalEntry {
    @Override
    public String kind() {
        return "round_trip_closed";
    }

    @Override
    public Map<String, Object> payload() {
        Map<String, Object> row = new HashMap<>();
        row.put("symbol", symbol.name());
        row.put("net", Money.plain(net));
        row.put("losses", Integer.toString(losses));
        if (untilNanos != 0) {
            row.put("until", UtcNanos.format(untilNanos));
        }
        row.put("at", UtcNanos.format(atNanos));
        return Map.of("lossStreak", row, "result", Money.plain(result));
    }
}
