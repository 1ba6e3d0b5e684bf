package dev.sluice.feed;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** What the first lines of a file look like. */
final class TableShape {
    private static final Pattern STREAM_LINE = Pattern.compile("\\d{1,19} \\{.*", Pattern.DOTALL);
    private static final Pattern WHOLE = Pattern.compile("\\d{1,18}");
    private static final Pattern DECIMAL = Pattern.compile("-?\\d+(\\.\\d+)?([eE][-+]?\\d+)?");
    private static final Pattern TRUTH = Pattern.compile("(?i)true|false");
    private static final Pattern NO_NAME = Pattern.compile("[^a-z0-9]");
    private static final int SHOWN = 100;

    private TableShape() {}

    /** A comma, or what a table without commas is separated by. */
    static byte separator(String line) {
        if (line.indexOf(',') >= 0) {
            return ',';
        }
        return (byte) (line.indexOf(';') >= 0 ? ';' : line.indexOf('\t') >= 0 ? '\t' : ',');
    }

    /** The names of the columns, reduced to lower-case letters and digits. */
    static List<String> header(String line, byte separator) {
        List<String> names = new ArrayList<>();
        for (String name : fields(line, separator)) {
            names.add(NO_NAME.matcher(name.toLowerCase(Locale.ROOT)).replaceAll(""));
        }
        return names;
    }

    static int width(String line, byte separator) {
        return fields(line, separator).size();
    }

    /** What a line without a header above it is; empty if it could be several things or none. */
    static Optional<FileKind> kind(String line) {
        if (line.startsWith("{")) {
            return line.contains("\"type\"") ? Optional.of(FileKind.EVENT_LINES) : Optional.empty();
        }
        if (STREAM_LINE.matcher(line).matches()) {
            return Optional.of(FileKind.STREAM_RECORDING);
        }
        List<String> fields = fields(line, (byte) ',');
        return switch (fields.size()) {
            case 6 -> is(fields, "wdd?wt") ? Optional.of(FileKind.TRADES) : Optional.empty();
            case 7 -> {
                if (is(fields, "wdd?wtt")) {
                    yield Optional.of(FileKind.TRADES);
                }
                yield is(fields, "wddwwwt") ? Optional.of(FileKind.AGGREGATE_TRADES) : Optional.empty();
            }
            case 8 -> is(fields, "wddwwwtt") ? Optional.of(FileKind.AGGREGATE_TRADES) : Optional.empty();
            case 12 -> is(fields, "wdddddwdwdd?") ? Optional.of(FileKind.CANDLES) : Optional.empty();
            default -> Optional.empty();
        };
    }

    /** Says what was seen and what could be there. */
    static String refusal(String line) {
        String seen = MessageFields.printable(line.length() <= SHOWN ? line : line.substring(0, SHOWN) + "…");
        return "it cannot be told what is in it. Its first line is \"" + seen + "\"; expected is a header with date or"
                + " time, open, high, low and close; one with time, price and quantity; rows of Binance's trades,"
                + " aggTrades or klines; lines of a receive time, a space and JSON; or JSON lines with a type";
    }

    /** w whole number, d decimal, t truth, ? anything. */
    private static boolean is(List<String> fields, String shape) {
        for (int i = 0; i < shape.length(); i++) {
            boolean fits = switch (shape.charAt(i)) {
                case 'w' -> WHOLE.matcher(fields.get(i)).matches();
                case 'd' -> DECIMAL.matcher(fields.get(i)).matches();
                case 't' -> TRUTH.matcher(fields.get(i)).matches();
                default -> true;
            };
            if (!fits) {
                return false;
            }
        }
        return true;
    }

    private static List<String> fields(String line, byte separator) {
        List<String> fields = new ArrayList<>();
        int start = 0;
        for (int at = 0; at <= line.length(); at++) {
            if (at == line.length() || line.charAt(at) == separator) {
                fields.add(line.substring(start, at).strip());
                start = at + 1;
            }
        }
        return fields;
    }
}
