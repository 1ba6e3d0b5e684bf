package dev.sluice.journal.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.journal.JournalEntry;
import dev.sluice.journal.JournalHead;
import dev.sluice.journal.TestEntry;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalExportTest {
    private static final int ENTRIES = 2_345;

    @TempDir
    private static Path directory;

    private static EmbeddedDatabase server;
    private static Path export;
    private static JournalHead head;

    @BeforeAll
    static void exportAJournal() throws IOException {
        server = EmbeddedDatabase.start(directory, EmbeddedDatabase.DESK, TestJournal.BINARIES);
        export = directory.resolve("journal.jsonl");
        try (TestJournal database = new TestJournal(server.address());
                OutputStream out = Files.newOutputStream(export)) {
            JournalWriter writer = database.writer();
            List<JournalEntry> entries = new ArrayList<>();
            for (int i = 0; i < ENTRIES; i++) {
                entries.add(TestEntry.order("o" + i, "OPEN"));
            }
            writer.append(entries).await().atMost(TestJournal.PATIENCE);
            writer.close().await().atMost(TestJournal.PATIENCE);
            head = new JournalExport(new JournalReader(database.pool))
                    .writeTo(out)
                    .await()
                    .atMost(TestJournal.PATIENCE);
            assertThat(head).isEqualTo(writer.head());
        }
    }

    @AfterAll
    static void stopServer() {
        server.close();
    }

    @Test
    void hasOneObjectALineWithExactlyFourKeys() throws IOException {
        List<String> lines = Files.readAllLines(export);

        assertThat(lines).hasSize(ENTRIES);
        assertThat(lines.getFirst())
                .matches("\\{\"seq\":1,\"entry\":\".*\",\"previous_hash\":\"0{64}\",\"hash\":\"\\w{64}\"}");
    }

    @Test
    void theScriptInTheDocumentationFindsItIntact() throws Exception {
        assertThat(verify(export, head)).isEqualTo("intact: " + head);
    }

    @Test
    void theScriptInTheDocumentationFindsTampering() throws Exception {
        List<String> lines = new ArrayList<>(Files.readAllLines(export));
        String altered = lines.get(41).replace("BUY", "SELL");

        assertThat(verify(changed(lines, rows -> rows.set(41, altered)), head)).isEqualTo("sequence 42 was altered");
        assertThat(verify(changed(lines, rows -> rows.remove(41)), head)).isEqualTo("sequence 42 is missing");
        assertThat(verify(changed(lines, List::removeLast), head)).startsWith("the journal ends at 2344");
    }

    private static Path changed(List<String> lines, Consumer<List<String>> change) throws IOException {
        List<String> copy = new ArrayList<>(lines);
        change.accept(copy);
        return Files.write(directory.resolve("tampered.jsonl"), copy);
    }

    private static String verify(Path file, JournalHead head) throws IOException, InterruptedException {
        Assumptions.assumeTrue(hasPython(), "python3 is not installed");
        Path script = directory.resolve("verify-journal.py");
        String page = Files.readString(Path.of("docs", "journal.md"));
        int start = page.indexOf("```python\n") + "```python\n".length();
        String program = page.substring(start, page.indexOf("```", start));
        assertThat(program.lines().count()).isLessThanOrEqualTo(20);
        Files.writeString(script, program);
        return run("python3", script.toString(), file.toString(), head.toString());
    }

    private static boolean hasPython() throws InterruptedException {
        try {
            return run("python3", "--version").startsWith("Python 3");
        } catch (IOException e) {
            return false;
        }
    }

    private static String run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return output.strip();
    }
}
