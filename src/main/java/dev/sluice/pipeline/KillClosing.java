package dev.sluice.pipeline;

import dev.sluice.execution.Command;
import dev.sluice.execution.OrderDesk;
import dev.sluice.halt.Halt;
import dev.sluice.halt.HaltPolicy;
import dev.sluice.halt.KillSwitch;
import dev.sluice.market.Markets;
import dev.sluice.market.SymbolMarket;
import dev.sluice.portfolio.Portfolio;
import dev.sluice.portfolio.Position;
import dev.sluice.portfolio.ReducingOrder;
import dev.sluice.portfolio.Slice;
import dev.sluice.vocabulary.Instrument;
import dev.sluice.vocabulary.Price;
import dev.sluice.vocabulary.Side;
import dev.sluice.vocabulary.Symbol;
import dev.sluice.vocabulary.UtcNanos;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Closes positions while a kill switch is engaged that wants them closed: slice by slice, one order of a symbol at a
 * time, none at a price worse than the collar. The switch's own row says that it closes, so a new process goes on.
 */
final class KillClosing {
    private static final String ORIGIN = "kill_switch";
    private static final long LONGEST_NANOS = 60 * UtcNanos.PER_SECOND;
    private static final Sent NOTHING = new Sent(BigDecimal.ZERO, 0, 0);

    private final HaltPolicy.Closing policy;
    private final Parts parts;
    private final Map<Symbol, Sent> last = new HashMap<>();

    /** A slice that went out of a position, and the pause that follows it if it trades nothing. */
    private record Sent(BigDecimal position, long atNanos, long pauseNanos) {}

    /** What it closes, and how. */
    record Parts(
            Map<Symbol, Instrument> instruments,
            Markets markets,
            Portfolio portfolio,
            Halt halt,
            OrderDesk execution,
            DeskIds ids) {}

    KillClosing(HaltPolicy.Closing policy, Parts parts) {
        this.policy = policy;
        this.parts = parts;
    }

    /** Sends the slices that are due. */
    void onTime(Consumer<Command> out, long nowNanos) {
        boolean closing = parts.halt()
                .killSwitch()
                .filter(thrown -> thrown.engaged() && thrown.closing())
                .isPresent();
        if (closing && parts.halt().isAligned()) {
            List.copyOf(parts.portfolio().positions()).stream()
                    .map(Position::symbol)
                    .filter(symbol -> isDue(symbol, nowNanos))
                    .forEach(symbol -> slice(symbol, out, nowNanos));
        }
    }

    private boolean isDue(Symbol symbol, long nowNanos) {
        return !parts.portfolio().isBusy(symbol) && nowNanos - sent(symbol).atNanos() >= pauseNanos(symbol);
    }

    /** A slice that came to nothing is followed by a pause twice as long as the last; a trade ends the waiting. */
    private long pauseNanos(Symbol symbol) {
        Sent before = sent(symbol);
        boolean idle = before.position().compareTo(position(symbol)) == 0;
        return idle
                ? Math.max(policy.pauseNanos(), Math.min(LONGEST_NANOS, 2 * before.pauseNanos()))
                : policy.pauseNanos();
    }

    private Sent sent(Symbol symbol) {
        return last.getOrDefault(symbol, NOTHING);
    }

    private BigDecimal position(Symbol symbol) {
        return parts.portfolio().position(symbol).quantity();
    }

    private void slice(Symbol symbol, Consumer<Command> out, long nowNanos) {
        Optional<Price> mark = parts.markets().of(symbol).flatMap(SymbolMarket::mark);
        Instrument instrument = parts.instruments().get(symbol);
        if (mark.isEmpty() || instrument == null) {
            return;
        }
        String why = parts.halt().killSwitch().map(KillSwitch::reason).orElse("");
        reduction(instrument, mark.get(), why, nowNanos).ifPresent(reduction -> {
            last.put(symbol, new Sent(position(symbol), nowNanos, pauseNanos(symbol)));
            parts.execution().start(parts.ids().order(), reduction, out, nowNanos);
        });
    }

    private Optional<ReducingOrder> reduction(Instrument instrument, Price mark, String why, long nowNanos) {
        int away = position(instrument.symbol()).signum();
        Side side = away > 0 ? Side.SELL : Side.BUY;
        Price worst = instrument.roundToTick(mark.movedByBps(-away * policy.collarBps()), side);
        return parts.portfolio()
                .reduce(instrument, new Slice(mark, worst, policy.sliceNotional()), ORIGIN, why, nowNanos);
    }
}
