package dev.sluice.risk;

import dev.sluice.vocabulary.Reason;
import java.util.List;

/** Gate 7: what users' own hooks say, one after the other. What only reduces a position is not asked about. */
final class HookGate {
    /** Before a hook's name in a code. */
    static final String CODE = "hook:";

    private final List<OrderHook> hooks;

    HookGate(List<OrderHook> hooks) {
        this.hooks = hooks;
    }

    List<Gate> checks() {
        return hooks.stream()
                .map(hook -> new Gate("hooks", hook.name(), (proposal, context) -> ask(hook, proposal, context)))
                .toList();
    }

    private static Verdict ask(OrderHook hook, SizedProposal proposal, RiskContext context) {
        if (context.reduces(proposal)) {
            return Verdict.PASS;
        }
        return hook.check(HookedOrder.of(proposal, context))
                .refusal()
                .<Verdict>map(why -> new Verdict.Refuse(Reason.HOOK, CODE + hook.name(), Measure.words(why), null))
                .orElse(Verdict.PASS);
    }
}
