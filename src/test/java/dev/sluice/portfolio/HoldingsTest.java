package dev.sluice.portfolio;

import static dev.sluice.vocabulary.VocabularyFixture.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.journal.ProjectedRow;
import dev.sluice.journal.ProjectedRows;
import dev.sluice.journal.Projection;
import dev.sluice.journal.Projections;
import dev.sluice.portfolio.TransferBooked.Source;
import dev.sluice.vocabulary.Asset;
import dev.sluice.vocabulary.AssetTransfer;
import dev.sluice.vocabulary.Fill;
import dev.sluice.vocabulary.Instrument;
import dev.sluice.vocabulary.Money;
import dev.sluice.vocabulary.OrderId;
import dev.sluice.vocabulary.Side;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class HoldingsTest {
    private static final Asset BNB = new Asset("BNB");
    private static final OrderId ORDER = new OrderId("o1");

    private final Portfolio portfolio = new Portfolio();

    @Test
    void countsNothingBeforeItKnowsWithWhatItBegan() {
        assertThat(booked(Side.BUY, "2", "100", Money.zero(USDT)).holdings()).isEmpty();
        assertThat(portfolio.countsHoldings()).isFalse();
        assertThat(portfolio.book(transfer("5"), Source.VENUE, 1)).isEmpty();
    }

    @Test
    void movesBaseQuoteAndCommissionWithEveryFill() {
        portfolio.openHoldings(Map.of(USDT, decimal("1000"), BNB, decimal("1")), 1);

        FillBooked bought = booked(Side.BUY, "2", "100", Money.of("0.01", BNB));

        assertThat(plain(bought.holdings())).isEqualTo(Map.of(BTC, "2", USDT, "800", BNB, "0.99"));
        assertThat(bought.payload().get("holding"))
                .isEqualTo(List.of(row("BNB", "0.99"), row("BTC", "2"), row("USDT", "800")));
    }

    @Test
    void takesACommissionInTheBaseOffWhatWasBought() {
        portfolio.openHoldings(Map.of(USDT, decimal("1000")), 1);

        booked(Side.BUY, "2", "100", Money.of("0.002", BTC));

        assertThat(portfolio.holdings().get(BTC)).isEqualByComparingTo("1.998");
        assertThat(portfolio.holdings().get(USDT)).isEqualByComparingTo("800");
    }

    @Test
    void booksATransferOnceHoweverOftenItIsTold() {
        portfolio.openHoldings(Map.of(USDT, decimal("1000")), 1);

        assertThat(portfolio.book(transfer("5"), Source.VENUE, 7))
                .hasValueSatisfying(booked -> assertThat(booked.payload())
                        .isEqualTo(Map.of(
                                "transfer",
                                Map.of(
                                        "transferId",
                                        "USDT/1970-01-01T00:00:00.000000001Z/5",
                                        "asset",
                                        "USDT",
                                        "delta",
                                        "5",
                                        "source",
                                        "venue",
                                        "at",
                                        "1970-01-01T00:00:00.000000001Z"),
                                "holding",
                                List.of(row("USDT", "1005")))));
        assertThat(portfolio.book(transfer("5.00"), Source.VENUE, 8)).isEmpty();
        assertThat(portfolio.holdings().get(USDT)).isEqualByComparingTo("1005");
    }

    @Test
    void goesOnFromWhatAnEarlierProcessHeld() {
        Portfolio earlier = new Portfolio();
        List<ProjectedRow> opened = ProjectedRow.ofNew(
                earlier.openHoldings(Map.of(USDT, decimal("10")), 1).payload());
        List<ProjectedRow> moved = ProjectedRow.ofNew(
                earlier.book(transfer("5"), Source.VENUE, 1).orElseThrow().payload());
        ProjectedRows folded = new ProjectedRows();
        folded.apply(1, opened);
        folded.apply(2, moved);

        portfolio.restoreHoldings(rows(folded, Projections.HOLDING), rows(folded, Projections.TRANSFER));

        assertThat(portfolio.countsHoldings()).isTrue();
        assertThat(portfolio.holdings().get(USDT)).isEqualByComparingTo("15");
        assertThat(portfolio.book(transfer("5"), Source.VENUE, 1)).isEmpty();
    }

    /** The venue's arithmetic is written here a second time: each asset moves by what a trade or transfer says. */
    @Property(tries = 200)
    void alwaysHoldsWhatTheVenueHolds(@ForAll @Size(max = 60) List<@IntRange(min = 0, max = 999_999) Integer> events) {
        Map<Asset, BigDecimal> venue = new TreeMap<>(Map.of(USDT, decimal("1000"), BNB, decimal("1")));
        Portfolio held = new Portfolio();
        held.openHoldings(venue, 1);
        ProjectedRows folded = new ProjectedRows();
        long sequence = 0;
        for (int event : events) {
            Side side = event % 2 == 0 ? Side.BUY : Side.SELL;
            BigDecimal amount = new BigDecimal(1 + event / 6 % 5_000).movePointLeft(3);
            BigDecimal price = new BigDecimal(1 + event / 7 % 90_000).movePointLeft(2);
            sequence++;
            if (event % 5 == 0) {
                AssetTransfer transfer = new AssetTransfer(event % 3 == 0 ? BTC : USDT, amount.negate(), sequence);
                folded.apply(
                        sequence,
                        rows(held.book(transfer, Source.VENUE, 1).orElseThrow().payload()));
                venue.merge(transfer.asset(), transfer.delta(), BigDecimal::add);
                continue;
            }
            Instrument instrument = event % 3 == 0 ? ether() : bitcoin();
            Asset feeAsset = List.of(instrument.base(), USDT, BNB).get(event % 3);
            BigDecimal fee = amount.movePointLeft(3);
            Fill fill = PortfolioFixture.fill(
                    instrument, side, amount.toPlainString(), price.toPlainString(), new Money(fee, feeAsset));
            folded.apply(
                    sequence,
                    rows(held.book(ORDER, fill, instrument, 1).orElseThrow().payload()));
            boolean buys = side == Side.BUY;
            venue.merge(instrument.base(), buys ? amount : amount.negate(), BigDecimal::add);
            venue.merge(USDT, price.multiply(buys ? amount.negate() : amount), BigDecimal::add);
            venue.merge(feeAsset, fee.negate(), BigDecimal::add);
        }

        assertThat(plain(held.holdings())).isEqualTo(plain(venue));
        folded.rows(Projections.HOLDING)
                .forEach((key, written) -> assertThat(written.row().text("quantity"))
                        .isEqualTo(Money.plain(Objects.requireNonNull(venue.get(new Asset(key.getFirst()))))));
    }

    private static List<ProjectedRow> rows(Map<String, Object> payload) {
        return ProjectedRow.ofNew(payload);
    }

    private static List<ProjectedRow> rows(ProjectedRows folded, Projection projection) {
        return folded.rows(projection).values().stream()
                .map(ProjectedRows.Written::row)
                .toList();
    }

    private static Map<Asset, String> plain(Map<Asset, BigDecimal> amounts) {
        Map<Asset, String> plain = new TreeMap<>();
        amounts.forEach((asset, amount) -> plain.put(asset, Money.plain(amount)));
        return plain;
    }

    private FillBooked booked(Side side, String quantity, String price, Money commission) {
        return portfolio
                .book(ORDER, PortfolioFixture.fill(bitcoin(), side, quantity, price, commission), bitcoin(), 1)
                .orElseThrow();
    }

    private static AssetTransfer transfer(String delta) {
        return new AssetTransfer(USDT, decimal(delta), 1);
    }

    private static Map<String, Object> row(String asset, String quantity) {
        return Map.of("asset", asset, "quantity", quantity);
    }
}
