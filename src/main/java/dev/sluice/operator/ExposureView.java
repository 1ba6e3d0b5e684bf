package dev.sluice.operator;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * {@code GET /api/exposure}; decimals as strings, amounts in the account currency.
 *
 * @param position what is held, at the mark; absent while something that is held has no mark
 * @param reserved what orders on their way may add
 * @param total both; absent as {@code position} is
 * @param unpriced symbols of which something is held that has no mark
 * @param openPositions symbols with a position or an order that may open one, as {@code max-positions} counts them
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "Exposure")
public record ExposureView(
        String currency,
        @Nullable String position,
        String reserved,
        @Nullable String total,
        int openPositions,
        List<OfSymbol> symbols,
        List<OfGroup> groups,
        List<String> unpriced,
        String at) {
    /**
     * Of one symbol.
     *
     * @param quantity signed, in the base asset
     * @param dust whether the position is so small that no order can close it; it does not count as one
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "ExposureOfSymbol")
    public record OfSymbol(
            String symbol,
            String quantity,
            @Nullable String position,
            String reserved,
            @Nullable String total,
            boolean dust) {}

    /** Of symbols that are looked at together. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "ExposureOfGroup")
    public record OfGroup(
            String group,
            List<String> symbols,
            @Nullable String position,
            String reserved,
            @Nullable String total) {}
}
