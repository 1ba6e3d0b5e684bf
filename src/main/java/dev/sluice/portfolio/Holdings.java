package dev.sluice.portfolio;

import dev.sluice.journal.ProjectedRow;
import dev.sluice.vocabulary.Asset;
import dev.sluice.vocabulary.Fill;
import dev.sluice.vocabulary.Instrument;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the account should hold of every asset: what was there at first, plus what trades brought and took, commissions
 * included, plus transfers. Exact, so that any difference from the venue is one.
 *
 * <p>Nothing is counted before {@link #open}: without a beginning a sum of changes says nothing.
 */
final class Holdings {
    private final SortedMap<Asset, BigDecimal> amounts = new TreeMap<>();
    private boolean open;

    boolean isOpen() {
        return open;
    }

    /** As an earlier process had them; without rows nothing was opened yet. */
    void restore(List<ProjectedRow> rows) {
        rows.forEach(row -> amounts.put(new Asset(row.text("asset")), new BigDecimal(row.text("quantity"))));
        open = !rows.isEmpty();
    }

    void open(Map<Asset, BigDecimal> first) {
        amounts.putAll(first);
        open = true;
    }

    BigDecimal of(Asset asset) {
        return amounts.getOrDefault(asset, BigDecimal.ZERO);
    }

    SortedMap<Asset, BigDecimal> all() {
        return Collections.unmodifiableSortedMap(amounts);
    }

    /** What a trade leaves of the assets that it moves. */
    SortedMap<Asset, BigDecimal> after(Fill fill, Instrument instrument) {
        if (!open) {
            return Collections.emptySortedMap();
        }
        BigDecimal sign = BigDecimal.valueOf(fill.side().sign());
        BigDecimal base = fill.quantity().decimal().multiply(sign);
        BigDecimal quote = fill.price().decimal().multiply(base).negate();
        SortedMap<Asset, BigDecimal> changed = new TreeMap<>();
        changed.put(instrument.base(), move(instrument.base(), base));
        changed.put(instrument.quote(), move(instrument.quote(), quote));
        if (fill.commission().amount().signum() != 0) {
            Asset asset = fill.commission().asset();
            changed.put(asset, move(asset, fill.commission().amount().negate()));
        }
        return changed;
    }

    /** Moves one asset. */
    BigDecimal move(Asset asset, BigDecimal delta) {
        BigDecimal after = of(asset).add(delta);
        amounts.put(asset, after);
        return after;
    }
}
