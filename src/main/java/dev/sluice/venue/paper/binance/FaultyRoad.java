package dev.sluice.venue.paper.binance;

import dev.sluice.venue.paper.Timers;

/** Carries out what was decided about single messages that have no order among themselves. */
final class FaultyRoad {
    private FaultyRoad() {}

    /** What can happen to a message. */
    interface Message {
        /** @param copy 0, and 1 for a duplicate */
        void deliver(int copy);

        void instead(Fate.Instead fault);

        void disconnect();
    }

    static void pass(Fate fate, Timers timers, Message message) {
        switch (fate) {
            case Fate.Deliver(int copies, long delayNanos) -> {
                if (delayNanos == 0) {
                    deliver(message, copies);
                } else {
                    timers.at(timers.nowNanos() + delayNanos, () -> deliver(message, copies));
                }
            }
            case Fate.Drop() -> {}
            case Fate.Disconnect() -> message.disconnect();
            case Fate.Overtaken(long atMostNanos) ->
                timers.at(timers.nowNanos() + atMostNanos, () -> deliver(message, 1));
            case Fate.Instead instead -> message.instead(instead);
        }
    }

    private static void deliver(Message message, int copies) {
        for (int copy = 0; copy < copies; copy++) {
            message.deliver(copy);
        }
    }
}
