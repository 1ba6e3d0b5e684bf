package dev.sluice.alert;

import dev.sluice.journal.JournalEntry;
import dev.sluice.vocabulary.OrderId;
import java.util.Map;
import java.util.Optional;

/**
 * People were told of something.
 *
 * @param number alerts of this journal before this one; its row takes the place of the one {@link #KEPT} before it
 */
public record AlertRaised(RaisedAlert raised, long number) implements JournalEntry {
    /** As it is journaled. */
    public static final String KIND = "alert_raised";

    /** Alerts that stay in the list. */
    public static final int KEPT = 10_000;

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public long atNanos() {
        return raised.alert().atNanos();
    }

    @Override
    public Optional<OrderId> orderId() {
        return raised.alert().order();
    }

    @Override
    public Map<String, Object> payload() {
        Map<String, Object> row = raised.row();
        row.put("slot", Long.toString(number % KEPT));
        row.put("number", Long.toString(number));
        return Map.of("alert", row);
    }
}
