package dev.sluice.indicator;

import dev.sluice.indicator.StructureEvent.PeriodClosed;
import dev.sluice.indicator.StructureEvent.SessionClosed;
import dev.sluice.indicator.StructureEvent.SessionOpened;
import java.time.ZoneId;
import java.util.List;

/** Trading sessions, and the days, weeks (from Monday) and months before. */
final class Calendar {
    private final List<Stretch> sessions;
    private final List<Period> periods;

    Calendar(StructureSettings settings) {
        ZoneId zone = settings.zone();
        sessions = settings.sessions().stream()
                .map(session -> new Stretch(session.name(), session.zone(), Hours.of(session)))
                .toList();
        periods = List.of(
                new Period(new Stretch("day", zone, Hours.days(zone))),
                new Period(new Stretch("week", zone, Hours.weeks(zone))),
                new Period(new Stretch("month", zone, Hours.months(zone))));
    }

    void on(Moment now, List<StructureEvent> events) {
        for (Stretch session : sessions) {
            session.endedBefore(now).ifPresent(range -> events.add(closed(now, range)));
            if (session.beginsWith(now)) {
                events.add(new SessionOpened(now.number(), now.nanos(), session.range()));
            }
            session.endedWith(now).ifPresent(range -> events.add(closed(now, range)));
        }
        for (Period period : periods) {
            period.current.endedBefore(now).ifPresent(range -> period.end(now, range, events));
            period.previous.on(now, events);
            period.current.beginsWith(now);
            period.current.endedWith(now).ifPresent(range -> period.end(now, range, events));
        }
    }

    private static SessionClosed closed(Moment now, PriceRange range) {
        return new SessionClosed(now.number(), now.nanos(), range);
    }

    /** The sessions that are on. */
    List<PriceRange> sessions() {
        return sessions.stream().filter(Stretch::isOn).map(Stretch::range).toList();
    }

    /** The day, week and month before, as far as they were seen. */
    List<PriceRange> previous() {
        return periods.stream()
                .flatMap(period -> period.previous.range().stream())
                .toList();
    }

    private static final class Period {
        private final Stretch current;
        private final PreviousLevels previous = new PreviousLevels();

        Period(Stretch current) {
            this.current = current;
        }

        void end(Moment now, PriceRange range, List<StructureEvent> events) {
            previous.set(range);
            events.add(new PeriodClosed(now.number(), now.nanos(), range));
        }
    }
}
