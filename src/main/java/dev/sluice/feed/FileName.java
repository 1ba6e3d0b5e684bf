package dev.sluice.feed;

import dev.sluice.vocabulary.Symbol;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a file's name says of what is in it. Binance's own names ({@code BTCUSDT-1h-2024-01.zip},
 * {@code BTCUSDT-aggTrades-2024-01-31.zip}; binance-public-data, README) are believed; of others the first word is
 * taken for the symbol if it is in capitals and nothing else says one.
 */
final class FileName {
    private static final Pattern SUFFIX = Pattern.compile("(?i)\\.(gz|zip|zst|csv|txt|jsonl?|tsv)$");
    private static final Pattern BINANCE =
            Pattern.compile("([A-Z0-9]{1,20})-(trades|aggTrades|\\d{1,2}(?:s|m|h|d|w|mo))"
                    + "(?:-\\d{4}-\\d{2}(?:-\\d{2})?)?");
    private static final Pattern WORD = Pattern.compile("([A-Z0-9]*[A-Z][A-Z0-9]*)(?:[-_. ].*)?");
    private static final Pattern INTERVAL =
            Pattern.compile("(?:.*[-_. ])?(\\d{1,3})(s|m|min|M|h|H|d|D|w|W)(?:[-_. ].*)?");
    private static final int SYMBOL_LIMIT = 20;

    private final String base;
    private final @Nullable String binanceSymbol;
    private final @Nullable String binanceKind;

    FileName(Path file) {
        Path last = file.getFileName();
        String name = last == null ? "" : last.toString();
        Matcher suffix = SUFFIX.matcher(name);
        while (suffix.find()) {
            name = name.substring(0, suffix.start());
            suffix = SUFFIX.matcher(name);
        }
        base = name;
        Matcher binance = BINANCE.matcher(base);
        boolean isBinance = binance.matches();
        binanceSymbol = isBinance ? binance.group(1) : null;
        binanceKind = isBinance ? binance.group(2) : null;
    }

    /** The symbol that Binance's name of the file says. */
    Optional<Symbol> symbol() {
        return Optional.ofNullable(binanceSymbol).map(Symbol::new);
    }

    /** The first word, if it could be a symbol. */
    Optional<Symbol> likelySymbol() {
        Matcher word = WORD.matcher(base);
        return word.matches() && word.group(1).length() <= SYMBOL_LIMIT
                ? Optional.of(new Symbol(word.group(1)))
                : Optional.empty();
    }

    /** What Binance's name of the file says is in it. */
    Optional<FileKind> kind() {
        if (binanceKind == null) {
            return Optional.empty();
        }
        return Optional.of(
                switch (binanceKind) {
                    case "trades" -> FileKind.TRADES;
                    case "aggTrades" -> FileKind.AGGREGATE_TRADES;
                    default -> FileKind.CANDLES;
                });
    }

    /** A word such as 15m, 4h or 1D. */
    Optional<Duration> interval() {
        Matcher word = INTERVAL.matcher(base);
        if (!word.matches()) {
            return Optional.empty();
        }
        long count = Long.parseLong(word.group(1));
        Duration interval =
                switch (word.group(2).toLowerCase(Locale.ROOT)) {
                    case "s" -> Duration.ofSeconds(count);
                    case "h" -> Duration.ofHours(count);
                    case "d" -> Duration.ofDays(count);
                    case "w" -> Duration.ofDays(7 * count);
                    default -> Duration.ofMinutes(count);
                };
        return interval.isZero() ? Optional.empty() : Optional.of(interval);
    }
}
