package dev.sluice.venue.paper.binance;

import dev.sluice.venue.paper.AccountId;
import dev.sluice.venue.paper.ExchangeEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** Hands every account's events to the connections that subscribed to it. */
final class UserStreams {
    private final UserEventFormat format;
    private final Map<AccountId, Set<Consumer<JsonObject>>> subscribers = new HashMap<>();

    UserStreams(TradingFloor floor, UserEventFormat format) {
        this.format = format;
        floor.listen(this::on);
    }

    /** @return run it to hear no more */
    Runnable subscribe(AccountId account, Consumer<JsonObject> subscriber) {
        Set<Consumer<JsonObject>> all = subscribers.computeIfAbsent(account, key -> new LinkedHashSet<>());
        all.add(subscriber);
        return () -> all.remove(subscriber);
    }

    private void on(List<ExchangeEvent> events) {
        Set<AccountId> accounts = new LinkedHashSet<>();
        events.forEach(event -> accounts.add(event.account()));
        for (AccountId account : accounts) {
            Set<Consumer<JsonObject>> all = subscribers.getOrDefault(account, Set.of());
            if (!all.isEmpty()) {
                List<JsonObject> payloads = format.payloads(account, events);
                for (Consumer<JsonObject> subscriber : new ArrayList<>(all)) {
                    payloads.forEach(subscriber);
                }
            }
        }
    }
}
