package dev.sluice.operator;

import io.quarkiverse.loggingjson.JsonGenerator;
import io.quarkiverse.loggingjson.JsonProvider;
import io.smallrye.config.SmallRyeConfig;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.logging.Level;
import org.eclipse.microprofile.config.Config;
import org.jboss.logmanager.ExtLogRecord;
import org.jspecify.annotations.Nullable;

/**
 * One event of the log as one JSON object on one line. Always the same twelve fields at the top, null where there is
 * nothing to say, so that whoever collects them needs no rules: {@code ts, level, component, message, trace_id,
 * span_id, symbol, order_id, signal_id, context, env, pid}. Other MDC keys and the exception are in {@code context}.
 */
@Singleton
public final class LogLine implements JsonProvider {
    /** MDC keys that are fields of their own, with the names under which tracing puts them there. */
    private static final List<Field> FIELDS = List.of(
            new Field("trace_id", List.of("trace_id", "traceId")),
            new Field("span_id", List.of("span_id", "spanId")),
            new Field("symbol", List.of("symbol")),
            new Field("order_id", List.of("order_id")),
            new Field("signal_id", List.of("signal_id")));

    private static final String ROOMS = "dev.sluice.";

    /** Characters of a message, and of a stack trace. */
    static final int TEXT_LIMIT = 16_384;

    private record Field(String name, List<String> keys) {}

    private final String environment;
    private final long processId;

    @Inject
    LogLine(Config config) {
        this(
                String.join(",", config.unwrap(SmallRyeConfig.class).getProfiles())
                        + "/"
                        + config.getOptionalValue("sluice.mode", String.class)
                                .orElse("sim")
                                .toLowerCase(Locale.ROOT),
                ProcessHandle.current().pid());
    }

    /** @param environment profile and mode, such as {@code prod/sim} */
    LogLine(String environment, long processId) {
        this.environment = environment;
        this.processId = processId;
    }

    @Override
    public void writeTo(JsonGenerator line, ExtLogRecord event) throws IOException {
        Map<String, String> context = new TreeMap<>(event.getMdcCopy());
        line.writeStringField("ts", event.getInstant().toString());
        line.writeStringField("level", level(event.getLevel()));
        line.writeStringField("component", component(event.getLoggerName()));
        line.writeStringField("message", text(event.getFormattedMessage()));
        for (Field field : FIELDS) {
            line.writeStringField(field.name(), taken(context, field.keys()));
        }
        line.writeObjectFieldStart("context");
        for (Map.Entry<String, String> other : context.entrySet()) {
            line.writeStringField(other.getKey(), text(other.getValue()));
        }
        if (event.getThrown() != null) {
            line.writeStringField("exception", text(stackTrace(event.getThrown())));
        }
        line.writeEndObject();
        line.writeStringField("env", environment);
        line.writeNumberField("pid", processId);
    }

    /** The room for our own loggers, such as {@code journal.postgres}; the logger's name for others. */
    private static String component(@Nullable String logger) {
        String name = logger == null ? "" : logger;
        int end = name.lastIndexOf('.');
        return name.startsWith(ROOMS) && end > ROOMS.length() ? name.substring(ROOMS.length(), end) : name;
    }

    /** One word for each severity, whoever logs: java.util.logging has others. */
    private static String level(Level level) {
        int value = level.intValue();
        if (value >= Level.SEVERE.intValue()) {
            return "ERROR";
        }
        if (value >= Level.WARNING.intValue()) {
            return "WARN";
        }
        if (value >= Level.INFO.intValue()) {
            return "INFO";
        }
        return value >= Level.FINE.intValue() ? "DEBUG" : "TRACE";
    }

    private static @Nullable String taken(Map<String, String> context, List<String> names) {
        String found = null;
        for (String name : names) {
            String value = context.remove(name);
            found = found == null ? value : found;
        }
        return found == null ? null : text(found);
    }

    private static String text(@Nullable String text) {
        String masked = SecretMask.mask(text == null ? "" : text);
        return masked.length() <= TEXT_LIMIT ? masked : masked.substring(0, TEXT_LIMIT) + "…";
    }

    private static String stackTrace(Throwable thrown) {
        StringWriter text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text, true));
        return text.toString();
    }
}
