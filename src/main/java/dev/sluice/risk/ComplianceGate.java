package dev.sluice.risk;

import dev.sluice.market.OrderBook;
import dev.sluice.market.SymbolMarket;
import dev.sluice.vocabulary.Reason;
import dev.sluice.vocabulary.Side;
import dev.sluice.vocabulary.Symbol;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Gate 1: is this a trade that the desk may make now. All but the whitelist lets pass what only makes a position
 * smaller.
 */
final class ComplianceGate {
    private static final String NAME = "compliance";
    private static final Measure NOT_LISTED = Measure.words("not blacklisted");
    private static final Measure OPEN = Measure.words("outside of restricted hours");
    private static final Measure RESTED = Measure.duration(0);

    private final RiskLimits limits;
    private final ComplianceRules rules;

    ComplianceGate(RiskLimits limits) {
        this.limits = limits;
        this.rules = limits.guards().compliance();
    }

    List<Gate> checks() {
        return List.of(
                new Gate(NAME, "whitelist", this::whitelist),
                new Gate(NAME, "blacklist", RiskGuard.opening(this::blacklist)),
                new Gate(NAME, "hours", RiskGuard.opening(this::hours)),
                new Gate(NAME, "spread", RiskGuard.opening(this::spread)),
                new Gate(NAME, "losses", RiskGuard.opening(this::losses)));
    }

    private Verdict whitelist(SizedProposal proposal, RiskContext context) {
        Symbol symbol = proposal.symbol();
        boolean allowed =
                limits.symbols().contains(symbol) && context.instrument(symbol).isPresent();
        return allowed
                ? Verdict.PASS
                : Verdict.refuse(Reason.SYMBOL_NOT_ALLOWED, symbol.name(), new TreeSet<>(limits.symbols()).toString());
    }

    private Verdict blacklist(SizedProposal proposal, RiskContext context) {
        Symbol symbol = proposal.symbol();
        return rules.blacklist().contains(symbol)
                ? Verdict.refuse(Reason.SYMBOL_BLACKLISTED, Measure.words(symbol.name()), NOT_LISTED)
                : Verdict.PASS;
    }

    private Verdict hours(SizedProposal proposal, RiskContext context) {
        return rules.restricted()
                .at(proposal.nowNanos())
                .map(window -> Verdict.refuse(Reason.RESTRICTED_HOURS, Measure.words(window.text()), OPEN))
                .orElse(Verdict.PASS);
    }

    /** Best ask minus best bid, in bps of their middle. */
    private Verdict spread(SizedProposal proposal, RiskContext context) {
        if (rules.maxSpreadBps().signum() == 0) {
            return Verdict.PASS;
        }
        Optional<OrderBook> book = context.market(proposal.symbol())
                .map(SymbolMarket::book)
                .filter(each -> each.synchronised() && each.hasSaneTop());
        if (book.isEmpty()) {
            return Verdict.refuse(Reason.BOOK_UNSYNCED, Measure.words("no spread"), Measure.words("a spread"));
        }
        long bid = book.get().price(Side.BUY, 0);
        long ask = book.get().price(Side.SELL, 0);
        return Verdict.atMost(
                Reason.SPREAD_TOO_WIDE, PriceGuard.bps(ask - bid, bid + (ask - bid) / 2), rules.maxSpreadBps());
    }

    private Verdict losses(SizedProposal proposal, RiskContext context) {
        if (!rules.coolsDown()) {
            return Verdict.PASS;
        }
        LossStreaks losses = context.memory().losses();
        long left = losses.restsUntilNanos(proposal.symbol()) - proposal.nowNanos();
        if (left > 0) {
            return Verdict.refuse(Reason.LOSS_COOLDOWN, Measure.duration(left), RESTED);
        }
        Measure found = Measure.count(losses.losses(proposal.symbol()), " losses in a row");
        return Verdict.pass(found, Measure.count(rules.losingTrades()));
    }
}
