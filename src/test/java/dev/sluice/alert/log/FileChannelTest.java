package dev.sluice.alert.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.alert.AlertKind;
import dev.sluice.alert.Delivery;
import dev.sluice.alert.RaisedAlert;
import dev.sluice.journal.CanonicalJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileChannelTest {
    @TempDir
    private Path directory;

    @Test
    void appendsOneJsonObjectALine() throws IOException {
        Path file = directory.resolve("made/alerts.jsonl");
        write(channel(file, 1 << 20), "1", "2");
        write(channel(file, 1 << 20), "3");

        assertThat(Files.readAllLines(file))
                .map(CanonicalJson::parse)
                .containsExactly(alert("1").row(), alert("2").row(), alert("3").row());
    }

    @Test
    void beginsANewFileAndKeepsSoManyOlderOnes() throws IOException {
        Path file = directory.resolve("alerts.jsonl");
        FileChannel channel = channel(file, 300);
        for (int i = 0; i < 20; i++) {
            write(channel, Integer.toString(i));
        }
        channel.close();

        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files.map(each -> each.getFileName().toString()))
                    .containsExactlyInAnyOrder("alerts.jsonl", "alerts.jsonl.1", "alerts.jsonl.2");
        }
        assertThat(Files.readString(file)).contains("\"alertId\":\"19\"");
    }

    @Test
    void failsWhereItCannotWriteAndGoesOnWhenItCan() throws IOException {
        Path file = directory.resolve("alerts.jsonl");
        Files.createDirectory(file);
        FileChannel channel = channel(file, 1 << 20);

        assertThat(send(channel, "1")).isEqualTo(new Delivery.Failed("not_written", 0));

        Files.delete(file);
        assertThat(send(channel, "1")).isEqualTo(Delivery.DELIVERED);
        channel.close();
    }

    private static void write(FileChannel channel, String... ids) {
        for (String id : ids) {
            assertThat(send(channel, id)).isEqualTo(Delivery.DELIVERED);
        }
    }

    private static Delivery send(FileChannel channel, String id) {
        return channel.send(alert(id), 0).toCompletableFuture().join();
    }

    private static FileChannel channel(Path file, long bytes) {
        return new FileChannel(file, Runnable::run, bytes, 2);
    }

    private static RaisedAlert alert(String id) {
        return new RaisedAlert(id, AlertKind.DESK_STARTED.at(0, "the desk has started"));
    }
}
