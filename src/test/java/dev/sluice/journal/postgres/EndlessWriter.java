package dev.sluice.journal.postgres;

import dev.sluice.journal.TestEntry;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A process that appends until it is killed, and prints each head once it is durable. */
final class EndlessWriter {
    private EndlessWriter() {}

    public static void main(String[] arguments) {
        EmbeddedDatabase server = EmbeddedDatabase.start(
                Path.of(arguments[0]), EmbeddedDatabase.DESK, Optional.of(Path.of(arguments[1])));
        TestJournal database = new TestJournal(server.address());
        JournalWriter writer = database.writer();
        for (long i = 0; ; i++) {
            TestEntry entry = TestEntry.order("o" + i % 10, "STATE_" + i);
            System.out.println("durable "
                    + writer.append(List.of(entry))
                            .await()
                            .atMost(TestJournal.PATIENCE)
                            .head());
        }
    }
}
