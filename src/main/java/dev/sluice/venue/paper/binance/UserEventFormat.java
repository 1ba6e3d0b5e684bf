package dev.sluice.venue.paper.binance;

import dev.sluice.venue.paper.AccountId;
import dev.sluice.venue.paper.ExchangeEvent;
import java.util.List;

/** Writes an account's events as a user data stream has them ({@code user-data-stream.md}). */
@FunctionalInterface
public interface UserEventFormat {
    /**
     * The payloads, each with its kind as member {@code e}.
     *
     * @param events of one call, of any account
     */
    List<JsonObject> payloads(AccountId account, List<ExchangeEvent> events);
}
