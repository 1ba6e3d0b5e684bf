package dev.sluice.cli;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Lengths of training and test. */
record WalkForward(Duration train, Duration test) {
    /** Reads {@code train=180d,test=30d}. */
    static final class Converter implements ITypeConverter<WalkForward> {
        @Override
        public WalkForward convert(String text) {
            Map<String, Duration> parts = new HashMap<>();
            for (String part : text.split(",", -1)) {
                int at = part.indexOf('=');
                if (at > 0) {
                    parts.put(part.substring(0, at), new LengthConverter().convert(part.substring(at + 1)));
                }
            }
            Duration train = parts.remove("train");
            Duration test = parts.remove("test");
            if (train == null || test == null || !parts.isEmpty() || train.isZero() || test.isZero()) {
                throw new TypeConversionException("'" + text + "' must be like train=180d,test=30d");
            }
            return new WalkForward(train, test);
        }
    }
}
