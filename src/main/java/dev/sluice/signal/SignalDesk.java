package dev.sluice.signal;

import dev.sluice.strategy.Idea;
import dev.sluice.vocabulary.OrderTerms;
import dev.sluice.vocabulary.Price;
import dev.sluice.vocabulary.ProposalId;
import dev.sluice.vocabulary.Side;
import dev.sluice.vocabulary.Symbol;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Turns ideas into proposals. An idea that repeats one of the same strategy, symbol and side within the window is
 * dropped and counted: it says nothing new and would only fill the journal.
 */
public final class SignalDesk {
    /** The strategy named in proposals of people. */
    public static final String MANUAL = "manual";

    private final long dedupNanos;
    private final Map<Key, Long> lastProposed = new HashMap<>();
    private long duplicates;

    private record Key(String strategy, Symbol symbol, Side side) {}

    /** @param dedupNanos how long an idea counts as a repetition; 0 or more */
    public SignalDesk(long dedupNanos) {
        this.dedupNanos = dedupNanos;
    }

    /** The proposal, or empty if the idea is a repetition. */
    public Optional<TradeProposal> propose(Idea.Enter idea, Supplier<ProposalId> ids) {
        if (repeats(new Key(idea.strategy(), idea.symbol(), idea.side()), idea.atNanos())) {
            return Optional.empty();
        }
        return Optional.of(new MintedProposal(
                ids.get(),
                idea.strategy(),
                idea.symbol(),
                idea.side(),
                idea.entry(),
                idea.entry(),
                idea.stop(),
                idea.target(),
                idea.confidence(),
                idea.rationale(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                idea.atNanos()));
    }

    /**
     * The proposal of an outside strategy, or empty if it says again what it has just said.
     *
     * @param taker the price that a taker would get now; what it is decided at if it names no entry
     */
    public Optional<TradeProposal> propose(Recommendation wanted, Price taker, Supplier<ProposalId> ids, long atNanos) {
        if (repeats(new Key(wanted.strategy(), wanted.symbol(), wanted.side()), atNanos)) {
            return Optional.empty();
        }
        Price entry = wanted.entry().orElse(taker);
        return Optional.of(new MintedProposal(
                ids.get(),
                wanted.strategy(),
                wanted.symbol(),
                wanted.side(),
                entry,
                entry,
                wanted.stop(),
                wanted.target(),
                wanted.confidence(),
                wanted.rationale(),
                Optional.empty(),
                Optional.of(wanted.key()),
                wanted.validForNanos().map(valid -> atNanos + valid),
                atNanos));
    }

    private boolean repeats(Key key, long atNanos) {
        Long last = lastProposed.get(key);
        if (last != null && atNanos - last < dedupNanos) {
            duplicates++;
            return true;
        }
        lastProposed.put(key, atNanos);
        return false;
    }

    /**
     * The proposal of a person. Repetitions are told by their key, before this.
     *
     * @param reference the price that a taker would get now, from which drift is measured; it also values an order that
     *     names no price
     */
    public TradeProposal propose(ManualRequest request, Price reference, ProposalId id, long atNanos) {
        OrderTerms terms = request.terms();
        return new MintedProposal(
                id,
                MANUAL,
                terms.symbol(),
                terms.side(),
                terms.price().orElse(reference),
                reference,
                Optional.empty(),
                Optional.empty(),
                1,
                "asked for by " + request.by(),
                Optional.of(request),
                Optional.of(request.key()),
                Optional.empty(),
                atNanos);
    }

    /** Ideas dropped as repetitions. */
    public long duplicates() {
        return duplicates;
    }
}
