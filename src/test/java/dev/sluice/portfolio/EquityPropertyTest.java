package dev.sluice.portfolio;

import static dev.sluice.vocabulary.VocabularyFixture.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.journal.ProjectedRow;
import dev.sluice.journal.ProjectedRows;
import dev.sluice.journal.Projection;
import dev.sluice.journal.Projections;
import dev.sluice.vocabulary.Asset;
import dev.sluice.vocabulary.ClientOrderId;
import dev.sluice.vocabulary.Fill;
import dev.sluice.vocabulary.FixedPoint;
import dev.sluice.vocabulary.Instrument;
import dev.sluice.vocabulary.Liquidity;
import dev.sluice.vocabulary.Money;
import dev.sluice.vocabulary.OrderId;
import dev.sluice.vocabulary.Price;
import dev.sluice.vocabulary.Quantity;
import dev.sluice.vocabulary.Side;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.assertj.core.data.Offset;

/** What must hold of positions, fees and equity for any trades at all. */
class EquityPropertyTest {
    private static final OrderId ORDER = new OrderId("o1");
    private static final BigDecimal BNB_PRICE = decimal("612.5");
    private static final BigDecimal OPENING = decimal("100000");
    /** Average cost is rounded where a part of a position is closed. */
    private static final Offset<BigDecimal> EXACT = Offset.offset(decimal("0.0000001"));

    private static final Map<Asset, BigDecimal> PRICES = Map.of(USDT, BigDecimal.ONE, BNB, BNB_PRICE);

    /** A trade at the mark, or a transfer of the account currency. */
    record Step(
            Instrument instrument, Side side, long quantity, long fee, Asset feeAsset, Optional<BigDecimal> transfer) {
        Fill fill(int number, Price price) {
            return new Fill(
                    instrument.symbol(),
                    "t" + number,
                    new ClientOrderId("any"),
                    side,
                    price,
                    Quantity.ofUnits(quantity),
                    new Money(new BigDecimal(FixedPoint.format(fee)), feeAsset),
                    Liquidity.TAKER,
                    1);
        }
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        Arbitrary<Step> trade = Combinators.combine(
                        Arbitraries.of(bitcoin(), ether()),
                        Arbitraries.of(Side.values()),
                        Arbitraries.longs().between(1, 500_000_000),
                        Arbitraries.longs().between(0, 9_999_999),
                        Arbitraries.of(USDT, BNB, BTC, ETH))
                .as((instrument, side, quantity, fee, asset) ->
                        new Step(instrument, side, quantity, fee, feeAsset(instrument, asset), Optional.empty()));
        Arbitrary<Step> transfer = Arbitraries.longs()
                .between(-1_000_000, 1_000_000)
                .map(cents -> new Step(bitcoin(), Side.BUY, 1, 0, USDT, Optional.of(BigDecimal.valueOf(cents, 2))));
        return Arbitraries.frequencyOf(Tuple.of(5, trade), Tuple.of(1, transfer))
                .list()
                .ofMaxSize(50);
    }

    /** A trade can be charged in its own base, in its quote, or in a third asset that has a price. */
    private static Asset feeAsset(Instrument instrument, Asset wanted) {
        return wanted.equals(BTC) || wanted.equals(ETH) ? instrument.base() : wanted;
    }

    @Property
    void atConstantPricesEquityChangesByFeesAndTransfersAlone(@ForAll("steps") List<Step> steps) {
        Price mark = price("123.45");
        Portfolio portfolio = priced();
        EquityWatch watch = new EquityWatch(OPENING);
        BigDecimal expected = OPENING;
        for (int i = 0; i < steps.size(); i++) {
            Step step = steps.get(i);
            if (step.transfer().isPresent()) {
                watch.transfer(step.transfer().get());
                expected = expected.add(step.transfer().get());
            } else {
                portfolio.book(ORDER, step.fill(i, mark), step.instrument(), 1);
                expected = expected.subtract(worth(step, mark));
            }
            watch.update(portfolio, symbol -> Optional.of(mark), i);
            assertThat(watch.equity()).isEqualByComparingTo(expected);
        }
    }

    private static BigDecimal worth(Step step, Price mark) {
        BigDecimal amount = new BigDecimal(FixedPoint.format(step.fee()));
        return step.feeAsset().equals(step.instrument().base())
                ? amount.multiply(mark.decimal())
                : amount.multiply(PRICES.getOrDefault(step.feeAsset(), BigDecimal.ZERO));
    }

    /** Equal-priced trades may come in any order, through zero and back: what they won is the same. */
    @Property
    void profitDoesNotDependOnTheOrderOfEqualPricedTrades(@ForAll("steps") List<Step> steps, @ForAll long seed) {
        List<Step> shuffled = new ArrayList<>(steps);
        Collections.shuffle(shuffled, new Random(seed));
        Price paid = price("100");

        assertThat(profit(shuffled, paid, price("107.77"))).isCloseTo(profit(steps, paid, price("107.77")), EXACT);
    }

    private static BigDecimal profit(List<Step> steps, Price paid, Price mark) {
        Portfolio portfolio = priced();
        for (int i = 0; i < steps.size(); i++) {
            portfolio.book(ORDER, steps.get(i).fill(i, paid), steps.get(i).instrument(), 1);
        }
        return portfolio.positions().stream()
                .map(position -> position.realizedPnl().add(position.unrealizedPnl(mark)))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** What was folded step by step is what the rows of the projections give back, and it goes on alike. */
    @Property
    void whatIsRestoredFromTheRowsGoesOnAsIfNothingHadHappened(@ForAll("steps") List<Step> steps) {
        Portfolio portfolio = priced();
        Portfolio restored = priced();
        ProjectedRows rows = new ProjectedRows();
        for (int i = 0; i < steps.size(); i++) {
            Price price = Price.ofUnits(10_000_000_000L + 1_000_000L * (i * 37 % 101));
            Fill fill = steps.get(i).fill(i, price);
            if (i == steps.size() / 2) {
                restored.restore(of(rows, Projections.POSITION), List.of(), of(rows, Projections.FILL));
                restored.restoreFees(of(rows, Projections.FEE));
            }
            if (i >= steps.size() / 2) {
                restored.book(ORDER, fill, steps.get(i).instrument(), 1);
            }
            FillBooked booked =
                    portfolio.book(ORDER, fill, steps.get(i).instrument(), 1).orElseThrow();
            rows.apply(i + 1, ProjectedRow.ofNew(booked.payload()));
        }

        assertThat(texts(restored)).isEqualTo(texts(portfolio));
    }

    private static List<Object> texts(Portfolio portfolio) {
        List<Object> texts = new ArrayList<>();
        portfolio.positions().forEach(position -> texts.add(position.row()));
        portfolio.fees().forEach(paid -> texts.add(paid.row()));
        return texts;
    }

    private static List<ProjectedRow> of(ProjectedRows rows, Projection projection) {
        return rows.rows(projection).values().stream()
                .map(ProjectedRows.Written::row)
                .toList();
    }

    private static Portfolio priced() {
        Function<Asset, Optional<BigDecimal>> prices = asset -> Optional.ofNullable(PRICES.get(asset));
        return new Portfolio(prices);
    }
}
