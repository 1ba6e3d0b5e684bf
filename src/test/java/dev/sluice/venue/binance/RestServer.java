package dev.sluice.venue.binance;

import static dev.sluice.venue.binance.VirtualTimers.MILLI;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;

/** The venue's REST server in virtual time. It has a clock of its own. */
final class RestServer implements VenueHttp {
    final VirtualTimers timers;
    final List<Call> calls = new ArrayList<>();
    /** The venue's clock minus ours. */
    long skewNanos;
    /** How long the way there and the way back take, asked anew each time. */
    LongSupplier there = () -> 5 * MILLI;

    LongSupplier back = () -> 5 * MILLI;
    /** What is answered instead of the time. */
    Function<Call, Optional<Result>> answers = ignored -> Optional.empty();

    RestServer(VirtualTimers timers) {
        this.timers = timers;
    }

    @Override
    public void send(Call call, Consumer<Result> answer) {
        calls.add(call);
        timers.in(there.getAsLong(), () -> {
            long millis = (timers.nowNanos() + skewNanos) / MILLI;
            Result result = answers.apply(call).orElseGet(() -> ok("{\"serverTime\":" + millis + "}"));
            timers.in(back.getAsLong(), () -> answer.accept(result));
        });
    }

    /** Answers everything with this from now on. */
    void answerAll(Result result) {
        answers = ignored -> Optional.of(result);
    }

    List<String> targets() {
        return calls.stream().map(Call::target).toList();
    }

    static Result.Answered ok(String body, Header... headers) {
        return answered(200, body, headers);
    }

    static Result.Answered answered(int status, String body, Header... headers) {
        return new Result.Answered(status, List.of(headers), body.getBytes(StandardCharsets.UTF_8));
    }
}
