package dev.sluice.risk;

import dev.sluice.market.SymbolMarket;
import dev.sluice.portfolio.Portfolio;
import dev.sluice.vocabulary.Price;
import dev.sluice.vocabulary.Reason;
import dev.sluice.vocabulary.Side;
import dev.sluice.vocabulary.Symbol;
import java.math.BigDecimal;
import java.util.List;

/**
 * Part of gate 5, for recommendations of outside strategies: they say nothing of what is held, so one against an open
 * position would only make it smaller by chance. It is refused, and whoever asked closes the position first. Dust that
 * the venue lets nobody sell is no position.
 */
final class OppositePosition {
    List<Gate> checks() {
        return List.of(new Gate("risk_guard", "opposite_position", OppositePosition::check));
    }

    private static Verdict check(SizedProposal proposal, RiskContext context) {
        boolean recommended = proposal.proposal().asked().isPresent() && !proposal.isManual();
        return recommended && isOpposite(proposal, context)
                ? Verdict.refuse(
                        Reason.OPPOSITE_POSITION,
                        Measure.amount(held(proposal.symbol(), context)),
                        Measure.amount(BigDecimal.ZERO))
                : Verdict.PASS;
    }

    private static boolean isOpposite(SizedProposal proposal, RiskContext context) {
        Symbol symbol = proposal.symbol();
        Side side = proposal.proposal().side();
        Portfolio portfolio = context.portfolio();
        if (held(symbol, context).signum() != -side.sign()) {
            return false;
        }
        Price mark = context.market(symbol).flatMap(SymbolMarket::mark).orElse(proposal.limit());
        boolean closable = context.instrument(symbol)
                .filter(instrument -> !portfolio.reducible(instrument, mark).isZero())
                .isPresent();
        return closable || portfolio.hasOrder(symbol, side); // or it is being closed already
    }

    private static BigDecimal held(Symbol symbol, RiskContext context) {
        return context.portfolio().position(symbol).quantity();
    }
}
