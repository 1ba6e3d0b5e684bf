package dev.sluice.venue.paper;

import dev.sluice.vocabulary.Reason;
import java.util.Locale;

/**
 * Why a request is refused, in our words and in Binance's ({@code errors.md}, "Messages for -1010 …", "Filter
 * failures", -1121, -2039).
 */
public record Refusal(Reason reason, String text) {
    static final Refusal ICEBERG_TOO_LARGE = rule("IcebergQty exceeds QTY.");
    static final Refusal LIST_PRICES = rule("The relationship of the prices for the orders is not correct.");
    static final Refusal RESTRICTED = rule("Order was not canceled due to cancel restrictions.");
    static final Refusal OTHER_CLIENT_ID = rule("Client order ID is not correct for this order ID.");
    static final Refusal AMEND_INCREASE = rule("Order amend (quantity increase) is not supported.");
    static final Refusal AMEND_NOTHING = rule("The requested action would change no state; rejecting");
    static final Refusal AMEND_TOO_OFTEN = rule("Filter failure: MAX_NUM_ORDER_AMENDS");
    static final Refusal NO_BOOK = rule("Order book liquidity is less than symbol minimum quantity.");
    static final Refusal BOOK_BELOW_LOT = rule("Order book liquidity is less than `LOT_SIZE` filter minimum quantity.");

    private static final String FILTER = "filter_";

    static Refusal of(Reason reason) {
        return new Refusal(reason, words(reason));
    }

    private static Refusal rule(String text) {
        return new Refusal(Reason.VENUE_RULE, text);
    }

    private static String words(Reason reason) {
        return switch (reason) {
            case UNKNOWN_SYMBOL -> "Invalid symbol.";
            case UNKNOWN_ORDER -> "Unknown order sent.";
            case DUPLICATE_ORDER -> "Duplicate order sent.";
            case WOULD_TAKE -> "Order would immediately match and take.";
            case WOULD_TRIGGER -> "Order would trigger immediately.";
            case INSUFFICIENT_BALANCE -> "Account has insufficient balance for requested action.";
            default -> filterWords(reason);
        };
    }

    private static String filterWords(Reason reason) {
        if (!reason.code().startsWith(FILTER)) {
            throw new IllegalArgumentException(reason + " is no refusal of the exchange");
        }
        return "Filter failure: " + reason.code().substring(FILTER.length()).toUpperCase(Locale.ROOT);
    }
}
