package dev.sluice.storm;

import dev.sluice.venue.binance.VenueHttp;
import dev.sluice.venue.binance.VenueSockets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** One process's connections to the exchange. When it dies, what it sent before still arrives. */
public final class WireClient implements VenueHttp, VenueSockets {
    /** Whose limits are used: every process of the desk runs on the same machine. */
    static final String ADDRESS = "10.0.0.1";

    private final Wire wire;
    private final Runnable onSent;
    private final Set<SocketLine> lines = new LinkedHashSet<>();
    private boolean dead;

    WireClient(Wire wire, Runnable onSent) {
        this.wire = wire;
        this.onSent = onSent;
    }

    @Override
    public void send(Call call, Consumer<Result> answer) {
        if (dead) {
            return;
        }
        new HttpLine(this, wire, call, answer).begin();
    }

    @Override
    public VenueSockets.Socket open(String url, Listener listener) {
        SocketLine line = new SocketLine(this, wire, listener);
        lines.add(line);
        line.open(url);
        return line;
    }

    /** The process is gone; its machine closes what it had open. */
    public void die() {
        dead = true;
        List<SocketLine> open = new ArrayList<>(lines);
        open.forEach(SocketLine::close);
    }

    boolean isDead() {
        return dead;
    }

    void forget(SocketLine line) {
        lines.remove(line);
    }

    void sent() {
        onSent.run();
    }
}
