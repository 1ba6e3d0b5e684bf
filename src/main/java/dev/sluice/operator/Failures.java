package dev.sluice.operator;

import dev.sluice.journal.postgres.HistoryUnavailableException;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemContext;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemPostProcessor;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** How what fails beneath a resource is told. */
@Singleton
final class Failures implements ProblemPostProcessor {
    private static final Logger LOG = Logger.getLogger(Failures.class);
    private static final long LOG_INTERVAL_NANOS = Duration.ofSeconds(10).toNanos();

    private final AtomicLong lastLogged = new AtomicLong(System.nanoTime() - LOG_INTERVAL_NANOS);

    @ServerExceptionMapper
    Response unavailable(DeskUnavailableException failure, UriInfo asked) {
        return answer(failure, asked);
    }

    /** Everybody's polling fails while the database is away; one line in ten seconds says enough. */
    @ServerExceptionMapper
    Response unavailable(HistoryUnavailableException failure, UriInfo asked) {
        long now = System.nanoTime();
        long last = lastLogged.get();
        if (now - last >= LOG_INTERVAL_NANOS && lastLogged.compareAndSet(last, now)) {
            LOG.errorf(failure.getCause(), "what happened cannot be read");
        }
        return answer(failure, asked);
    }

    private static Response answer(RuntimeException failure, UriInfo asked) {
        return HttpProblem.builder(Problems.unavailable(String.valueOf(failure.getMessage())))
                .withInstance(URI.create(URLEncoder.encode(asked.getPath(), StandardCharsets.UTF_8)))
                .build()
                .toResponse();
    }

    /** Problems that the framework makes lack the type and some a sentence. */
    @Override
    public HttpProblem apply(HttpProblem problem, ProblemContext context) {
        HttpProblem.Builder complete = HttpProblem.builder(problem);
        if (problem.getType() == null) {
            complete.withType(URI.create(ProblemPages.TYPE));
        }
        if (problem.getDetail() == null || problem.getDetail().isBlank()) {
            complete.withDetail(ProblemPages.detail(problem.getStatusCode()));
        }
        return complete.build();
    }
}
