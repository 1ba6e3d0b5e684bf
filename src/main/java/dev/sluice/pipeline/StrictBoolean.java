package dev.sluice.pipeline;

import org.eclipse.microprofile.config.spi.Converter;

/** {@code true} or {@code false} and nothing else; the library reads every other word as {@code false}. */
public final class StrictBoolean implements Converter<Boolean> {
    private static final long serialVersionUID = 1L;

    @Override
    public Boolean convert(String text) {
        return switch (text.strip()) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("it must be true or false");
        };
    }
}
