package dev.sluice.venue.paper.binance;

import java.util.List;
import java.util.Optional;

/** Parameter {@code symbolStatus}; all our symbols trade at all times. */
final class SymbolStatus {
    static final String TRADING = "TRADING";
    private static final List<String> WORDS = List.of(TRADING, "HALT", "BREAK");

    private SymbolStatus() {}

    /** @throws ApiError -1122 */
    static Optional<String> word(Params params) {
        return params.textIfSent("symbolStatus").map(word -> {
            if (!WORDS.contains(word)) {
                throw ApiError.of(-1122, "Invalid symbolStatus.");
            }
            return word;
        });
    }

    static boolean isTrading(Optional<String> wanted) {
        return wanted.map(TRADING::equals).orElse(true);
    }

    /** For a single symbol: -1220 if it does not have the status that is asked for. */
    static void require(Params params) {
        if (!isTrading(word(params))) {
            throw ApiError.of(-1220, "The symbol's status does not match the requested symbolStatus.");
        }
    }
}
