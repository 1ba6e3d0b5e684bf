package dev.sluice.feed;

import dev.sluice.vocabulary.Symbol;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Whose each row is, and what came before it of the same symbol: one symbol for all rows, or one named in each. */
final class RowSymbols {
    private static final int SYMBOL_LIMIT = 4_096;

    private final int column;
    private final Map<String, Past> byName = new HashMap<>();
    private @Nullable Past last;
    private String lastName = "";

    /** What came before. */
    static final class Past {
        final Symbol symbol;
        long tradeId = -1;
        long openNanos = Long.MIN_VALUE;
        long closeNanos = Long.MIN_VALUE;

        Past(Symbol symbol) {
            this.symbol = symbol;
        }
    }

    /** Every row is this symbol's. */
    RowSymbols(Symbol only) {
        column = -1;
        last = new Past(only);
    }

    /** The row says it in this column. */
    RowSymbols(int column) {
        this.column = column;
    }

    Past of(Columns row) throws BadRowException {
        Past known = last;
        if (known != null && (column < 0 || row.isText(column, lastName))) {
            return known;
        }
        String name = row.text(column);
        Past found = byName.get(name);
        if (found == null) {
            found = new Past(symbol(name));
            if (byName.size() == SYMBOL_LIMIT) {
                throw new BadRowException(DefectKind.MALFORMED, "more than " + SYMBOL_LIMIT + " symbols in one file");
            }
            byName.put(name, found);
        }
        last = found;
        lastName = name;
        return found;
    }

    private static Symbol symbol(String name) throws BadRowException {
        try {
            return new Symbol(name.replace("/", ""));
        } catch (IllegalArgumentException e) {
            throw new BadRowException(
                    DefectKind.MALFORMED,
                    "symbol must be 1 to 20 characters of A-Z 0-9 - _ . but is \"" + MessageFields.shortened(name)
                            + "\"");
        }
    }
}
