package dev.sluice.venue.paper.binance;

import dev.sluice.venue.paper.AccountId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * User data streams by listen key, as they were before 2026 ({@code CHANGELOG.md}: deprecated on 2025-04-07, then
 * removed): clients from before that know no other way. Only where the exchange is set up with them; otherwise the
 * answer is 410, as Binance's is.
 */
final class ListenKeys {
    private static final long LIFE_NANOS = TimeUnit.MINUTES.toNanos(60);
    private static final int LENGTH = 64;
    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private static final String ROUTE = "/api/v3/userDataStream";

    private final TradingFloor floor;
    private final UserStreams streams;
    private final boolean offered;
    private final SplittableRandom chance;
    private final Map<String, Key> keys = new HashMap<>();

    private static final class Key {
        private final AccountId account;
        private long endNanos;

        Key(AccountId account, long endNanos) {
            this.account = account;
            this.endNanos = endNanos;
        }
    }

    ListenKeys(TradingFloor floor, UserStreams streams, boolean offered, long seed) {
        this.floor = floor;
        this.streams = streams;
        this.offered = offered;
        this.chance = new SplittableRandom(seed);
    }

    List<Operation> operations() {
        if (!offered) {
            return List.of();
        }
        return List.of(
                Operation.security(Security.API_KEY)
                        .rest("POST " + ROUTE)
                        .ws("userDataStream.start")
                        .weight(2)
                        .does(params ->
                                (call, reply) -> reply.ok(new JsonObject().put("listenKey", start(call.account())))),
                Operation.security(Security.API_KEY)
                        .rest("PUT " + ROUTE)
                        .ws("userDataStream.ping")
                        .weight(2)
                        .does(params -> change(params, key -> key.endNanos = floor.nowNanos() + LIFE_NANOS)),
                Operation.security(Security.API_KEY)
                        .rest("DELETE " + ROUTE)
                        .ws("userDataStream.stop")
                        .weight(2)
                        .does(params -> change(params, key -> key.endNanos = 0)));
    }

    /** An account has one at a time; asking again prolongs it. */
    private String start(AccountId account) {
        long now = floor.nowNanos();
        keys.values().removeIf(key -> key.endNanos <= now);
        Optional<Map.Entry<String, Key>> current = keys.entrySet().stream()
                .filter(each -> each.getValue().account.equals(account))
                .findFirst();
        if (current.isPresent()) {
            current.get().getValue().endNanos = now + LIFE_NANOS;
            return current.get().getKey();
        }
        StringBuilder name = new StringBuilder(LENGTH);
        for (int i = 0; i < LENGTH; i++) {
            name.append(LETTERS.charAt(chance.nextInt(LETTERS.length())));
        }
        keys.put(name.toString(), new Key(account, now + LIFE_NANOS));
        return name.toString();
    }

    private Operation.Action change(Params params, Consumer<Key> change) {
        String name = params.text("listenKey");
        return (call, reply) -> {
            Key key = keys.get(name);
            if (key == null || key.endNanos <= floor.nowNanos()) {
                reply.refused(ApiError.of(-1125, "This listenKey does not exist."));
            } else {
                change.accept(key);
                reply.ok(new JsonObject());
            }
        };
    }

    /**
     * Subscribes to the stream of a key, if the name is one.
     *
     * @return run it to hear no more; empty if there is no such key
     */
    Optional<Runnable> subscribe(String name, Consumer<JsonObject> subscriber) {
        Key key = keys.get(name);
        if (key == null) {
            return Optional.empty();
        }
        Listener listener = new Listener(name, key, subscriber);
        listener.end = streams.subscribe(key.account, subscriber);
        listener.watch();
        return Optional.of(listener::stop);
    }

    /** Ends a stream with {@code listenKeyExpired} when its key's time is up. */
    private final class Listener {
        private final String name;
        private final Key key;
        private final Consumer<JsonObject> subscriber;
        private Runnable end = () -> {};
        private boolean over;

        Listener(String name, Key key, Consumer<JsonObject> subscriber) {
            this.name = name;
            this.key = key;
            this.subscriber = subscriber;
        }

        void watch() {
            if (over) {
                return;
            }
            long now = floor.nowNanos();
            if (key.endNanos <= now) {
                stop();
                subscriber.accept(new JsonObject()
                        .put("e", "listenKeyExpired")
                        .time("E", now)
                        .put("listenKey", name));
            } else {
                floor.at(Math.min(key.endNanos, now + TimeUnit.SECONDS.toNanos(20)), this::watch);
            }
        }

        void stop() {
            over = true;
            end.run();
        }
    }
}
