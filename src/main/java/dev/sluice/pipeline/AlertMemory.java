package dev.sluice.pipeline;

import dev.sluice.alert.RaisedAlert;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The alerts of this process: which of them are in the journal, and which were delivered. One that is to be journaled
 * first waits for its commit, but not for long; one that was told without a journal is journaled once there is one.
 * Not safe for several threads.
 */
final class AlertMemory {
    /** Alerts that are shown while the database is away, and that wait for it. */
    static final int LIMIT = 500;

    private final Map<String, Open> open = new LinkedHashMap<>();
    private final Map<String, RaisedAlert> recent = new LinkedHashMap<>();

    /** One that is not known to be in the journal. */
    private static final class Open {
        private final RaisedAlert raised;
        private final long sinceNanos;
        private boolean handedOver;
        private boolean delivered;

        Open(RaisedAlert raised, long sinceNanos) {
            this.raised = raised;
            this.sinceNanos = sinceNanos;
        }
    }

    /** The desk is about to journal it; delivered after the commit. */
    void journaling(RaisedAlert raised, long nowNanos) {
        add(raised, nowNanos).handedOver = true;
    }

    /** It is being delivered without waiting for a journal. */
    void told(RaisedAlert raised, long nowNanos) {
        add(raised, nowNanos).delivered = true;
    }

    /** It is durable; gives it back if it has yet to be delivered. */
    @Nullable RaisedAlert committed(String id) {
        Open known = open.remove(id);
        return known == null || known.delivered ? null : known.raised;
    }

    /** Those whose commit takes too long: to be delivered without it. */
    List<RaisedAlert> overdue(long beforeNanos) {
        List<RaisedAlert> late = new ArrayList<>();
        for (Open each : open.values()) {
            if (!each.delivered && each.sinceNanos < beforeNanos) {
                each.delivered = true;
                late.add(each.raised);
            }
        }
        return late;
    }

    /** Those that the desk should journal now, each once in its life. */
    List<RaisedAlert> takeUnjournaled() {
        List<RaisedAlert> taken = new ArrayList<>();
        for (Open each : open.values()) {
            if (!each.handedOver) {
                each.handedOver = true;
                taken.add(each.raised);
            }
        }
        return taken;
    }

    /** A new life of the desk: what the one before did not commit, this one may. */
    void begin() {
        open.values().forEach(each -> each.handedOver = false);
    }

    /** Newest first. */
    List<RaisedAlert> recent() {
        return new ArrayList<>(recent.values()).reversed();
    }

    private Open add(RaisedAlert raised, long nowNanos) {
        Open added = new Open(raised, nowNanos);
        open.put(raised.id(), added);
        recent.put(raised.id(), raised);
        trim(open);
        trim(recent);
        return added;
    }

    private static void trim(Map<String, ?> map) {
        if (map.size() > LIMIT) {
            Iterator<?> eldest = map.keySet().iterator();
            eldest.next();
            eldest.remove();
        }
    }
}
