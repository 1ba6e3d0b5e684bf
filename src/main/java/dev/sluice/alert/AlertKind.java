package dev.sluice.alert;

import static dev.sluice.alert.Category.EXECUTION;
import static dev.sluice.alert.Category.HEALTH;
import static dev.sluice.alert.Category.RISK;
import static dev.sluice.alert.Category.SYSTEM;
import static dev.sluice.alert.Severity.CRITICAL;
import static dev.sluice.alert.Severity.HIGH;
import static dev.sluice.alert.Severity.LOW;
import static dev.sluice.alert.Severity.MEDIUM;

import java.util.Locale;

/**
 * What people are told of: one closed catalogue. {@link #code()} is stable for ever. Kinds of the same matter are
 * states of one thing, such as halted and active: telling one makes any other of them news again.
 */
public enum AlertKind {
    DESK_STARTED(LOW, SYSTEM, "desk", "phase", "trades as configured"),
    DESK_STOPPING(MEDIUM, SYSTEM, "desk", "phase", "lets what is on its way come to rest; open orders stay"),
    DESK_RECOVERING(
            CRITICAL,
            SYSTEM,
            "desk",
            "phase",
            "decides and sends nothing more, and begins anew from journal and venue until it is back"),
    DESK_RECOVERED(HIGH, SYSTEM, "desk", "phase", "has aligned with the venue and goes on"),
    DESK_FAILED(CRITICAL, SYSTEM, "desk", "phase", "ends; open orders stay at the venue"),
    STRATEGY_FAILED(HIGH, SYSTEM, "strategy", "", "asks this strategy no more; the others go on"),
    ALERTS_SUPPRESSED(MEDIUM, SYSTEM, "alert", "", "keeps what was suppressed in the journal of its causes"),

    KILL_SWITCH_ENGAGED(
            CRITICAL, RISK, "halt", "kill_switch", "opens nothing, cancels every open order, stays so until a reset"),
    KILL_SWITCH_RESET(HIGH, RISK, "halt", "kill_switch", "trades again"),
    TRADING_HALTED(HIGH, RISK, "halt", "trading", "opens nothing; exits and cancels go on"),
    TRADING_REDUCING(MEDIUM, RISK, "halt", "trading", "takes only orders that reduce exposure"),
    TRADING_ACTIVE(MEDIUM, RISK, "halt", "trading", "trades"),
    PROPOSAL_REFUSED(MEDIUM, RISK, "risk", "", "refuses every proposal that this limit is for"),
    HOOK_SLOW(MEDIUM, RISK, "hooks", "", "goes on, but the hook takes more than its budget"),
    APPROVAL_WAITING(HIGH, RISK, "approval", "", "waits for a person until the proposal expires"),
    APPROVAL_EXPIRED(MEDIUM, RISK, "approval", "", "dropped the proposal: nobody decided in time"),

    ORDER_ALARM(CRITICAL, EXECUTION, "execution", "", "keeps the order as it was, and halts"),
    ORDER_IN_REVIEW(
            CRITICAL, EXECUTION, "execution", "", "keeps its exposure reserved and its symbol paused, and asks on"),
    ORDER_UNKNOWN(MEDIUM, EXECUTION, "execution", "", "asks the venue what became of it; sends nothing again"),
    ORDER_REJECTED(MEDIUM, EXECUTION, "execution", "", "releases its exposure; tries it no more"),
    ORDER_NOT_PLACED(HIGH, EXECUTION, "execution", "", "has proof that the venue never had it; releases its exposure"),
    ORDER_RETRIED(LOW, EXECUTION, "execution", "", "tries again later: the venue definitely did not take it"),
    CIRCUIT_OPENED(HIGH, EXECUTION, "risk", "circuit", "refuses new orders for a while, then tries a few"),
    CIRCUIT_CLOSED(HIGH, EXECUTION, "risk", "circuit", "takes new orders again"),
    SYMBOL_PAUSED(MEDIUM, EXECUTION, "halt", "pause", "opens nothing in this symbol until evidence comes"),
    SYMBOL_RESUMED(LOW, EXECUTION, "halt", "pause", "trades this symbol again"),
    DIVERGED(CRITICAL, EXECUTION, "reconciliation", "agreement", "suspends trading until the books agree"),
    AGREED(HIGH, EXECUTION, "reconciliation", "agreement", "goes on"),
    FOREIGN_ORDER(HIGH, EXECUTION, "venue", "", "leaves it alone and compares with the venue's books"),
    VENUE_ALARM(HIGH, EXECUTION, "venue", "", "compares with the venue's books"),
    VENUE_BAN(HIGH, EXECUTION, "venue", "ban", "sends nothing but what frees exposure until the ban is over"),
    VENUE_BAN_OVER(MEDIUM, EXECUTION, "venue", "ban", "sends requests again"),

    PART_CRITICAL(HIGH, HEALTH, "health", "condition", "is not ready and opens nothing while it is so"),
    PART_DEGRADED(MEDIUM, HEALTH, "health", "condition", "goes on without it, where it can"),
    PART_OK(LOW, HEALTH, "health", "condition", "relies on it again");

    private final Severity severity;
    private final Category category;
    private final String module;
    private final String matter;
    private final String action;

    AlertKind(Severity severity, Category category, String module, String matter, String action) {
        this.severity = severity;
        this.category = category;
        this.module = module;
        this.matter = matter;
        this.action = action;
    }

    /** How much it matters unless the alert says otherwise. */
    public Severity severity() {
        return severity;
    }

    public Category category() {
        return category;
    }

    /** Which part of the desk says so unless the alert says otherwise. */
    public String module() {
        return module;
    }

    /** What this is a state of; empty for what just happens. */
    public String matter() {
        return matter;
    }

    /** What the desk does about it by itself; the subject is the desk. */
    public String action() {
        return action;
    }

    /** The stable code in lower case, such as {@code kill_switch_engaged}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** An alert of this kind. */
    public Alert at(long atNanos, String message) {
        return Alert.of(this, message, atNanos);
    }
}
