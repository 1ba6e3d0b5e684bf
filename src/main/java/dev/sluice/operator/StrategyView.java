package dev.sluice.operator;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.SortedMap;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A strategy as the desk runs it.
 *
 * @param enabled whether it is asked
 * @param configured whether the configuration enables it
 * @param warm whether what it wants means anything yet, on every symbol that it has seen; true without a warm-up
 * @param failure what it threw, if it is asked no more because of that
 * @param symbols that it is asked about
 * @param capitalPct of the equity, most that it may have at work; absent where that is not limited
 */
@Schema(name = "Strategy")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record StrategyView(
        String name,
        String description,
        boolean enabled,
        boolean configured,
        boolean warm,
        @Nullable String failure,
        SortedMap<String, String> parameters,
        Inputs inputs,
        List<String> symbols,
        List<Progress> progress,
        @Nullable String capitalPct,
        Counts counts,
        Outcomes outcomes,
        @Nullable LastIdea lastIdea,
        @Nullable Change changed) {
    /**
     * What it decides on.
     *
     * @param events whether on trades, quotes and changes of the book
     * @param interval length of its candles; absent if it wants none
     */
    @Schema(name = "StrategyInputs")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Inputs(
            boolean events,
            boolean candles,
            int warmUpCandles,
            @Nullable String interval) {}

    /**
     * How far it has come on a symbol.
     *
     * @param restored whether it went on from what an earlier process had left
     */
    @Schema(name = "StrategyProgress")
    public record Progress(String symbol, long candles, boolean warm, boolean restored) {}

    /**
     * What it wanted since the start of the process, and what became of it.
     *
     * @param ideas entries and exits
     * @param early wanted before it was warm, and dropped
     * @param dropped entries that could never become an order
     * @param repeated entries that said again what had just been said
     */
    @Schema(name = "StrategyCounts")
    public record Counts(long ideas, long early, long dropped, long repeated, long proposals, long refused) {}

    /**
     * How its signals ended since the journal began, by the prices that were paid.
     *
     * @param open signals that have not ended
     * @param hitRatePct of the signals that ended, those that reached their target
     * @param meanMaeBps mean worst move against a signal
     * @param meanMfeBps mean best move in favour of it
     * @param meanResult what a signal came to on average, in multiples of what was risked
     */
    @Schema(name = "SignalOutcomes")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Outcomes(
            long open,
            long targets,
            long stops,
            long expired,
            @Nullable String hitRatePct,
            @Nullable String meanMaeBps,
            @Nullable String meanMfeBps,
            @Nullable String meanResult) {}

    /** What it wanted last. */
    @Schema(name = "StrategyIdea")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record LastIdea(
            @Schema(enumeration = {"enter", "exit"}) String kind,
            String symbol,
            @Nullable String side,
            @Nullable String entry,
            @Nullable String stop,
            @Nullable String target,
            String rationale,
            String at) {}

    /** What a person has said last. */
    @Schema(name = "StrategyChangeMade")
    public record Change(String reason, String by, String at) {}
}
