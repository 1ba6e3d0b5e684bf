package dev.sluice.portfolio;

import dev.sluice.journal.JournalEntry;
import dev.sluice.vocabulary.AssetTransfer;
import dev.sluice.vocabulary.Money;
import dev.sluice.vocabulary.UtcNanos;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;

/**
 * What the account should hold of an asset changed without a trade; neither profit nor loss.
 *
 * @param source who says so
 * @param holding what it should hold now
 */
public record TransferBooked(AssetTransfer transfer, Source source, BigDecimal holding, long atNanos)
        implements JournalEntry {
    /** Who says that there was a transfer. */
    public enum Source {
        /** A deposit, withdrawal or transfer of which the venue told. */
        VENUE,
        /** A person took the venue's statement for the truth. */
        OPERATOR;

        String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Override
    public String kind() {
        return "transfer_booked";
    }

    @Override
    public Map<String, Object> payload() {
        return Map.of(
                "transfer",
                Map.of(
                        "transferId", transfer.id(),
                        "asset", transfer.asset().code(),
                        "delta", Money.plain(transfer.delta()),
                        "source", source.label(),
                        "at", UtcNanos.format(transfer.atNanos())),
                "holding",
                HoldingRows.of(Map.of(transfer.asset(), holding)));
    }
}
