package dev.sluice.pipeline;

import dev.sluice.alert.AlertChannel;
import dev.sluice.alert.AlertDesk;
import dev.sluice.alert.log.FileChannel;
import dev.sluice.alert.log.LogChannel;
import dev.sluice.alert.vertx.HttpLine;
import dev.sluice.alert.vertx.TelegramChannel;
import dev.sluice.alert.vertx.WebhookChannel;
import dev.sluice.journal.postgres.DeliveryMarks;
import dev.sluice.operator.AlertMeters;
import dev.sluice.operator.DeskHealth;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** From configuration to the channels that it asks for. */
final class AlertChannels {
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final int FILE_BYTES = 10 << 20;
    private static final int FILES_KEPT = 5;

    private AlertChannels() {}

    /** Everything between an alert and the people. */
    static AlertService service(
            Configuration configuration,
            Vertx vertx,
            EventLoop loop,
            DeliveryMarks marks,
            Supplier<DeskHealth> health,
            AlertMeters meters) {
        AlertConfig config = configuration.desk().alert();
        List<AlertChannel> channels =
                channels(config, Path.of(configuration.desk().dataDir()), vertx);
        return new AlertService(
                loop,
                new AlertDelivery(loop, channels, new LeftOverAlerts(marks), meters),
                new Heartbeat(config.heartbeatUrl().map(url -> line(vertx, url)), meters),
                new AlertDesk(
                        "a" + Long.toString(loop.wallNanos(), Character.MAX_RADIX) + "-",
                        AlertService.redaction(configuration.secrets())),
                health,
                meters);
    }

    private static List<AlertChannel> channels(AlertConfig config, Path directory, Vertx vertx) {
        List<AlertChannel> channels = new ArrayList<>();
        channels.add(new LogChannel());
        channels.add(new FileChannel(
                directory.resolve("alerts.jsonl"), Infrastructure.getDefaultWorkerPool(), FILE_BYTES, FILES_KEPT));
        config.webhookUrl()
                .map(url -> new WebhookChannel.Settings(url, config.webhookSecret(), config.webhookSeverity()))
                .map(settings -> new WebhookChannel(new HttpLine(vertx, LIMIT), settings))
                .ifPresent(channels::add);
        AlertConfig.Telegram telegram = config.telegram();
        telegram.botToken()
                .flatMap(token -> telegram.chatId()
                        .map(chat ->
                                new TelegramChannel.Settings(telegram.baseUrl(), token, chat, telegram.severity())))
                .map(settings -> new TelegramChannel(new HttpLine(vertx, LIMIT), settings))
                .ifPresent(channels::add);
        return List.copyOf(channels);
    }

    private static Heartbeat.Line line(Vertx vertx, String url) {
        HttpLine line = new HttpLine(vertx, LIMIT);
        return new Heartbeat.Line(() -> line.get(url), line::close);
    }
}
