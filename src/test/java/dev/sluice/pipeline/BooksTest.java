package dev.sluice.pipeline;

import static dev.sluice.vocabulary.VocabularyFixture.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.execution.Command;
import dev.sluice.execution.OrderTransitioned;
import dev.sluice.halt.TradingState;
import dev.sluice.journal.ProjectedRow;
import dev.sluice.journal.Projections;
import dev.sluice.portfolio.AccountAnomalyDetected;
import dev.sluice.portfolio.AccountSnapshot;
import dev.sluice.portfolio.TransferBooked;
import dev.sluice.vocabulary.Asset;
import dev.sluice.vocabulary.AssetTransfer;
import dev.sluice.vocabulary.Money;
import dev.sluice.vocabulary.Side;
import dev.sluice.vocabulary.UtcNanos;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The books of a desk that trades. */
class BooksTest {
    private static final long LATER = 60 * UtcNanos.PER_SECOND;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void anHonestAccountAddsUpThroughTradesAndRestarts(long seed) {
        MortalDesk desk = new MortalDesk(seed, true);
        List<Command> found = new ArrayList<>();
        for (int life = 0; life < 3; life++) {
            for (int second = 0; second < 40; second++) {
                desk.run(SimulatedDesk.SECOND);
                desk.pipeline().lookAtBooks(found::add, desk.nowNanos());
            }
            desk.killAndRestart();
        }

        assertThat(found).isEmpty();
        assertThat(desk.rows(Projections.FILL)).hasSizeGreaterThan(5);
    }

    @Test
    void whatTradesHaveCostSurvivesARestart() {
        MortalDesk desk = new MortalDesk(1, true);
        desk.run(60 * SimulatedDesk.SECOND);

        desk.killAndRestart();

        Map<String, BigDecimal> fills = new HashMap<>();
        for (ProjectedRow row : desk.rows(Projections.FILL)) {
            fills.merge(row.text("commissionAsset"), new BigDecimal(row.text("commission")), BigDecimal::add);
        }
        Map<String, BigDecimal> paid = new HashMap<>();
        desk.pipeline()
                .portfolio()
                .fees()
                .forEach(fee -> paid.merge(fee.asset().code(), fee.amount(), BigDecimal::add));
        assertThat(plain(paid)).isEqualTo(plain(fills)).isNotEmpty();
    }

    @Test
    void journalsABalanceThatGoesOnContradictingWhatShouldBeHeld() {
        PipelineFixture desk = PipelineFixture.active();
        desk.pipeline.portfolio().openHoldings(Map.of(USDT, decimal("10000")), PipelineFixture.NOW);
        desk.balance(USDT, "9990");
        desk.commands.clear();
        desk.pipeline.lookAtBooks(desk.commands::add, PipelineFixture.NOW);
        assertThat(desk.commands).isEmpty();

        desk.pipeline.lookAtBooks(desk.commands::add, PipelineFixture.NOW + LATER);

        assertThat(desk.commands(Command.Journal.class))
                .extracting(Command.Journal::entry)
                .hasAtLeastOneElementOfType(AccountAnomalyDetected.class);
    }

    @Test
    void aTransferIsNeitherProfitNorAnAnomaly() {
        PipelineFixture desk = PipelineFixture.active();
        desk.pipeline.portfolio().openHoldings(Map.of(USDT, decimal("10000")), PipelineFixture.NOW);
        desk.pipeline.lookAtBooks(desk.commands::add, PipelineFixture.NOW);
        desk.pipeline.onTransfer(
                new AssetTransfer(USDT, decimal("-2500"), PipelineFixture.NOW),
                desk.commands::add,
                PipelineFixture.NOW);
        assertThat(desk.commands(Command.Journal.class))
                .extracting(Command.Journal::entry)
                .hasAtLeastOneElementOfType(TransferBooked.class);
        desk.commands.clear();

        desk.pipeline.lookAtBooks(desk.commands::add, PipelineFixture.NOW + 1);

        assertThat(desk.commands).isEmpty();
        AccountSnapshot snapshot = desk.pipeline.snapshot(PipelineFixture.NOW + 1);
        assertThat(snapshot.equity().now()).isEqualByComparingTo("7500");
        assertThat(snapshot.equity().drawdownPct()).isZero();
    }

    @Test
    void anOrderKeepsTheMarkOfItsFirstIntent() {
        PipelineFixture desk = PipelineFixture.open(TradingState.ACTIVE);

        desk.enter(BTCUSDT);

        assertThat(desk.commands(Command.JournalIntent.class).getFirst().entries())
                .filteredOn(OrderTransitioned.class::isInstance)
                .extracting(entry -> ((OrderTransitioned) entry).row().get("arrival"))
                .containsExactly("100");
    }

    @Test
    void aSnapshotAddsUp() {
        PipelineFixture desk = PipelineFixture.active();
        desk.enter(BTCUSDT);
        String order =
                desk.commands(Command.JournalIntent.class).getFirst().order().value();
        desk.commit(order);
        desk.fill(order, BTCUSDT, Side.BUY, "1");

        AccountSnapshot snapshot = desk.pipeline.snapshot(PipelineFixture.NOW + 1);

        assertThat(snapshot.balance().add(snapshot.profit().unrealized()))
                .isEqualByComparingTo(snapshot.equity().now());
        assertThat(snapshot.equity()
                        .opening()
                        .add(snapshot.profit().realized())
                        .subtract(snapshot.profit().fees()))
                .isEqualByComparingTo(snapshot.balance());
        assertThat(snapshot.exposure())
                .hasValueSatisfying(exposure -> assertThat(exposure).isGreaterThanOrEqualTo(decimal("100")));
        assertThat(snapshot.balances()).extracting(balance -> balance.asset()).contains(new Asset("USDT"));
    }

    private static Map<String, String> plain(Map<String, BigDecimal> amounts) {
        Map<String, String> texts = new HashMap<>();
        amounts.forEach((asset, amount) -> texts.put(asset, Money.plain(amount)));
        return texts;
    }
}
