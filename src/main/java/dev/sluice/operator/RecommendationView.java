package dev.sluice.operator;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What became of a recommendation.
 *
 * @param state of its proposal, such as {@code auto_approved} or {@code pending_approval}
 * @param expiresAt while it waits for a person
 */
@Schema(name = "RecommendationAnswer")
@JsonInclude(JsonInclude.Include.NON_NULL)
record RecommendationView(
        String proposalId,
        String state,
        String orderId,
        @Nullable String expiresAt) {}
