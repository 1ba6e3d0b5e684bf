package dev.sluice.pipeline;

/** Turns the configuration library's messages into ones that a trader reads. */
final class ConfigurationText {
    private ConfigurationText() {}

    /** Without the library's message codes, on one line. */
    static String of(String message) {
        return message.replaceAll("SRCFG\\d+: ", "").replaceAll("\\s+", " ").strip();
    }
}
