package dev.sluice.venue.paper.binance;

import dev.sluice.venue.paper.binance.FaultRule.Point;

/**
 * The frames to one client that have an order among themselves: a delayed frame holds up those behind it, a reordered
 * one lets exactly the next one pass.
 */
final class OutLane {
    private final Socket socket;
    private final TradingFloor floor;
    private final Faults faults;
    private final Point point;
    private long freeAtNanos;
    private boolean open = true;
    private Runnable overtaken = () -> {};

    OutLane(Socket socket, TradingFloor floor, Faults faults, Point point) {
        this.socket = socket;
        this.floor = floor;
        this.faults = faults;
        this.point = point;
    }

    /** @param name what fault rules match */
    void send(String name, String frame) {
        Fate fate = faults.fate(point, name, floor.nowNanos());
        if (fate == Fate.PASS && freeAtNanos == 0) {
            write(frame);
            return;
        }
        switch (fate) {
            case Fate.Deliver(int copies, long delayNanos) -> later(delayNanos, frame, copies);
            case Fate.Drop(), Fate.Instead _ -> {}
            case Fate.Disconnect() -> {
                open = false;
                socket.close(0, "");
            }
            case Fate.Overtaken(long atMostNanos) -> letPass(atMostNanos, frame);
        }
    }

    private void later(long delayNanos, String frame, int copies) {
        long now = floor.nowNanos();
        freeAtNanos = Math.max(freeAtNanos, now + delayNanos);
        if (freeAtNanos <= now) {
            freeAtNanos = 0;
            write(frame, copies);
        } else {
            floor.at(freeAtNanos, () -> write(frame, copies));
        }
    }

    private void letPass(long atMostNanos, String frame) {
        overtaken.run();
        Once once = new Once(frame);
        overtaken = once;
        floor.at(floor.nowNanos() + atMostNanos, once);
    }

    private void write(String frame, int copies) {
        for (int copy = 0; copy < copies; copy++) {
            write(frame);
        }
    }

    private void write(String frame) {
        if (open) {
            socket.text(frame);
        }
        Runnable behind = overtaken;
        overtaken = () -> {};
        behind.run();
    }

    void close() {
        open = false;
    }

    /** A frame that was let behind; it is sent when the next one is, or when its time is up. */
    private final class Once implements Runnable {
        private final String frame;
        private boolean sent;

        Once(String frame) {
            this.frame = frame;
        }

        @Override
        public void run() {
            if (!sent) {
                sent = true;
                write(frame);
            }
        }
    }
}
