package dev.sluice.pipeline;

import dev.sluice.alert.Alert;
import dev.sluice.alert.AlertKind;
import dev.sluice.alert.Severity;
import dev.sluice.venue.binance.VenueNotice;
import dev.sluice.venue.binance.VenueWatch;
import dev.sluice.vocabulary.UtcNanos;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** Which of the things that the adapter tells of itself a person should know. On the adapter's loop. */
final class VenueAlerts implements VenueWatch {
    private final VenueWatch other;
    private final Consumer<Alert> told;
    private final LongSupplier nowNanos;

    /** @param other hears of everything, too */
    VenueAlerts(VenueWatch other, Consumer<Alert> told, LongSupplier nowNanos) {
        this.other = other;
        this.told = told;
        this.nowNanos = nowNanos;
    }

    @Override
    public void on(VenueNotice notice) {
        other.on(notice);
        alert(notice).ifPresent(told);
    }

    private Optional<Alert> alert(VenueNotice notice) {
        return switch (notice) {
            case VenueNotice.BanStarted ban ->
                Optional.of(AlertKind.VENUE_BAN
                        .at(
                                nowNanos.getAsLong(),
                                (ban.banned() ? "the venue has banned this address" : "the venue wants no requests")
                                        + " until " + UtcNanos.format(ban.untilNanos()))
                        .as(ban.banned() ? Severity.CRITICAL : Severity.HIGH));
            case VenueNotice.BanEnded _ ->
                Optional.of(AlertKind.VENUE_BAN_OVER.at(nowNanos.getAsLong(), "the venue takes requests again"));
            case VenueNotice.Alarm alarm -> Optional.of(AlertKind.VENUE_ALARM.at(nowNanos.getAsLong(), alarm.text()));
            case VenueNotice.ForeignOrder foreign ->
                Optional.of(AlertKind.FOREIGN_ORDER
                        .at(
                                nowNanos.getAsLong(),
                                "order " + foreign.clientOrderId() + " is not the desk's: " + foreign.status())
                        .about(foreign.symbol()));
            default -> Optional.empty();
        };
    }
}
