package dev.sluice.portfolio;

import dev.sluice.journal.JournalEntry;
import dev.sluice.vocabulary.Asset;
import dev.sluice.vocabulary.Money;
import dev.sluice.vocabulary.UtcNanos;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The account does not add up.
 *
 * @param asset in which; empty for equity
 * @param measured what it is
 * @param expected what fills, fees, transfers and prices make of it
 * @param tolerance how much the difference may be worth, in the account currency
 */
public record AccountAnomalyDetected(
        Anomaly anomaly,
        Optional<Asset> asset,
        BigDecimal measured,
        BigDecimal expected,
        BigDecimal tolerance,
        long atNanos)
        implements JournalEntry {
    /** What does not add up. */
    public enum Anomaly {
        /** Equity jumped by more than fills, fees, transfers and prices explain. */
        EQUITY_UNEXPLAINED,
        /** The venue reports a balance that differs from what the account should hold, and goes on doing so. */
        BALANCE_CONTRADICTS_HOLDINGS;

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Measured minus expected. */
    public BigDecimal difference() {
        return measured.subtract(expected);
    }

    @Override
    public String kind() {
        return "account_anomaly_detected";
    }

    @Override
    public Map<String, Object> payload() {
        Map<String, Object> payload = new HashMap<>();
        payload.put("anomaly", anomaly.code());
        asset.ifPresent(which -> payload.put("asset", which.code()));
        payload.put("measured", Money.plain(measured));
        payload.put("expected", Money.plain(expected));
        payload.put("difference", Money.plain(difference()));
        payload.put("tolerance", Money.plain(tolerance));
        payload.put("message", message());
        payload.put("at", UtcNanos.format(atNanos));
        return payload;
    }

    /** In a sentence. */
    public String message() {
        String what = asset.map(Asset::code).orElse("equity");
        return anomaly.code() + ": " + what + " is " + Money.plain(measured) + " but should be "
                + Money.plain(expected);
    }
}
