package dev.sluice.pipeline;

import static dev.sluice.vocabulary.VocabularyFixture.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.execution.Command;
import dev.sluice.journal.JournalEntry;
import dev.sluice.journal.ProjectedRow;
import dev.sluice.risk.CandleRules;
import dev.sluice.risk.ComplianceRules;
import dev.sluice.risk.ExposureGroups;
import dev.sluice.risk.GuardRules;
import dev.sluice.risk.OrderRules;
import dev.sluice.risk.RestrictedHours;
import dev.sluice.risk.SizingRules;
import dev.sluice.vocabulary.Side;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GuardNotesTest {
    private static final long MINUTE = 60_000_000_000L;

    @Test
    void aLosingTradeIsJournaledAndRestsItsSymbol() {
        PipelineFixture desk = PipelineFixture.ruled(rules(CandleRules.DEFAULT, Map.of()));
        trade(desk, "99");

        assertThat(desk.journaledKinds()).endsWith("fill_booked", "round_trip_closed", "order_transitioned");
        desk.commands.clear();
        desk.enter(BTCUSDT);
        assertThat(refusal(desk)).isEqualTo("loss_cooldown");
    }

    @Test
    void aTradeThatWinsRestsNothing() {
        PipelineFixture desk = PipelineFixture.ruled(rules(CandleRules.DEFAULT, Map.of()));
        trade(desk, "101");
        desk.commands.clear();
        desk.enter(BTCUSDT);

        assertThat(desk.journaledKinds()).first().isEqualTo("proposal_approved");
    }

    @Test
    void whatAStrategyHoldsIsJournaledWithItsFills() {
        PipelineFixture desk = PipelineFixture.ruled(rules(CandleRules.DEFAULT, Map.of("told", new BigDecimal("50"))));
        desk.enter(BTCUSDT);
        desk.commit("to1");
        desk.fill("to1", BTCUSDT, Side.BUY, "4");

        assertThat(desk.journaledKinds()).endsWith("fill_booked", "strategy_shares_moved", "order_transitioned");
        JournalEntry shares = journaled(desk, "strategy_shares_moved");
        assertThat(ProjectedRow.of(shares.payload())).singleElement().satisfies(row -> {
            assertThat(row.text("strategy")).isEqualTo("told");
            assertThat(row.text("quantity")).isEqualTo("4");
        });
    }

    @Test
    void theMarketsTradesHaltASymbolThatMovesTooMuch() {
        CandleRules candles = new CandleRules(MINUTE, 1, new BigDecimal("1"), new BigDecimal("1"), 0, 60);
        PipelineFixture desk = PipelineFixture.ruled(rules(candles, Map.of()));
        desk.enter(BTCUSDT);
        assertThat(refusal(desk)).isEqualTo("data_stale");
        long minute = PipelineFixture.NOW / MINUTE * MINUTE;
        for (String price : new String[] {"99", "101"}) {
            desk.on(desk.bitcoinMarket.trade(minute, price));
        }
        desk.on(desk.bitcoinMarket.trade(minute + MINUTE, "100"));
        desk.pass(2_000_000_000L);
        desk.enter(BTCUSDT);

        assertThat(refusal(desk)).isEqualTo("volatility_halt");
    }

    private static void trade(PipelineFixture desk, String exit) {
        desk.enter(BTCUSDT);
        desk.commit("to1");
        desk.fill("to1", BTCUSDT, Side.BUY, "10");
        desk.balance(BTC, "10");
        desk.exit(BTCUSDT);
        desk.commit("to2");
        desk.fill("to2", BTCUSDT, Side.SELL, "10", exit);
    }

    private static GuardRules rules(CandleRules candles, Map<String, BigDecimal> capitalPct) {
        return new GuardRules(
                new SizingRules(SizingRules.Method.FIXED_RISK, BigDecimal.TWO, capitalPct),
                new ComplianceRules(Set.of(), RestrictedHours.NONE, BigDecimal.ZERO, 1, MINUTE),
                candles,
                ExposureGroups.DEFAULT,
                OrderRules.DEFAULT);
    }

    private static JournalEntry journaled(PipelineFixture desk, String kind) {
        return desk.commands(Command.Journal.class).stream()
                .map(Command.Journal::entry)
                .filter(entry -> entry.kind().equals(kind))
                .reduce((earlier, later) -> later)
                .orElseThrow();
    }

    /** Why the newest proposal was refused. */
    private static String refusal(PipelineFixture desk) {
        return journaled(desk, "proposal_refused").payload().get("proposal") instanceof Map<?, ?> row
                ? String.valueOf(row.get("reason"))
                : "no reason";
    }
}
