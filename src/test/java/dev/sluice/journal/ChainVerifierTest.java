package dev.sluice.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.journal.ChainProblem.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ChainVerifierTest {
    private final List<JournalRecord> journal = journal(10);

    @Test
    void theFirstHashIsThatOfSixtyFourZerosAndTheEntry() {
        assertThat(HashChain.hash(HashChain.GENESIS, "abc"))
                .isEqualTo("b64374d04ef9c4f39fddb1e0d6be38a0130f6c057fc0f4ee467ea0e18bc758f1");
    }

    @Test
    void aWholeJournalHasNoProblem() {
        assertThat(verify(journal, Optional.of(journal.get(9).head()))).isEmpty();
        assertThat(verify(journal, Optional.of(journal.get(4).head()))).isEmpty();
        assertThat(verify(List.of(), Optional.empty())).isEmpty();
    }

    @Test
    void anAlteredEntryIsFoundAtItsOwnSequence() {
        JournalRecord row = journal.get(4);
        journal.set(4, new JournalRecord(5, row.entry() + " ", row.previousHash(), row.hash()));

        assertProblem(5, Kind.ENTRY_ALTERED, Optional.empty());
    }

    @Test
    void anEntryAlteredWithItsHashIsFoundWhereTheNextRowDoesNotFollow() {
        journal.set(4, HashChain.next(journal.get(3).head(), "{}"));

        assertProblem(6, Kind.LINK_BROKEN, Optional.empty());
    }

    @Test
    void aDeletedRowIsFoundAtItsSequence() {
        journal.remove(4);

        assertProblem(5, Kind.ROW_MISSING, Optional.empty());
    }

    @Test
    void aDuplicateOrStraySequenceIsFound() {
        journal.add(0, new JournalRecord(0, "{}", HashChain.GENESIS, HashChain.GENESIS));

        assertProblem(0, Kind.LINK_BROKEN, Optional.empty());
    }

    @Test
    void aCutTailIsFoundByTheHeadAndByNothingElse() {
        Optional<JournalHead> head = Optional.of(journal.get(9).head());
        journal.removeLast();

        assertThat(verify(journal, Optional.empty())).isEmpty();
        assertProblem(10, Kind.TAIL_CUT, head);
    }

    @Test
    void aJournalRewrittenFromTheStartIsFoundByTheHead() {
        Optional<JournalHead> head = Optional.of(journal.get(9).head());
        journal.set(9, HashChain.next(journal.get(8).head(), "{}"));

        assertThat(verify(journal, Optional.empty())).isEmpty();
        assertProblem(10, Kind.HEAD_DIFFERS, head);
    }

    @Test
    void aHeadIsWrittenAndReadAsSequenceAndHash() {
        JournalHead head = journal.get(9).head();

        assertThat(JournalHead.parse(head.toString())).isEqualTo(head);
        assertThatThrownBy(() -> JournalHead.parse("10:abc")).hasMessageContaining("SEQ:HASH");
    }

    private void assertProblem(long sequence, Kind kind, Optional<JournalHead> head) {
        ChainProblem problem = verify(journal, head).orElseThrow();

        assertThat(problem.sequence()).isEqualTo(sequence);
        assertThat(problem.kind()).isEqualTo(kind);
    }

    private static Optional<ChainProblem> verify(List<JournalRecord> rows, Optional<JournalHead> head) {
        ChainVerifier verifier = new ChainVerifier(head);
        rows.forEach(verifier::accept);
        return verifier.finish();
    }

    private static List<JournalRecord> journal(int rows) {
        List<JournalRecord> journal = new ArrayList<>();
        JournalHead head = JournalHead.EMPTY;
        for (int i = 1; i <= rows; i++) {
            journal.add(HashChain.next(head, CanonicalJson.write(TestEntry.of("happened", Map.of("n", i)))));
            head = journal.getLast().head();
        }
        return journal;
    }
}
