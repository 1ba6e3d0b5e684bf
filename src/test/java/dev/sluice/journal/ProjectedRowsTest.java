package dev.sluice.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class ProjectedRowsTest {
    @Test
    void theLastRowOfAKeyWinsAndKnowsItsSequence() {
        ProjectedRows rows = new ProjectedRows();
        rows.apply(1, ProjectedRow.ofNew(TestEntry.order("a", "SUBMITTING").payload()));
        rows.apply(2, ProjectedRow.ofNew(TestEntry.order("a", "OPEN").payload()));

        ProjectedRows.Written order =
                rows.remove(Projections.ORDER, List.of("a")).orElseThrow();
        assertThat(order.sequence()).isEqualTo(2);
        assertThat(order.row().values()).containsEntry("state", "OPEN").containsEntry("price", "61837.63");
        assertThat(rows.rows(Projections.BALANCE)).containsOnlyKeys(List.of("BTC"), List.of("USDT"));
    }

    @Test
    void refusesRowsThatDoNotFitBeforeTheyAreWritten() {
        Map<String, Object> trading = Map.of("state", "HALTED", "reason", "operator", "at", "2024-08-08T23:54:14Z");

        assertThat(ProjectedRow.ofNew(Map.of("trading", trading))).hasSize(1);
        assertThatThrownBy(() -> ProjectedRow.ofNew(Map.of("trading", without(trading, "state"))))
                .hasMessage("trading needs \"state\"");
        assertThatThrownBy(() -> ProjectedRow.ofNew(Map.of("trading", with(trading, "colour", "red"))))
                .hasMessage("trading has no column for \"colour\"");
        assertThatThrownBy(() -> ProjectedRow.ofNew(Map.of("balance", with(balance(), "free", "1e999999999"))))
                .hasMessageContaining("balance.free must be numeric");
        assertThatThrownBy(() -> ProjectedRow.ofNew(Map.of("balance", with(balance(), "free", true))))
                .hasMessageContaining("balance.free must be numeric");
    }

    @Test
    void passesOverKeysOfColumnsDroppedSinceWhenReading() {
        assertThat(ProjectedRow.of(Map.of("balance", with(balance(), "colour", "red"))))
                .isEqualTo(ProjectedRow.of(Map.of("balance", balance())));
    }

    @Property(tries = 100)
    void foldingTheRecordsGivesWhatTheWriterFolded(
            @ForAll @Size(max = 30) List<@IntRange(min = 0, max = 5) Integer> orders) {
        ProjectedRows written = new ProjectedRows();
        ProjectedRows read = new ProjectedRows();
        JournalHead head = JournalHead.EMPTY;
        for (int order : orders) {
            TestEntry entry = TestEntry.order("o" + order, "STATE_" + head.sequence());
            JournalRecord row = HashChain.next(head, CanonicalJson.write(entry));
            written.apply(row.seq(), ProjectedRow.ofNew(entry.payload()));
            read.apply(row);
            head = row.head();
        }

        for (Projection projection : Projections.ALL) {
            assertThat(read.rows(projection)).isEqualTo(written.rows(projection));
        }
    }

    private static Map<String, Object> balance() {
        return Map.of("asset", "BTC", "free", "1", "locked", 0, "at", "2024-08-08T23:54:14Z");
    }

    private static Map<String, Object> with(Map<String, Object> row, String key, Object value) {
        Map<String, Object> changed = new HashMap<>(row);
        changed.put(key, value);
        return changed;
    }

    private static Map<String, Object> without(Map<String, Object> row, String key) {
        Map<String, Object> changed = new HashMap<>(row);
        changed.remove(key);
        return changed;
    }
}
