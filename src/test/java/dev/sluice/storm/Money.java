package dev.sluice.storm;

import dev.sluice.journal.ProjectedRow;
import dev.sluice.journal.Projections;
import dev.sluice.pipeline.TradingPipeline;
import dev.sluice.venue.paper.AccountOrder;
import dev.sluice.venue.paper.Balance;
import dev.sluice.vocabulary.Asset;
import dev.sluice.vocabulary.Fill;
import dev.sluice.vocabulary.Instrument;
import dev.sluice.vocabulary.Side;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** Counts every fill, commission, position and balance again, from both sides. */
final class Money {
    private Money() {}

    static Optional<String> wrong(Storm storm) {
        TreeSet<String> theirs = new TreeSet<>();
        for (AccountOrder order : storm.exchange.orders()) {
            if (Invariants.isOurs(order)) {
                order.fills().forEach(fill -> theirs.add(text(fill)));
            }
        }
        TreeSet<String> ours = new TreeSet<>();
        Map<Asset, BigDecimal> change = new TreeMap<>();
        for (ProjectedRow row : storm.desk.journal().rows(Projections.FILL)) {
            ours.add(row.text("symbol") + " " + row.text("tradeId") + " " + row.text("clientOrderId"));
            book(row, instrument(storm, row.text("symbol")), change);
        }
        if (!ours.equals(theirs)) {
            TreeSet<String> missed = new TreeSet<>(theirs);
            missed.removeAll(ours);
            ours.removeAll(theirs);
            return Optional.of("fills missed: " + missed + ", invented: " + ours);
        }
        Optional<String> wrong = orders(storm).or(() -> positions(storm, change));
        for (AccountOrder order : storm.exchange.orders()) {
            if (!Invariants.isOurs(order)) {
                order.fills()
                        .forEach(fill ->
                                book(fill, instrument(storm, fill.symbol().name()), change));
            }
        }
        return wrong.or(() -> balances(storm, change)).or(() -> holdings(storm));
    }

    /** What strangers trade moves the balance, too. */
    private static void book(Fill fill, Instrument instrument, Map<Asset, BigDecimal> change) {
        BigDecimal sign = BigDecimal.valueOf(fill.side().sign());
        BigDecimal quantity = fill.quantity().decimal();
        add(change, instrument.base(), quantity.multiply(sign));
        add(
                change,
                instrument.quote(),
                quantity.multiply(fill.price().decimal()).multiply(sign.negate()));
        add(change, fill.commission().asset(), fill.commission().amount().negate());
    }

    /** What each order says of itself against its fills. */
    private static Optional<String> orders(Storm storm) {
        Map<String, BigDecimal> traded = new TreeMap<>();
        storm.desk
                .journal()
                .rows(Projections.FILL)
                .forEach(fill -> traded.merge(fill.text("orderId"), number(fill, "quantity"), BigDecimal::add));
        for (ProjectedRow row : Invariants.orders(storm).values()) {
            BigDecimal fills = traded.getOrDefault(row.text("orderId"), BigDecimal.ZERO);
            if (fills.compareTo(number(row, "filledQuantity")) != 0) {
                return Optional.of(row.text("clientOrderId") + " is " + row.text("state") + ", filled "
                        + row.text("filledQuantity") + ", and its fills are " + fills);
            }
        }
        return Optional.empty();
    }

    private static String text(Fill fill) {
        return fill.symbol() + " " + fill.tradeId() + " " + fill.clientOrderId();
    }

    private static Instrument instrument(Storm storm, String symbol) {
        return storm.exchange.instruments().stream()
                .filter(each -> each.symbol().name().equals(symbol))
                .findFirst()
                .orElseThrow();
    }

    private static void book(ProjectedRow fill, Instrument instrument, Map<Asset, BigDecimal> change) {
        int sign = Side.valueOf(fill.text("side")).sign();
        BigDecimal quantity = number(fill, "quantity");
        add(change, instrument.base(), quantity.multiply(BigDecimal.valueOf(sign)));
        add(change, instrument.quote(), quantity.multiply(number(fill, "price")).multiply(BigDecimal.valueOf(-sign)));
        add(
                change,
                new Asset(fill.text("commissionAsset")),
                number(fill, "commission").negate());
    }

    private static BigDecimal number(ProjectedRow row, String key) {
        return new BigDecimal(row.text(key));
    }

    private static void add(Map<Asset, BigDecimal> change, Asset asset, BigDecimal amount) {
        change.merge(asset, amount, BigDecimal::add);
    }

    private static Optional<String> positions(Storm storm, Map<Asset, BigDecimal> change) {
        Map<String, BigDecimal> held = new TreeMap<>();
        storm.desk
                .journal()
                .rows(Projections.POSITION)
                .forEach(row -> held.put(row.text("symbol"), number(row, "quantity")));
        for (Instrument instrument : storm.exchange.instruments()) {
            BigDecimal booked = change.getOrDefault(instrument.base(), BigDecimal.ZERO);
            BigDecimal position = held.getOrDefault(instrument.symbol().name(), BigDecimal.ZERO);
            if (booked.compareTo(position) != 0) {
                return Optional.of(instrument.symbol() + ": position " + position + ", fills say " + booked);
            }
        }
        return Optional.empty();
    }

    /** What the desk says that the account should hold, unless somebody else has moved something. */
    private static Optional<String> holdings(Storm storm) {
        if (storm.meddler.hasMeddled()) {
            return Optional.empty();
        }
        Map<String, BigDecimal> held = new TreeMap<>();
        storm.desk
                .journal()
                .rows(Projections.HOLDING)
                .forEach(row -> held.put(row.text("asset"), number(row, "quantity")));
        for (Map.Entry<Asset, Balance> each : storm.exchange.balances().entrySet()) {
            BigDecimal has = each.getValue().free().add(each.getValue().locked());
            BigDecimal should = held.getOrDefault(each.getKey().code(), BigDecimal.ZERO);
            if (should.compareTo(has) != 0) {
                return Optional.of(each.getKey() + ": should be " + should + " and is " + has);
            }
        }
        return Optional.empty();
    }

    private static Optional<String> balances(Storm storm, Map<Asset, BigDecimal> change) {
        for (Map.Entry<Asset, Balance> each : storm.exchange.balances().entrySet()) {
            BigDecimal has = each.getValue().free().add(each.getValue().locked());
            BigDecimal had = storm.opening.getOrDefault(each.getKey(), BigDecimal.ZERO);
            BigDecimal booked = change.getOrDefault(each.getKey(), BigDecimal.ZERO);
            BigDecimal moved = storm.meddler.moved(each.getKey());
            if (had.add(booked).add(moved).compareTo(has) != 0) {
                return Optional.of(
                        each.getKey() + ": had " + had + ", booked " + booked + ", moved " + moved + ", has " + has);
            }
        }
        return Optional.empty();
    }

    /** An asset of which the exchange holds something else than the desk thinks. */
    static Optional<String> unexplained(Storm storm, TradingPipeline running) {
        for (Map.Entry<Asset, Balance> each : storm.exchange.balances().entrySet()) {
            BigDecimal has = each.getValue().free().add(each.getValue().locked());
            BigDecimal thought = running.portfolio().holdings().getOrDefault(each.getKey(), BigDecimal.ZERO);
            if (has.compareTo(thought) != 0) {
                return Optional.of(has + " " + each.getKey() + " instead of " + thought);
            }
        }
        return Optional.empty();
    }

    /** Positions in memory against those in the journal. */
    static Optional<String> otherPositions(Storm storm, TradingPipeline running) {
        Map<String, String> durable = new TreeMap<>();
        storm.desk
                .journal()
                .rows(Projections.POSITION)
                .forEach(row -> durable.put(row.text("symbol"), row.text("quantity")));
        Map<String, String> memory = new TreeMap<>();
        running.portfolio()
                .positions()
                .forEach(position -> memory.put(position.symbol().name(), plain(position.quantity())));
        return memory.equals(durable)
                ? Optional.empty()
                : Optional.of("positions in memory " + memory + " and in the journal " + durable);
    }

    private static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }
}
