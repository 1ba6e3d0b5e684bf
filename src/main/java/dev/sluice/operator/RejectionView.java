package dev.sluice.operator;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A proposal that a gate refused.
 *
 * @param code why; stable
 * @param gate the first that refused
 */
@Schema(name = "Rejection")
@JsonInclude(JsonInclude.Include.NON_NULL)
record RejectionView(
        String proposalId,
        String at,
        String symbol,
        String side,
        String type,
        @Nullable String quantity,
        @Nullable String price,
        String strategy,
        @Nullable String code,
        @Nullable String gate,
        @Nullable String check,
        @Nullable String measured,
        @Nullable String limit) {
    static RejectionView of(ProposalView proposal) {
        Optional<ProposalView.Gate> refusing = proposal.gates().stream()
                .filter(gate -> gate.verdict().equals("refuse"))
                .findFirst();
        return new RejectionView(
                proposal.id(),
                proposal.updatedAt(),
                proposal.symbol(),
                proposal.side(),
                proposal.type(),
                proposal.quantity(),
                proposal.price(),
                proposal.strategy(),
                proposal.reason(),
                refusing.map(ProposalView.Gate::gate).orElse(null),
                refusing.map(ProposalView.Gate::check).orElse(null),
                refusing.map(ProposalView.Gate::measured).orElse(null),
                refusing.map(ProposalView.Gate::limit).orElse(null));
    }
}
