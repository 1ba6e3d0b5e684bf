package dev.sluice.venue.binance;

import dev.sluice.vocabulary.UtcNanos;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What may still be asked of the venue: one for the whole address, shared by everything that calls the venue ({@code
 * rest-api.md}, IP Limits: limits are per IP, not per key). Times are the venue's, UTC nanoseconds.
 *
 * <p>When it runs short, the less urgent stops first: of a limit, market data may use up to 100 − 2 × reserve percent,
 * orders 100 − reserve, queries 100 − reserve / 2, cancels all. After 429 nothing goes out until the venue lets us (no
 * order, if it was the count of orders); after 418 nothing until the ban ends, and a person is told.
 */
public final class RequestBudget {
    /** How long a 429 without a time pauses: until the minute that is counted is over. */
    private static final long UNTOLD_PAUSE_NANOS = 60 * UtcNanos.PER_SECOND;

    /** Bans last "from 2 minutes to 3 days" ({@code rest-api.md}, IP Limits). */
    private static final long UNTOLD_BAN_NANOS = 120 * UtcNanos.PER_SECOND;

    /** A firewall's 403 tells no time; the documents only say that it may be about limits. A house rule. */
    private static final long FIREWALL_PAUSE_NANOS = 30 * UtcNanos.PER_SECOND;

    private static final int BANNED = 418;

    private final int reservePct;
    private final VenueWatch watch;
    private List<BudgetWindow> windows = new ArrayList<>();
    private Pause pause = Pause.NONE;
    private Pause ordersPause = Pause.NONE;

    private record Pause(int status, long untilNanos) {
        static final Pause NONE = new Pause(0, Long.MIN_VALUE);

        boolean holds(long nowNanos) {
            return nowNanos < untilNanos;
        }

        String reason() {
            return status == BANNED ? "venue_banned" : "venue_paused";
        }
    }

    /** Whether a request may go out. */
    public sealed interface Admission {
        /** It may, now; what comes of it is to be told with the ticket. */
        record Go(Ticket ticket) implements Admission {}

        /**
         * It may not yet.
         *
         * @param untilNanos when to ask again
         * @param reason {@code venue_weight}, {@code venue_orders}, {@code venue_paused} or {@code venue_banned}
         */
        record Wait(long untilNanos, String reason) implements Admission {}
    }

    /** What one request took. */
    public static final class Ticket {
        private final int weight;
        private final int orders;
        private final long takenNanos;
        private boolean settled;

        private Ticket(int weight, int orders, long takenNanos) {
            this.weight = weight;
            this.orders = orders;
            this.takenNanos = takenNanos;
        }

        private int amount(RateLimit.Kind kind) {
            return switch (kind) {
                case REQUEST_WEIGHT -> weight;
                case ORDERS -> orders;
                case RAW_REQUESTS -> 1;
            };
        }

        private boolean settle() {
            boolean first = !settled;
            settled = true;
            return first;
        }
    }

    /** @param reservePct what cancels keep for themselves, 0 to 50 */
    public RequestBudget(int reservePct, VenueWatch watch) {
        if (reservePct < 0 || reservePct > 50) {
            throw new IllegalArgumentException("the reserve must be 0 to 50 percent");
        }
        this.reservePct = reservePct;
        this.watch = watch;
        limits(RateLimit.documented());
    }

    /** The venue's limits, from {@code exchangeInfo}; what is used of a known one stays used. */
    public void limits(List<RateLimit> limits) {
        List<BudgetWindow> changed = new ArrayList<>();
        for (RateLimit limit : limits) {
            BudgetWindow window = windows.stream()
                    .filter(known -> known.counts(limit.kind(), limit.intervalNanos()))
                    .findFirst()
                    .orElseGet(() -> new BudgetWindow(limit));
            window.limit(limit);
            changed.add(window);
        }
        windows = changed;
    }

    /** Asks for a request to go out now. An order that may not is not to wait: its reasons age. */
    public Admission admit(VenueRequest request, long nowNanos) {
        endPauses(nowNanos);
        Ticket ticket = new Ticket(request.weight(), request.orders(), nowNanos);
        Admission.@Nullable Wait wait = obstacle(request, ticket, nowNanos);
        if (wait != null) {
            return wait;
        }
        windows.forEach(window -> window.take(ticket.amount(window.limit().kind()), nowNanos));
        return new Admission.Go(ticket);
    }

    /** When the request may go out, as it looks now; takes nothing. */
    long mayGoNanos(VenueRequest request, long nowNanos) {
        Admission.@Nullable Wait wait =
                obstacle(request, new Ticket(request.weight(), request.orders(), nowNanos), nowNanos);
        return wait == null ? nowNanos : wait.untilNanos();
    }

    private Admission.@Nullable Wait obstacle(VenueRequest request, Ticket ticket, long nowNanos) {
        if (pause.holds(nowNanos)) {
            return new Admission.Wait(pause.untilNanos(), pause.reason());
        }
        if (request.orders() > 0 && ordersPause.holds(nowNanos)) {
            return new Admission.Wait(ordersPause.untilNanos(), "venue_orders");
        }
        int sharePct = sharePct(request.endpoint().purpose());
        for (BudgetWindow window : windows) {
            boolean orders = window.limit().kind() == RateLimit.Kind.ORDERS;
            int amount = ticket.amount(window.limit().kind());
            if (amount > 0 && !window.admits(amount, orders ? 100 : sharePct, nowNanos)) {
                return new Admission.Wait(window.nextNanos(nowNanos), orders ? "venue_orders" : "venue_weight");
            }
        }
        return null;
    }

    /** Whether a connection may be opened now; it costs weight too ({@code web-socket-api.md}, IP limits: 2). */
    public boolean admitConnection(int weight, long nowNanos) {
        endPauses(nowNanos);
        if (pause.holds(nowNanos)) {
            return false;
        }
        Ticket ticket = new Ticket(weight, 0, nowNanos);
        windows.forEach(window -> window.take(ticket.amount(window.limit().kind()), nowNanos));
        answered(ticket, List.of(), nowNanos);
        return true;
    }

    /** The request never left. */
    public void notSent(Ticket ticket) {
        if (ticket.settle()) {
            windows.forEach(
                    window -> window.giveBack(ticket.amount(window.limit().kind()), ticket.takenNanos));
        }
    }

    /** The request was answered, or its answer is given up, which counts as used. */
    public void answered(Ticket ticket, List<RateLimit.Use> uses, long nowNanos) {
        if (!ticket.settle()) {
            return;
        }
        for (BudgetWindow window : windows) {
            int amount = ticket.amount(window.limit().kind());
            int used = told(window, uses);
            if (amount > 0 || used >= 0) {
                window.settle(amount, ticket.takenNanos, used, nowNanos);
            }
            if (used >= 0 && window.limit().kind() == RateLimit.Kind.REQUEST_WEIGHT) {
                watch.on(new VenueNotice.WeightUsed(used, window.limit().limit()));
            }
        }
    }

    /**
     * An error came: 429, 418 and 403 pause, and so do the codes that say the same.
     *
     * @param retryAtNanos what {@code Retry-After} or {@code retryAfter} said
     */
    public void refused(int status, int code, OptionalLong retryAtNanos, long nowNanos) {
        boolean tooManyOrders = code == VenueErrors.Code.TOO_MANY_ORDERS.number()
                || code == VenueErrors.Code.CANCEL_REPLACE_PARTIALLY_FAILED.number()
                || code == VenueErrors.Code.CANCEL_REPLACE_FAILED.number();
        if (status == BANNED) {
            pauseAll(new Pause(status, retryAtNanos.orElse(nowNanos + UNTOLD_BAN_NANOS)));
            watch.on(new VenueNotice.Alarm("the venue has banned this address until "
                    + UtcNanos.format(pause.untilNanos()) + "; nothing is sent before"));
        } else if (status == 429 && tooManyOrders) {
            long until = retryAtNanos.orElse(nowNanos + shortestOrdersNanos());
            ordersPause = new Pause(status, Math.max(until, ordersPause.untilNanos()));
            watch.on(new VenueNotice.BanStarted(false, ordersPause.untilNanos()));
        } else if (status == 429 || code == VenueErrors.Code.TOO_MANY_REQUESTS.number()) {
            pauseAll(new Pause(429, retryAtNanos.orElse(nowNanos + UNTOLD_PAUSE_NANOS)));
        } else if (status == 403) {
            pauseAll(new Pause(status, retryAtNanos.orElse(nowNanos + FIREWALL_PAUSE_NANOS)));
        }
    }

    /** Until when nothing may go out; in the past when something may. */
    public long pausedUntilNanos() {
        return pause.untilNanos();
    }

    private void pauseAll(Pause next) {
        if (next.untilNanos() > pause.untilNanos()) {
            pause = next;
        }
        watch.on(new VenueNotice.BanStarted(pause.status() == BANNED, pause.untilNanos()));
    }

    private void endPauses(long nowNanos) {
        if (pause.status() != 0 && !pause.holds(nowNanos)) {
            watch.on(new VenueNotice.BanEnded());
            pause = Pause.NONE;
        }
        if (ordersPause.status() != 0 && !ordersPause.holds(nowNanos)) {
            watch.on(new VenueNotice.BanEnded());
            ordersPause = Pause.NONE;
        }
    }

    private long shortestOrdersNanos() {
        return windows.stream()
                .filter(window -> window.limit().kind() == RateLimit.Kind.ORDERS)
                .mapToLong(window -> window.limit().intervalNanos())
                .min()
                .orElse(UNTOLD_PAUSE_NANOS);
    }

    private int sharePct(Endpoint.Purpose purpose) {
        return switch (purpose) {
            case MARKET_DATA -> Math.max(10, 100 - 2 * reservePct);
            case ORDER -> 100 - reservePct;
            case QUERY -> 100 - reservePct / 2;
            case CANCEL -> 100;
        };
    }

    private static int told(BudgetWindow window, List<RateLimit.Use> uses) {
        for (RateLimit.Use use : uses) {
            if (window.counts(use.kind(), use.intervalNanos())) {
                return use.used();
            }
        }
        return -1;
    }
}
