package dev.sluice.journal.postgres;

import dev.sluice.journal.CanonicalJson;
import dev.sluice.journal.HashChain;
import dev.sluice.journal.JournalHead;
import dev.sluice.journal.JournalReceipt;
import dev.sluice.journal.JournalRecord;
import dev.sluice.journal.ProjectedRows;
import dev.sluice.journal.Projection;
import dev.sluice.journal.Projections;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The batches that go into one transaction, chained onto the head. */
final class CommitGroup {
    private final List<AppendBatch> batches;
    private final List<JournalReceipt> receipts = new ArrayList<>();
    private final List<JournalRecord> records = new ArrayList<>();
    private final ProjectedRows projected = new ProjectedRows();
    private JournalHead head;

    CommitGroup(JournalHead head, List<AppendBatch> batches) {
        this.head = head;
        this.batches = batches;
        for (AppendBatch batch : batches) {
            long first = this.head.sequence() + 1;
            batch.entries().forEach(this::chain);
            receipts.add(new JournalReceipt(first, this.head.sequence(), this.head));
        }
    }

    /** The head once this group is committed. */
    JournalHead head() {
        return head;
    }

    /** The parameters of {@link JournalSql#APPEND}. */
    Tuple parameters() {
        Tuple parameters = Tuple.tuple()
                .addArrayOfLong(records.stream().map(JournalRecord::seq).toArray(Long[]::new))
                .addArrayOfString(texts(JournalRecord::entry))
                .addArrayOfString(texts(JournalRecord::previousHash))
                .addArrayOfString(texts(JournalRecord::hash));
        Projections.ALL.forEach(projection -> parameters.addString(rows(projection)));
        return parameters;
    }

    /** The rows of this group. */
    List<JournalRecord> records() {
        return records;
    }

    void succeed() {
        for (int i = 0; i < batches.size(); i++) {
            batches.get(i).done().complete(receipts.get(i));
        }
    }

    private void chain(AppendBatch.Prepared entry) {
        JournalRecord row = HashChain.next(head, entry.text());
        records.add(row);
        projected.apply(row.seq(), entry.rows());
        head = row.head();
    }

    private String[] texts(Function<JournalRecord, String> column) {
        return records.stream().map(column).toArray(String[]::new);
    }

    /** Of each key the last row only: PostgreSQL refuses to upsert a row twice in one statement. */
    private String rows(Projection projection) {
        List<Map<String, Object>> rows = new ArrayList<>();
        projected.rows(projection).values().forEach(written -> {
            Map<String, Object> row = new LinkedHashMap<>(written.row().values());
            row.put("sequence", written.sequence());
            rows.add(row);
        });
        return CanonicalJson.write(rows);
    }
}
