package dev.sluice.pipeline;

import dev.sluice.feed.EventRecorder;
import dev.sluice.feed.MarketEvent;
import dev.sluice.feed.MarketFeed;
import dev.sluice.venue.binance.ExchangeInfo;
import dev.sluice.venue.binance.VenueNotice;
import dev.sluice.vocabulary.Symbol;
import dev.sluice.vocabulary.UtcNanos;
import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Records a venue's live market without a desk: connects, writes what comes, marks every hole and broken connection,
 * and asks for a snapshot of every book where a new file begins, so that each file stands alone.
 */
public final class MarketRecording implements AutoCloseable {
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(20);

    private final Vertx vertx = Vertx.vertx();
    private final CompletableFuture<Throwable> failed = new CompletableFuture<>();
    private final Set<Symbol> symbols;
    private final EventLoop loop;
    private final EventRecorder recorder;
    private final RecordingLane lane;
    private @Nullable BinanceSite site;
    private @Nullable MarketFeed feed;

    /** How far it is; bytes are those on disk. */
    public record Progress(long events, long bytes, long lost) {}

    private MarketRecording(EventRecorder recorder, Set<Symbol> symbols) {
        this.symbols = symbols;
        this.loop = Patience.await(() ->
                EventLoop.start(vertx, Clock.systemUTC(), failed::complete).subscribeAsCompletionStage());
        this.recorder = recorder;
        this.lane = new RecordingLane(recorder, this::refresh, failed::complete);
    }

    /**
     * Connects and begins; blocks until the venue has answered.
     *
     * @throws IOException if the file cannot be written
     * @throws IllegalStateException if the venue cannot be reached, or does not list one of the symbols
     */
    public static MarketRecording begin(SluiceConfig config, EventRecorder.Settings settings) throws IOException {
        long now = UtcNanos.of(Clock.systemUTC().instant());
        EventRecorder recorder = EventRecorder.open(settings, now);
        MarketRecording recording = new MarketRecording(recorder, new DeskFactory(config).symbols());
        recording.lane.begin();
        try {
            recording.connect(config);
            return recording;
        } catch (RuntimeException e) {
            recording.close();
            throw e;
        }
    }

    /** What was cut off an existing file because a crash had left it broken; bytes. */
    public long repairedBytes() {
        return recorder.repairedBytes();
    }

    /** From any thread. */
    public Progress progress() {
        return new Progress(lane.written(), lane.bytes(), lane.lost());
    }

    /** Completes if the recording cannot go on. */
    public CompletableFuture<Throwable> failed() {
        return failed;
    }

    /** Disconnects, writes what waits, and closes the file. */
    @Override
    public void close() {
        MarketFeed open = feed;
        if (open != null) {
            loop.execute(open::stop);
        }
        BinanceSite connected = site;
        if (connected != null) {
            Patience.await(connected::close);
        }
        Patience.await(() -> loop.stop().subscribeAsCompletionStage());
        lane.close();
        Patience.await(() -> vertx.close().toCompletionStage());
    }

    private void connect(SluiceConfig config) {
        BinanceSite opened = site = new BinanceSite(
                VenueEndpoints.of(config.mode(), config.venue().binance()),
                Optional.empty(),
                config.execution().submitTimeout(),
                vertx,
                loop,
                this::mark);
        ExchangeInfo info;
        try {
            info = Uni.createFrom()
                    .completionStage(opened.open(symbols))
                    .await()
                    .atMost(ANSWER_LIMIT);
        } catch (TimeoutException e) {
            throw new IllegalStateException(opened.address() + " does not answer", e);
        }
        for (Symbol symbol : symbols) {
            if (!info.symbols().containsKey(symbol)) {
                throw new IllegalStateException(opened.address() + " does not list " + symbol);
            }
        }
        MarketFeed live = feed = opened.feed(config.venue().binance().maxSilence());
        loop.execute(() -> live.start(symbols, this::take));
    }

    private void take(MarketEvent event) {
        lane.offer(event);
    }

    /** On the venue's loop, as events are. */
    private void mark(VenueNotice notice) {
        long now = loop.nowNanos();
        switch (notice) {
            case VenueNotice.Gap gap ->
                lane.gap(
                        Optional.of(gap.symbol()),
                        now,
                        gap.stream() + " should go on at " + gap.expected() + " but came with " + gap.received());
            case VenueNotice.Closed closed
            when !closed.planned() -> lane.gap(Optional.empty(), now, "connection lost: " + closed.reason());
            case VenueNotice.Malformed malformed ->
                lane.gap(Optional.empty(), now, "a message was not understood: " + malformed.reason());
            default -> {
                // says nothing about what is recorded
            }
        }
    }

    private void refresh() {
        MarketFeed open = feed;
        if (open != null) {
            loop.execute(() -> symbols.forEach(open::requestSnapshot));
        }
    }
}
