package dev.sluice.health;

import dev.sluice.health.Vitals.FeedSign;
import dev.sluice.health.Vitals.JournalSign;
import dev.sluice.health.Vitals.VenueSign;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * From what was seen of the parts to how they are: one rule for each, of which {@code docs/health.md} is the list.
 * What a reconnect heals within seconds degrades at first and is critical only when it stays.
 */
public final class Diagnosis {
    private final HealthPolicy policy;
    private final Gauged loopLag;
    private final Gauged slowAnswers;
    private final Gauged slowVenue;
    private final Gauged slowCommits;
    private final Gauged stuckCommits;
    private final Gauged clock;
    private final Gauged disk;
    private final Spell userAway = new Spell();
    private final Spell streamsAway = new Spell();
    private final Spell blind = new Spell();

    public Diagnosis(HealthPolicy policy) {
        this.policy = policy;
        this.loopLag = new Gauged(policy.loopLag());
        this.slowAnswers = new Gauged(Limit.degrading(policy.roundTrip().degraded()));
        this.slowVenue = new Gauged(policy.roundTrip());
        this.slowCommits = new Gauged(Limit.degrading(policy.append().degraded()));
        this.stuckCommits = new Gauged(policy.append());
        this.clock = new Gauged(policy.clockOffset());
        this.disk = new Gauged(policy.diskFree());
    }

    /** How every part is; {@code measures} were taken of the same moment. */
    public List<Component> of(Vitals seen, Measures measures, long nowNanos) {
        List<Component> components = new ArrayList<>();
        components.add(loop(measures.loopLag()));
        components.add(journal(seen.journal(), measures.append()));
        components.add(venue(seen.venue(), nowNanos));
        components.add(marketStream(seen.venue(), nowNanos));
        components.add(roundTrip(measures.roundTrip()));
        components.add(clock(seen.venue().clockOffsetNanos()));
        components.add(disk(seen.diskFreeBytes()));
        components.add(comparison(nowNanos - seen.comparedNanos()));
        components.addAll(markets(seen.feeds(), nowNanos));
        return components;
    }

    private Component loop(Percentiles lag) {
        return new Component(
                "loop",
                loopLag.judge(lag.p95Nanos()),
                lag.count() == 0 ? "turns" : "gets to what is due within " + Words.time(lag.p95Nanos()));
    }

    private Component journal(JournalSign journal, Percentiles append) {
        Condition slow = slowCommits.judge(append.p95Nanos());
        Condition stuck = stuckCommits.judge(journal.waitingNanos());
        if (!journal.writes()) {
            return new Component("journal", Condition.CRITICAL, "has stopped");
        }
        if (stuck != Condition.OK) {
            return new Component(
                    "journal", stuck, "a commit has been awaited for " + Words.time(journal.waitingNanos()));
        }
        return new Component(
                "journal", slow, append.count() == 0 ? "commits" : "commits within " + Words.time(append.p95Nanos()));
    }

    /** For a while orders go over REST without the user stream, and what it would have told is looked up. */
    private Component venue(VenueSign venue, long nowNanos) {
        long away = userAway.nanos(venue.userStreams() == 0, nowNanos);
        if (venue.banned()) {
            return new Component("venue", Condition.CRITICAL, "the venue wants no requests now");
        }
        return venue.userStreams() == 0
                ? new Component("venue", missing(away), "the user stream has been away for " + Words.time(away))
                : new Component("venue", Condition.OK, "connected");
    }

    private Component marketStream(VenueSign venue, long nowNanos) {
        long away = streamsAway.nanos(venue.marketStreams() == 0, nowNanos);
        return venue.marketStreams() == 0
                ? new Component("market_stream", missing(away), "not connected for " + Words.time(away))
                : new Component("market_stream", Condition.OK, "connected");
    }

    /** A single slow answer says little, half of them say all. */
    private Component roundTrip(Percentiles answers) {
        Condition tail = slowAnswers.judge(answers.p95Nanos());
        Condition median = slowVenue.judge(answers.p50Nanos());
        String detail = answers.count() == 0
                ? "nothing was asked lately"
                : "half of " + answers.count() + " answers came within " + Words.time(answers.p50Nanos());
        return new Component("round_trip", worse(tail, median), detail);
    }

    private Component clock(OptionalLong offset) {
        if (offset.isEmpty()) {
            return new Component("clock", Condition.OK, "not measured yet");
        }
        long size = Math.abs(offset.getAsLong());
        String way = offset.getAsLong() > 0 ? " behind the venue's" : " ahead of the venue's";
        return new Component("clock", clock.judge(size), Words.time(size) + way);
    }

    private Component disk(OptionalLong free) {
        if (free.isEmpty()) {
            return new Component("disk", Condition.OK, "not measured yet");
        }
        return new Component("disk", disk.judge(free.getAsLong()), (free.getAsLong() >> 20) + " MiB free");
    }

    private Component comparison(long sinceNanos) {
        boolean overdue = sinceNanos > policy.comparisonNanos();
        return new Component(
                "reconciliation",
                overdue ? Condition.DEGRADED : Condition.OK,
                "the books were compared " + Words.time(Math.max(0, sinceNanos)) + " ago");
    }

    /** One quiet symbol is nothing; all of them at once mean that nobody sees the market. */
    private List<Component> markets(List<FeedSign> feeds, long nowNanos) {
        List<Component> markets =
                feeds.stream().map(feed -> market(feed, nowNanos)).toList();
        boolean allBad = markets.stream().allMatch(market -> market.condition() != Condition.OK);
        Condition bad = missing(blind.nanos(allBad, nowNanos));
        return markets.stream()
                .map(market -> market.condition() == Condition.OK
                        ? market
                        : new Component(market.name(), bad, market.detail()))
                .toList();
    }

    private Component market(FeedSign feed, long nowNanos) {
        String name = "market:" + feed.symbol();
        if (feed.lastNanos() == 0) {
            return new Component(name, Condition.DEGRADED, "nothing received yet");
        }
        if (!feed.synchronised()) {
            return new Component(name, Condition.DEGRADED, "the book is not synchronised");
        }
        long age = nowNanos - feed.lastNanos();
        return age > policy.dataAgeNanos()
                ? new Component(name, Condition.DEGRADED, "the book is " + Words.time(age) + " old")
                : new Component(name, Condition.OK, "fresh");
    }

    private Condition missing(long forNanos) {
        return forNanos > policy.outageNanos() ? Condition.CRITICAL : Condition.DEGRADED;
    }

    private static Condition worse(Condition one, Condition other) {
        return one.compareTo(other) <= 0 ? one : other;
    }
}
