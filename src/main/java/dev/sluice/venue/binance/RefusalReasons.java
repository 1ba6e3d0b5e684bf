package dev.sluice.venue.binance;

import dev.sluice.vocabulary.Reason;
import java.util.Locale;
import java.util.Map;

/**
 * The venue's words for why it refused or ended an order, as codes: the house's catalogue where it has one, else the
 * venue's own in lower case. All sets are closed, so the codes may be labels of metrics.
 */
final class RefusalReasons {
    private static final String FILTER = "Filter failure: ";

    /** {@code errors.md}, Messages for -1010, -2010, -2011 and -2038. */
    private static final Map<String, String> MESSAGES = Map.ofEntries(
            Map.entry("Unknown order sent.", Reason.UNKNOWN_ORDER.code()),
            Map.entry("Duplicate order sent.", Reason.DUPLICATE_ORDER.code()),
            Map.entry("Market is closed.", "market_closed"),
            Map.entry("Account has insufficient balance for requested action.", Reason.INSUFFICIENT_BALANCE.code()),
            Map.entry("Order would immediately match and take.", Reason.WOULD_TAKE.code()),
            Map.entry("Order would trigger immediately.", Reason.WOULD_TRIGGER.code()),
            Map.entry("Price * QTY is zero or less.", Reason.FILTER_NOTIONAL.code()),
            Map.entry("IcebergQty exceeds QTY.", "iceberg_exceeds_quantity"),
            Map.entry("This action is disabled on this account.", "account_restricted"),
            Map.entry("This account may not place or cancel orders.", "account_restricted"),
            Map.entry("This symbol is not permitted for this account.", "account_restricted"),
            Map.entry("This symbol is restricted for this account.", "account_restricted"),
            Map.entry("Unsupported order combination", "unsupported_order"),
            Map.entry("Order was not canceled due to cancel restrictions.", "cancel_restricted"),
            Map.entry("The relationship of the prices for the orders is not correct.", "list_prices"),
            Map.entry("The requested action would change no state; rejecting", "no_change"));

    /** {@code user-data-stream.md}, Order Reject Reason and Order Expiry Reason. */
    private static final Map<String, String> EVENTS = Map.of(
            "INSUFFICIENT_BALANCES", Reason.INSUFFICIENT_BALANCE.code(),
            "STOP_PRICE_WOULD_TRIGGER_IMMEDIATELY", Reason.WOULD_TRIGGER.code(),
            "WOULD_MATCH_IMMEDIATELY", Reason.WOULD_TAKE.code(),
            "OCO_BAD_PRICES", "list_prices",
            "UNFILLED_IOC_QUANTITY_EXPIRED", Reason.NOT_FILLED_AT_ONCE.code(),
            "UNFILLED_FOK_ORDER_EXPIRED", Reason.NOT_FILLED_AT_ONCE.code(),
            "INSUFFICIENT_LIQUIDITY", Reason.NO_LIQUIDITY.code(),
            "EXCHANGE_CANCELED", "exchange_canceled",
            "OCO_TRIGGER", "oco_trigger",
            "OTO_PHASE_ONE_EXPIRED", "oto_phase_one_expired");

    private RefusalReasons() {}

    /** Why a request was refused. */
    static String of(VenueAnswer.Refused refused) {
        String message = refused.message();
        if (message.startsWith(FILTER)) {
            return filter(message.substring(FILTER.length()).strip());
        }
        for (Map.Entry<String, String> known : MESSAGES.entrySet()) {
            if (message.startsWith(known.getKey())) {
                return known.getValue();
            }
        }
        return switch (refused.status()) {
            case 418 -> "venue_banned";
            case 403 -> "venue_firewall";
            default -> byCode(refused);
        };
    }

    /** Why the venue ended an order, from an event's or answer's reject or expiry reason. */
    static String ended(OrderStatus status, String reason) {
        if (status == OrderStatus.EXPIRED_IN_MATCH) {
            return "stp";
        }
        if (reason.isEmpty()) {
            return status == OrderStatus.CANCELED ? "requested" : status.name().toLowerCase(Locale.ROOT);
        }
        String known = EVENTS.get(reason);
        if (known != null) {
            return known;
        }
        return switch (reason) {
            case "REJECTED", "EXECUTION_RULE_PRICE_RANGE_EXCEEDED" -> reason.toLowerCase(Locale.ROOT);
            default -> "venue_other";
        };
    }

    private static String filter(String name) {
        try {
            return Reason.valueOf("FILTER_" + name).code();
        } catch (IllegalArgumentException e) {
            return "filter_other";
        }
    }

    private static String byCode(VenueAnswer.Refused refused) {
        return VenueErrors.code(refused.code())
                .map(code -> switch (code) {
                    case TOO_MANY_ORDERS -> "venue_orders";
                    case TOO_MANY_REQUESTS -> "venue_weight";
                    case SERVER_BUSY, SERVICE_SHUTTING_DOWN, TOO_MANY_CONNECTIONS -> "venue_busy";
                    case INVALID_TIMESTAMP -> "venue_clock";
                    case BAD_SYMBOL -> Reason.UNKNOWN_SYMBOL.code();
                    case NO_SUCH_ORDER -> Reason.UNKNOWN_ORDER.code();
                    default -> "venue_" + code.name().toLowerCase(Locale.ROOT);
                })
                .orElse(refused.status() == 429 ? "venue_weight" : "venue_other");
    }
}
