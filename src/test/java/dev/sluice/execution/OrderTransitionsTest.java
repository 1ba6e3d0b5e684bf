package dev.sluice.execution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.execution.OrderTransitions.Transition;
import dev.sluice.vocabulary.OrderState;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds every cell of the table to the one written out here, and the table to the design. */
class OrderTransitionsTest {
    /**
     * Columns are states by the initials below, rows are triggers. A cell is the next state; {@code back} is SUBMITTED
     * or PARTIALLY_FILLED by what is filled; {@code !} alarms; {@code .} is illegal.
     */
    private static final String EXPECTED = """
                               PE  SU  SD   PF   CR    AR    UN    MR    FI  CA  RE  EX
            submit_started     SU  SU  .    .    .     .     SU    SU    .   .   .   .
            refused_locally    RE  .   .    .    .     .     .     .     .   .   .   .
            withdrawn          CA  CA  .    .    .     .     .     .     .   .   .   .
            acknowledged       .   SD  SD   PF   CR    AR    back  back  FI  CA  SD! EX
            partly_filled      .   PF  PF   PF   CR    AR    PF    PF    FI  CA  PF! EX
            completely_filled  .   FI  FI   FI   FI    FI    FI    FI    FI  CA  FI! EX
            cancel_started     .   .   CR   CR   CR    CR    UN    MR    .   .   .   .
            amend_started      .   .   AR   AR   .     .     .     .     .   .   .   .
            request_refused    .   .   SD   PF   back  back  back  back  FI  CA  RE  EX
            amended            .   .   SD   PF   CR    back  back  back  FI  CA  SD! EX
            canceled           .   CA  CA   CA   CA    CA    CA    CA    .   CA  .   .
            rejected           .   RE  .    .    .     .     RE    RE    .   .   RE  .
            expired            .   EX  EX   EX   EX    EX    EX    EX    .   .   .   EX
            not_accepted       .   SU  .    .    .     .     .     .     .   .   .   .
            outcome_lost       .   UN  UN   UN   UN    UN    UN    MR    FI  CA  RE  EX
            review_demanded    .   .   .    .    .     .     MR    MR    .   .   .   .
            """;

    private static final Map<String, OrderState> INITIALS = Map.ofEntries(
            Map.entry("PE", OrderState.PENDING),
            Map.entry("SU", OrderState.SUBMITTING),
            Map.entry("SD", OrderState.SUBMITTED),
            Map.entry("PF", OrderState.PARTIALLY_FILLED),
            Map.entry("CR", OrderState.CANCEL_REQUESTED),
            Map.entry("AR", OrderState.AMEND_REQUESTED),
            Map.entry("UN", OrderState.UNKNOWN),
            Map.entry("MR", OrderState.MANUAL_REVIEW_REQUIRED),
            Map.entry("FI", OrderState.FILLED),
            Map.entry("CA", OrderState.CANCELLED),
            Map.entry("RE", OrderState.REJECTED),
            Map.entry("EX", OrderState.EXPIRED));

    /** DESIGN section 3, from → to. Where it says "any of these, or back" the meaning is spelled out. */
    private static final Map<OrderState, Set<OrderState>> DESIGN = Map.ofEntries(
            Map.entry(OrderState.PENDING, states("SU RE CA")),
            Map.entry(OrderState.SUBMITTING, states("SD PF FI CA RE EX UN")),
            Map.entry(OrderState.SUBMITTED, states("PF FI CR AR CA EX UN")),
            Map.entry(OrderState.PARTIALLY_FILLED, states("PF FI CR AR CA EX UN")),
            Map.entry(OrderState.CANCEL_REQUESTED, states("PF FI CR AR CA EX UN SD")),
            Map.entry(OrderState.AMEND_REQUESTED, states("PF FI CR AR CA EX UN SD")),
            Map.entry(OrderState.UNKNOWN, states("SU SD PF FI CA RE EX UN MR")),
            Map.entry(OrderState.MANUAL_REVIEW_REQUIRED, states("SU SD PF FI CA RE EX UN MR")),
            Map.entry(OrderState.FILLED, states("")),
            Map.entry(OrderState.CANCELLED, states("")),
            Map.entry(OrderState.REJECTED, states("SD PF FI")),
            Map.entry(OrderState.EXPIRED, states("")));

    static Stream<Arguments> cells() {
        List<String> lines = EXPECTED.lines().toList();
        List<String> columns = words(lines.getFirst());
        List<Arguments> cells = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            List<String> row = words(line);
            OrderTrigger trigger = OrderTrigger.valueOf(row.getFirst().toUpperCase(Locale.ROOT));
            for (int i = 0; i < columns.size(); i++) {
                cells.add(Arguments.of(INITIALS.get(columns.get(i)), trigger, row.get(i + 1)));
            }
        }
        return cells.stream();
    }

    @ParameterizedTest(name = "{0} + {1} = {2}")
    @MethodSource("cells")
    void takesEveryTriggerInEveryStateAsWritten(OrderState from, OrderTrigger trigger, String expected) {
        assertThat(cell(OrderTransitions.of(from, trigger))).isEqualTo(expected);
    }

    @Test
    void expectedTableHasEveryStateAndEveryTriggerOnce() {
        assertThat(cells().map(cell -> cell.get()[0] + "+" + cell.get()[1]))
                .doesNotHaveDuplicates()
                .hasSize(OrderState.values().length * OrderTrigger.values().length);
    }

    @Test
    void goesNowhereThatTheDesignDoesNotAllow() {
        for (OrderState from : OrderState.values()) {
            Set<OrderState> reached = reachedFrom(from);
            reached.remove(from);
            assertThat(DESIGN.get(from)).as("from %s", from).containsAll(reached);
        }
    }

    @Test
    void goesEverywhereThatTheDesignNamesFromAWaitingOrLivingOrder() {
        for (OrderState from : states("PE SU SD PF")) {
            assertThat(reachedFrom(from)).as("from %s", from).containsAll(DESIGN.get(from));
        }
    }

    @Test
    void neverCallsAnOrderUnknownBeforeItsIntentIsCommitted() {
        assertThat(reachedFrom(OrderState.PENDING)).doesNotContain(OrderState.UNKNOWN);
    }

    @Test
    void neverEndsAnOrderBecauseAnAnswerWasLostOrTimePassed() {
        for (OrderState from : OrderState.values()) {
            for (OrderTrigger trigger : List.of(OrderTrigger.OUTCOME_LOST, OrderTrigger.REVIEW_DEMANDED)) {
                OrderTransitions.of(from, trigger)
                        .ifPresent(transition ->
                                assertThat(transition.to(false).isTerminal()).isEqualTo(from.isTerminal()));
            }
        }
    }

    @Test
    void goesBackToWhatIsFilled() {
        Transition back = OrderTransitions.of(OrderState.CANCEL_REQUESTED, OrderTrigger.REQUEST_REFUSED)
                .orElseThrow();

        assertThat(back.to(false)).isEqualTo(OrderState.SUBMITTED);
        assertThat(back.to(true)).isEqualTo(OrderState.PARTIALLY_FILLED);
    }

    private static Set<OrderState> reachedFrom(OrderState from) {
        Set<OrderState> reached = EnumSet.noneOf(OrderState.class);
        for (OrderTrigger trigger : OrderTrigger.values()) {
            OrderTransitions.of(from, trigger).ifPresent(transition -> {
                reached.add(transition.to(false));
                reached.add(transition.to(true));
            });
        }
        return reached;
    }

    private static String cell(Optional<Transition> transition) {
        return transition
                .map(found ->
                        found.to().map(OrderTransitionsTest::initials).orElse("back") + (found.alarming() ? "!" : ""))
                .orElse(".");
    }

    private static String initials(OrderState state) {
        return INITIALS.entrySet().stream()
                .filter(entry -> entry.getValue() == state)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
    }

    private static Set<OrderState> states(String initials) {
        Set<OrderState> states = EnumSet.noneOf(OrderState.class);
        words(initials).forEach(word -> states.add(INITIALS.get(word)));
        return states;
    }

    private static List<String> words(String line) {
        return Arrays.stream(line.strip().split("\\s+"))
                .filter(word -> !word.isEmpty())
                .toList();
    }
}
