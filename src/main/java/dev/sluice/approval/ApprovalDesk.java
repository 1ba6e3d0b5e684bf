package dev.sluice.approval;

import dev.sluice.journal.Document;
import dev.sluice.journal.ProjectedRow;
import dev.sluice.risk.ClearanceDocument;
import dev.sluice.risk.RiskCleared;
import dev.sluice.risk.RiskRefused;
import dev.sluice.vocabulary.OrderId;
import dev.sluice.vocabulary.OrderOptions;
import dev.sluice.vocabulary.OrderTerms;
import dev.sluice.vocabulary.Price;
import dev.sluice.vocabulary.ProposalId;
import dev.sluice.vocabulary.ProposalState;
import dev.sluice.vocabulary.Reason;
import dev.sluice.vocabulary.Side;
import dev.sluice.vocabulary.UtcNanos;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Signs off what the gates cleared: small orders at once, larger ones when a person says so in time. Holds what waits,
 * and nothing else; every way out of waiting is taken once.
 */
public final class ApprovalDesk {
    private final ApprovalPolicy policy;
    private final Map<ProposalId, PendingApproval> waiting = new LinkedHashMap<>();

    public ApprovalDesk(ApprovalPolicy policy) {
        this.policy = policy;
    }

    /**
     * Takes over what waited when an earlier process ended, with the time that it has left.
     *
     * @param row of the proposals projection, in state {@code pending_approval}
     * @return what waits again
     */
    public PendingApproval restore(ProjectedRow row) {
        RiskCleared cleared = ClearanceDocument.restored(Document.parse(row.text("clearance")));
        PendingApproval pending = new PendingApproval(cleared, UtcNanos.parse(row.text("expiresAt")));
        waiting.put(pending.proposal(), pending);
        return pending;
    }

    /**
     * Signs off at once, or asks for a person.
     *
     * @param reducing whether it only makes a position smaller: getting out never waits
     */
    public SignOff decide(RiskCleared cleared, boolean reducing, long nowNanos) {
        if (reducing || worth(cleared).compareTo(policy.threshold()) <= 0) {
            ProposalState state = ProposalTransitions.next(ProposalState.VALIDATED, ProposalEvent.SIGNED_OFF_BY_POLICY);
            return new SignOff.AtOnce(
                    new MintedApproval(cleared, nowNanos),
                    new ProposalApproved(cleared, state, Optional.empty(), nowNanos));
        }
        long latest = nowNanos + policy.ttlNanos();
        long expires =
                cleared.validUntilNanos().map(until -> Math.min(until, latest)).orElse(latest);
        PendingApproval pending = new PendingApproval(cleared, expires);
        waiting.put(pending.proposal(), pending);
        return new SignOff.Later(pending, new ApprovalRequested(pending, nowNanos));
    }

    /**
     * What an order may be worth, in the quote asset: at its limit if it buys; at its limit or the price that it was
     * decided at, whichever is more, if it sells or waits for a stop price, because it may trade there.
     */
    static BigDecimal worth(RiskCleared cleared) {
        OrderTerms terms = cleared.terms();
        OrderOptions options = terms.options();
        Price named = terms.price().or(options::stopPrice).orElse(cleared.reference());
        boolean capped = terms.side() == Side.BUY && terms.price().isPresent();
        Price price = capped || named.compareTo(cleared.reference()) > 0 ? named : cleared.reference();
        return price.times(terms.quantity());
    }

    /** What waits, longest first. */
    public Collection<PendingApproval> waiting() {
        return Collections.unmodifiableCollection(waiting.values());
    }

    /** A proposal that waits and may still be approved. */
    public Optional<PendingApproval> waiting(ProposalId proposal) {
        return Optional.ofNullable(waiting.get(proposal));
    }

    /**
     * A person approves, and the gates passed again.
     *
     * @param again what the gates gave when they were asked again, for the same order
     * @throws IllegalStateException if it does not wait, or its time is over
     */
    public SignOff.AtOnce approve(PendingApproval pending, RiskCleared again, Decision decision, long nowNanos) {
        if (nowNanos >= pending.expiresNanos() || !again.order().equals(pending.order())) {
            throw new IllegalStateException("proposal " + pending.proposal() + " cannot be approved any more");
        }
        ProposalState state = leave(pending, ProposalEvent.PERSON_APPROVED);
        return new SignOff.AtOnce(
                new MintedApproval(again, nowNanos),
                new ProposalApproved(again, state, Optional.of(decision), nowNanos));
    }

    /** A person rejects. */
    public ApprovalEnded reject(PendingApproval pending, Decision decision, long nowNanos) {
        ProposalState state = leave(pending, ProposalEvent.PERSON_REJECTED);
        return new ApprovalEnded(
                pending, pending.clearance(), state, Reason.APPROVAL_REJECTED.code(), Optional.of(decision), nowNanos);
    }

    /** A person approves, but a gate says no on what is known now. */
    public ApprovalEnded refuse(PendingApproval pending, RiskRefused refused, Decision decision, long nowNanos) {
        ProposalState state = leave(pending, ProposalEvent.REFUSED_AGAIN);
        return new ApprovalEnded(pending, refused, state, refused.code(), Optional.of(decision), nowNanos);
    }

    /** A person approves and the gates pass again, but a check behind them says no. */
    public ApprovalEnded refuse(
            PendingApproval pending, RiskCleared again, Reason reason, Decision decision, long nowNanos) {
        ProposalState state = leave(pending, ProposalEvent.REFUSED_AGAIN);
        return new ApprovalEnded(pending, again, state, reason.code(), Optional.of(decision), nowNanos);
    }

    /**
     * The order of a proposal ended; empty if nothing waits for it any more.
     *
     * @param code why it ended
     */
    public Optional<ApprovalEnded> withdrawn(OrderId order, String code, long nowNanos) {
        return waiting.values().stream()
                .filter(pending -> pending.order().equals(order))
                .findFirst()
                .map(pending -> new ApprovalEnded(
                        pending,
                        pending.clearance(),
                        leave(pending, ProposalEvent.ORDER_WITHDRAWN),
                        code,
                        Optional.empty(),
                        nowNanos));
    }

    /** Time has passed: what has waited too long waits no more. */
    public List<ApprovalEnded> expire(long nowNanos) {
        List<ApprovalEnded> expired = new ArrayList<>();
        for (PendingApproval pending : List.copyOf(waiting.values())) {
            if (nowNanos >= pending.expiresNanos()) {
                ProposalState state = leave(pending, ProposalEvent.TIME_RAN_OUT);
                expired.add(new ApprovalEnded(
                        pending,
                        pending.clearance(),
                        state,
                        Reason.APPROVAL_EXPIRED.code(),
                        Optional.empty(),
                        nowNanos));
            }
        }
        return expired;
    }

    /** Nothing leaves twice, whatever happens in the same moment. */
    private ProposalState leave(PendingApproval pending, ProposalEvent event) {
        if (!waiting.remove(pending.proposal(), pending)) {
            throw new IllegalStateException("proposal " + pending.proposal() + " does not wait");
        }
        return ProposalTransitions.next(ProposalState.PENDING_APPROVAL, event);
    }
}
