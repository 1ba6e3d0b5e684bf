package dev.sluice.risk;

import dev.sluice.journal.ProjectedRow;
import dev.sluice.portfolio.FillBooked;
import dev.sluice.portfolio.Position;
import dev.sluice.vocabulary.FixedPoint;
import dev.sluice.vocabulary.Instrument;
import dev.sluice.vocabulary.OrderTerms;
import dev.sluice.vocabulary.Price;
import dev.sluice.vocabulary.Quantity;
import dev.sluice.vocabulary.Side;
import dev.sluice.vocabulary.Symbol;
import dev.sluice.vocabulary.UtcNanos;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Losing trades in a row, by symbol. A trade is a round trip: it begins when a position leaves zero and ends with the
 * fill that brings it back, turns it round, or leaves less than the venue would take (dust). Its result is what
 * realised profit minus fees has changed by since the trip before; it is a loss below zero, and anything else ends the
 * row. After as many losses as the rule says the symbol rests, and the row begins anew.
 */
final class LossStreaks {
    private final ComplianceRules rules;
    private final Map<Symbol, Streak> streaks = new HashMap<>();

    /**
     * @param net realised profit minus fees when the newest trip ended
     * @param untilNanos when the newest rest ends; 0 before the first
     */
    private record Streak(BigDecimal net, BigDecimal held, int losses, long untilNanos) {
        static final Streak NONE = new Streak(BigDecimal.ZERO, BigDecimal.ZERO, 0, 0);

        Streak holding(BigDecimal quantity) {
            return new Streak(net, quantity, losses, untilNanos);
        }
    }

    LossStreaks(ComplianceRules rules) {
        this.rules = rules;
    }

    int losses(Symbol symbol) {
        return streaks.getOrDefault(symbol, Streak.NONE).losses();
    }

    /** When the symbol has rested; 0 if it never had to. */
    long restsUntilNanos(Symbol symbol) {
        return streaks.getOrDefault(symbol, Streak.NONE).untilNanos();
    }

    /** A fill was booked; the round trip that it ended, if it ended one. */
    Optional<RoundTripClosed> booked(FillBooked booked, Instrument instrument) {
        if (!rules.coolsDown()) {
            return Optional.empty();
        }
        Position after = booked.position();
        Symbol symbol = after.symbol();
        Streak before = streaks.getOrDefault(symbol, Streak.NONE);
        boolean ended =
                ends(before.held(), after.quantity(), instrument, booked.fill().price());
        streaks.put(symbol, before.holding(after.quantity()));
        return ended ? Optional.of(ended(symbol, net(after), booked.atNanos())) : Optional.empty();
    }

    private RoundTripClosed ended(Symbol symbol, BigDecimal net, long atNanos) {
        Streak before = streaks.getOrDefault(symbol, Streak.NONE);
        BigDecimal result = net.subtract(before.net());
        int losses = result.signum() < 0 ? before.losses() + 1 : 0;
        boolean rests = losses >= rules.losingTrades();
        long until = rests ? atNanos + rules.cooldownNanos() : before.untilNanos();
        streaks.put(symbol, new Streak(net, before.held(), rests ? 0 : losses, until));
        return new RoundTripClosed(symbol, result, net, rests ? 0 : losses, until, atNanos);
    }

    private static boolean ends(BigDecimal before, BigDecimal after, Instrument instrument, Price price) {
        if (before.signum() == 0 || isDust(before, instrument, price)) {
            return false;
        }
        boolean turned = before.signum() != after.signum();
        return turned || after.abs().compareTo(before.abs()) < 0 && isDust(after, instrument, price);
    }

    /** Whether the venue would take no order that closes it. */
    private static boolean isDust(BigDecimal quantity, Instrument instrument, Price price) {
        BigDecimal units = quantity.abs().setScale(FixedPoint.SCALE, RoundingMode.DOWN);
        Quantity closable = instrument.roundDownForMarket(Quantity.ofUnits(FixedPoint.toUnits(units)));
        if (closable.isZero()) {
            return true;
        }
        Side side = quantity.signum() > 0 ? Side.SELL : Side.BUY;
        return instrument
                .brokenFilter(OrderTerms.market(instrument.symbol(), side, closable), price)
                .isPresent();
    }

    private static BigDecimal net(Position position) {
        return position.realizedPnl().subtract(position.fees());
    }

    /** Takes over what an earlier process had counted; before {@link #restore(Position, long)}. */
    void restore(ProjectedRow row) {
        streaks.put(
                new Symbol(row.text("symbol")),
                new Streak(
                        new BigDecimal(row.text("net")),
                        BigDecimal.ZERO,
                        new BigDecimal(row.text("losses")).intValueExact(),
                        row.value("until").map(UtcNanos::parse).orElse(0L)));
    }

    /**
     * Takes over a position that an earlier process held. A trip whose end was not journaled any more ended with the
     * newest fill. Where nothing was counted so far, counting begins here.
     */
    void restore(Position position, long newestFillNanos) {
        Streak streak = streaks.get(position.symbol());
        BigDecimal net = net(position);
        if (streak == null) {
            streaks.put(position.symbol(), new Streak(net, position.quantity(), 0, 0));
        } else {
            streaks.put(position.symbol(), streak.holding(position.quantity()));
            if (rules.coolsDown() && position.quantity().signum() == 0 && net.compareTo(streak.net()) != 0) {
                ended(position.symbol(), net, newestFillNanos);
            }
        }
    }
}
