package dev.sluice.venue.binance;

import dev.sluice.vocabulary.Symbol;
import java.util.List;

/**
 * An order list as an answer shows it ({@code rest-api.md}, Order lists).
 *
 * @param contingency OCO or OTO
 * @param statusType RESPONSE, EXEC_STARTED, UPDATED or ALL_DONE ({@code enums.md}, Order List Status)
 * @param orders its orders in full; empty where the answer names them only
 * @param members its orders' own ids
 */
public record ListSnapshot(
        Symbol symbol,
        long listId,
        String listClientOrderId,
        String contingency,
        String statusType,
        List<Member> members,
        List<OrderSnapshot> orders,
        long atNanos) {
    /** An order of the list. */
    public record Member(long orderId, String clientOrderId) {}

    public ListSnapshot {
        members = List.copyOf(members);
        orders = List.copyOf(orders);
    }
}
