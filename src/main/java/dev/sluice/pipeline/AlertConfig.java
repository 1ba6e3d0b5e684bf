package dev.sluice.pipeline;

import dev.sluice.alert.Severity;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Pattern;
import java.util.Optional;

/** Who is told. A channel is there if its keys are; the log and the file {@code alerts.jsonl} always are. */
public interface AlertConfig {
    /** Where every alert is posted; it may hold a secret, so it is one. */
    Optional<@Pattern(regexp = "https?://[!-~]+") String> webhookUrl();

    /** Signs what is posted. */
    Optional<@Pattern(regexp = "[!-~]{1,256}") String> webhookSecret();

    /** The least that is posted. */
    @WithDefault("MEDIUM")
    Severity webhookSeverity();

    /** Asked for each minute, only while the desk is ready; it may hold a secret, so it is one. */
    Optional<@Pattern(regexp = "https?://[!-~]+") String> heartbeatUrl();

    Telegram telegram();

    /** A chat. */
    interface Telegram {
        /** The bot's password. */
        Optional<@Pattern(regexp = "[A-Za-z0-9:_-]{1,256}") String> botToken();

        /** A number, or {@code @} and the name of a public channel. */
        Optional<@Pattern(regexp = "-?[0-9]{1,20}|@[A-Za-z0-9_]{1,64}") String> chatId();

        /** The least that is sent. */
        @WithDefault("HIGH")
        Severity severity();

        /** The Bot API, or a server of one's own that speaks it. */
        @WithDefault("https://api.telegram.org")
        @Pattern(regexp = "https?://[^?#/]+") String baseUrl();
    }
}
