package dev.sluice.cli;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

/**
 * A file of Binance's public data: of a month or of a day (binance-public-data at 13ad8c5, README, "Where do I access
 * it").
 *
 * @param days those that it covers, first and last
 */
record PublicFile(String folder, String name, boolean monthly, LocalDate firstDay, LocalDate lastDay) {
    /** What is wanted. */
    enum Kind {
        KLINES("klines"),
        TRADES("trades"),
        AGGTRADES("aggTrades");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }
    }

    /** @param interval of klines, such as 1h or 1mo */
    record Series(String symbol, Kind kind, String interval) {
        PublicFile month(YearMonth month) {
            return file("monthly", month.toString(), month.atDay(1), month.atEndOfMonth());
        }

        PublicFile day(LocalDate day) {
            return file("daily", day.toString(), day, day);
        }

        private PublicFile file(String rhythm, String stamp, LocalDate first, LocalDate last) {
            boolean candles = kind == Kind.KLINES;
            String folder = "data/spot/" + rhythm + "/" + kind.word() + "/" + symbol + (candles ? "/" + interval : "");
            String name = symbol + "-" + (candles ? interval : kind.word()) + "-" + stamp + ".zip";
            return new PublicFile(folder, name, rhythm.equals("monthly"), first, last);
        }

        /** The fewest files that cover the days: a whole month is one file, what is left are single days. */
        List<PublicFile> covering(LocalDate from, LocalDate to) {
            List<PublicFile> files = new ArrayList<>();
            LocalDate day = from;
            while (!day.isAfter(to)) {
                YearMonth month = YearMonth.from(day);
                boolean whole =
                        day.getDayOfMonth() == 1 && !month.atEndOfMonth().isAfter(to);
                PublicFile file = whole ? month(month) : day(day);
                files.add(file);
                day = file.lastDay().plusDays(1);
            }
            return files;
        }

        /** The days of a month whose file is not there yet. */
        List<PublicFile> days(PublicFile month) {
            return month.firstDay()
                    .datesUntil(month.lastDay().plusDays(1))
                    .map(this::day)
                    .toList();
        }
    }

    String path() {
        return folder + "/" + name;
    }
}
