package dev.sluice.operator;

/** What became of a person's decision about a waiting proposal; everything it names is committed. */
public sealed interface DecisionAnswer {
    /** It is decided. */
    record Done() implements DecisionAnswer {}

    /** It does not wait: it never did, it has expired, or it was decided before. */
    record NotWaiting() implements DecisionAnswer {}

    /** It was approved, but a gate or a pre-trade check says no now; the proposal is rejected and nothing is sent. */
    record Refused(OrderAnswer.Refused refusal) implements DecisionAnswer {}
}
