package dev.sluice.health;

/** One number of a part, judged again and again; it remembers what it was, so that it does not flap. */
final class Gauged {
    private final Rule rule;
    private Condition condition = Condition.OK;

    Gauged(Rule rule) {
        this.rule = rule;
    }

    /** @param value negative if not known, which is no verdict */
    Condition judge(long value) {
        condition = value < 0 ? Condition.OK : rule.judge(value, condition);
        return condition;
    }
}
