package dev.sluice.venue.paper.binance;

import java.util.ArrayList;
import java.util.List;

/** Keeps what a session sends. */
final class FakeSocket implements Socket {
    final List<String> texts = new ArrayList<>();
    int pings;
    int closedWith = -1;

    @Override
    public void text(String frame) {
        texts.add(frame);
    }

    @Override
    public void ping(String payload) {
        pings++;
    }

    @Override
    public void close(int code, String reason) {
        closedWith = code;
    }

    String last() {
        return texts.getLast();
    }
}
