package dev.sluice.approval;

import static dev.sluice.approval.ProposalEvent.*;
import static dev.sluice.vocabulary.ProposalState.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.sluice.vocabulary.ProposalState;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ProposalTransitionsTest {
    private static final Map<String, ProposalState> LEGAL = legal();

    private static Map<String, ProposalState> legal() {
        Map<String, ProposalState> legal = new HashMap<>();
        legal.put(PROPOSED + " " + GATES_REFUSED, RISK_REJECTED);
        legal.put(PROPOSED + " " + GATES_PASSED, VALIDATED);
        legal.put(VALIDATED + " " + SIGNED_OFF_BY_POLICY, AUTO_APPROVED);
        legal.put(VALIDATED + " " + PERSON_ASKED, PENDING_APPROVAL);
        legal.put(PENDING_APPROVAL + " " + PERSON_APPROVED, APPROVED);
        legal.put(PENDING_APPROVAL + " " + PERSON_REJECTED, REJECTED);
        legal.put(PENDING_APPROVAL + " " + REFUSED_AGAIN, REJECTED);
        legal.put(PENDING_APPROVAL + " " + ORDER_WITHDRAWN, REJECTED);
        legal.put(PENDING_APPROVAL + " " + TIME_RAN_OUT, EXPIRED);
        return legal;
    }

    static Stream<Arguments> everyCell() {
        return Stream.of(ProposalState.values())
                .flatMap(state -> Stream.of(ProposalEvent.values()).map(event -> Arguments.of(state, event)));
    }

    @ParameterizedTest
    @MethodSource("everyCell")
    void knowsWhatFollowsFromEveryEventInEveryState(ProposalState from, ProposalEvent event) {
        assertThat(ProposalTransitions.of(from, event)).isEqualTo(Optional.ofNullable(LEGAL.get(from + " " + event)));
    }

    @Test
    void refusesAnIllegalTransitionByName() {
        assertThatIllegalStateException()
                .isThrownBy(() -> ProposalTransitions.next(EXPIRED, PERSON_APPROVED))
                .withMessage("no PERSON_APPROVED of a proposal EXPIRED");
    }

    @Test
    void readsEveryStateByItsCode() {
        assertThat(ProposalState.of("pending_approval")).contains(PENDING_APPROVAL);
        assertThat(ProposalState.of("PENDING_APPROVAL")).isEmpty();
        assertThat(Stream.of(ProposalState.values()).map(state -> ProposalState.of(state.code())))
                .containsExactlyElementsOf(
                        Stream.of(ProposalState.values()).map(Optional::of).toList());
    }
}
