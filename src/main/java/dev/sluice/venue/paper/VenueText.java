package dev.sluice.venue.paper;

import dev.sluice.vocabulary.Reason;
import java.util.Locale;

/** The words of Binance for a refusal ({@code errors.md}, -1121, "Messages for -1010 …" and "Filter failures"). */
final class VenueText {
    private static final String FILTER = "filter_";

    private VenueText() {}

    static String of(Reason reason) {
        return switch (reason) {
            case UNKNOWN_SYMBOL -> "Invalid symbol.";
            case UNKNOWN_ORDER -> "Unknown order sent.";
            case DUPLICATE_ORDER -> "Duplicate order sent.";
            case WOULD_TAKE -> "Order would immediately match and take.";
            case INSUFFICIENT_BALANCE -> "Account has insufficient balance for requested action.";
            default -> filterText(reason);
        };
    }

    private static String filterText(Reason reason) {
        if (!reason.code().startsWith(FILTER)) {
            throw new IllegalArgumentException(reason + " is no refusal of the exchange");
        }
        return "Filter failure: " + reason.code().substring(FILTER.length()).toUpperCase(Locale.ROOT);
    }
}
