package dev.sluice.risk;

import static dev.sluice.vocabulary.VocabularyFixture.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.risk.ExposureGroups.Group;
import dev.sluice.signal.ManualRequest;
import dev.sluice.signal.SignalDesk;
import dev.sluice.signal.TradeProposal;
import dev.sluice.strategy.Idea;
import dev.sluice.vocabulary.OrderId;
import dev.sluice.vocabulary.OrderTerms;
import dev.sluice.vocabulary.Price;
import dev.sluice.vocabulary.ProposalId;
import dev.sluice.vocabulary.Quantity;
import dev.sluice.vocabulary.Side;
import dev.sluice.vocabulary.Symbol;
import dev.sluice.vocabulary.TimeInForce;
import dev.sluice.vocabulary.UtcNanos;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.statistics.Statistics;

/**
 * Whatever is proposed, filled, cancelled and restarted in whatever order: no limit is ever exceeded, and in the end
 * nothing is held any more. Everything trades at its limit, which is the mark, so that prices exceed nothing.
 */
class GuardPropertyTest {
    private static final BigDecimal MOST_SYMBOL = decimal("900");
    private static final BigDecimal MOST_TOTAL = decimal("1300");
    private static final BigDecimal MOST_GROUP = decimal("1100");
    private static final int MOST_A_MINUTE = 4;
    private static final List<String> STRATEGIES = List.of("alpha", "beta");

    /** When orders that open were cleared, by symbol. */
    private final Map<Symbol, List<Long>> opened = new HashMap<>();

    private static RiskLimits limits() {
        GuardRules rules = GuardRules.DEFAULT
                .with(new SizingRules(SizingRules.Method.FIXED_RISK, BigDecimal.TWO, Map.of("alpha", decimal("6"))))
                .with(new ComplianceRules(Set.of(), RestrictedHours.NONE, BigDecimal.ZERO, 2, 60 * UtcNanos.PER_SECOND))
                .with(new ExposureGroups(
                        List.of(new Group("both", List.of(BTCUSDT, ETHUSDT), MOST_GROUP)), BigDecimal.ZERO))
                .with(new OrderRules(BigDecimal.ZERO, 0, MOST_A_MINUTE));
        return new RiskLimits(
                Set.of(BTCUSDT, ETHUSDT),
                decimal("500"),
                decimal("2"),
                MOST_SYMBOL,
                MOST_TOTAL,
                2,
                decimal("50"),
                decimal("50"),
                1_000,
                1_000,
                Long.MAX_VALUE,
                rules);
    }

    @Property(tries = 1_000)
    void noLimitIsEverExceededAndNothingIsHeldInTheEnd(
            @ForAll @Size(max = 80) List<@IntRange(max = 999_999) Integer> steps) {
        GuardedDesk desk = new GuardedDesk(limits());
        Set<String> seen = new HashSet<>();
        opened.clear();
        for (int step : steps) {
            seen.add(act(desk, step));
            assertWithinLimits(desk);
        }
        seen.forEach(what -> Statistics.label("reached").collect(what));

        for (OrderId order : List.copyOf(desk.live.keySet())) {
            desk.end(order);
        }
        assertThat(desk.portfolio.reservationCount()).isZero();
        assertThat(desk.portfolio.reserved(BTCUSDT)).isZero();
        assertThat(desk.portfolio.reserved(ETHUSDT)).isZero();
    }

    /** One thing happens; the digits of the step say what. */
    private String act(GuardedDesk desk, int step) {
        int detail = step / 10;
        switch (step % 10) {
            case 0, 1, 2 -> {
                return decided(desk, idea(desk, detail));
            }
            case 3, 4 -> {
                return decided(desk, request(desk, detail));
            }
            case 5, 6 ->
                order(desk, detail).ifPresent(order -> {
                    desk.fill(order, Quantity.ofUnits((1 + detail % 7) * units("0.5")));
                    if (desk.live(order).open().isZero()) {
                        desk.end(order);
                    }
                });
            case 7 -> order(desk, detail).ifPresent(desk::end);
            case 8 -> desk.now += detail % 40 * UtcNanos.PER_SECOND;
            default -> {
                Map<String, Object> before = known(desk);
                desk.restart();
                assertThat(known(desk)).isEqualTo(before);
            }
        }
        return "event";
    }

    private static Optional<OrderId> order(GuardedDesk desk, int detail) {
        List<OrderId> live = List.copyOf(desk.live.keySet());
        return live.isEmpty() ? Optional.empty() : Optional.of(live.get(detail % live.size()));
    }

    private String decided(GuardedDesk desk, TradeProposal proposal) {
        RiskDecision decision = desk.propose(proposal);
        if (decision instanceof RiskCleared cleared && !desk.portfolio.isReducing(cleared.order())) {
            opened.computeIfAbsent(proposal.symbol(), s -> new ArrayList<>()).add(desk.now);
        }
        return decision.refusal().map(reason -> reason.code()).orElse("cleared");
    }

    private static TradeProposal idea(GuardedDesk desk, int detail) {
        Symbol symbol = detail % 2 == 0 ? BTCUSDT : ETHUSDT;
        Side side = detail / 2 % 3 == 0 ? Side.SELL : Side.BUY;
        Price mark = desk.mark(symbol);
        long distance = (1 + detail / 6 % 50) * mark.units() / 200;
        Price stop = Price.ofUnits(mark.units() - side.sign() * distance);
        Idea.Enter idea = new Idea.Enter(
                STRATEGIES.get(detail / 300 % 2),
                symbol,
                side,
                mark,
                Optional.of(stop),
                (detail % 11) / 10.0,
                "because",
                desk.now);
        return new SignalDesk(0).propose(idea, () -> new ProposalId("p")).orElseThrow();
    }

    private static TradeProposal request(GuardedDesk desk, int detail) {
        Symbol symbol = detail % 2 == 0 ? BTCUSDT : ETHUSDT;
        Side side = detail / 2 % 2 == 0 ? Side.SELL : Side.BUY;
        Quantity quantity = Quantity.ofUnits((1 + detail / 4 % 90) * units("0.1"));
        Price mark = desk.mark(symbol);
        OrderTerms terms = OrderTerms.limit(symbol, side, quantity, mark, TimeInForce.GTC);
        return new SignalDesk(0)
                .propose(new ManualRequest("k", "h", terms, "operator"), mark, new ProposalId("p"), desk.now);
    }

    private void assertWithinLimits(GuardedDesk desk) {
        RiskContext context = desk.context();
        BigDecimal bitcoin = context.exposure(BTCUSDT, desk.mark(BTCUSDT));
        BigDecimal ether = context.exposure(ETHUSDT, desk.mark(ETHUSDT));
        assertThat(bitcoin).as("bitcoin").isLessThanOrEqualTo(MOST_SYMBOL);
        assertThat(ether).as("ether").isLessThanOrEqualTo(MOST_SYMBOL);
        assertThat(bitcoin.add(ether)).as("group, and so the total").isLessThanOrEqualTo(MOST_GROUP);
        for (Symbol symbol : List.of(BTCUSDT, ETHUSDT)) {
            assertThat(opened.getOrDefault(symbol, List.of()).stream()
                            .filter(at -> at > desk.now - 60 * UtcNanos.PER_SECOND))
                    .as("orders of %s in a minute", symbol)
                    .hasSizeLessThanOrEqualTo(MOST_A_MINUTE);
            BigDecimal position = desk.portfolio.position(symbol).quantity();
            assertThat(desk.memory.strategies().shares(symbol).values())
                    .as("shares of %s are on one side", symbol)
                    .allMatch(share -> share.signum() == position.signum());
            assertThat(desk.memory.strategies().shares(symbol).values().stream()
                            .reduce(BigDecimal.ZERO, BigDecimal::add))
                    .as("shares of %s", symbol)
                    .isEqualByComparingTo(position);
        }
    }

    /** What a restart must not change. */
    private static Map<String, Object> known(GuardedDesk desk) {
        Map<String, Object> known = new HashMap<>();
        for (Symbol symbol : List.of(BTCUSDT, ETHUSDT)) {
            known.put("reserved " + symbol, desk.portfolio.reserved(symbol).stripTrailingZeros());
            known.put(
                    "position " + symbol,
                    desk.portfolio.position(symbol).quantity().stripTrailingZeros());
            known.put("minute " + symbol, desk.memory.orders().lastMinute(symbol, desk.now));
            known.put("losses " + symbol, desk.memory.losses().losses(symbol));
            known.put("rest " + symbol, desk.memory.losses().restsUntilNanos(symbol));
            desk.memory
                    .strategies()
                    .shares(symbol)
                    .forEach((name, share) -> known.put("share " + name + symbol, share.stripTrailingZeros()));
        }
        return known;
    }
}
