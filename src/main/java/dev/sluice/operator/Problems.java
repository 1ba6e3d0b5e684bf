package dev.sluice.operator;

import io.quarkiverse.resteasy.problem.HttpProblem;
import java.net.URI;
import java.util.List;
import java.util.Map;

/** The refusals of resources, as problem details. */
final class Problems {
    static final int BAD_REQUEST = 400;
    static final int NOT_FOUND = 404;
    static final int CONFLICT = 409;
    static final int UNPROCESSABLE = 422;
    static final int UNAVAILABLE = 503;

    private static final URI TYPE = URI.create(ProblemPages.TYPE);
    private static final int RETRY_SECONDS = 1;

    /**
     * What is wrong with one part of a request.
     *
     * @param field of the body, the query or the header
     */
    record FieldError(String field, String message) {
        Map<String, String> row() {
            return Map.of("field", field, "message", message);
        }
    }

    private Problems() {}

    static HttpProblem of(int status, String detail) {
        return builder(status, detail).build();
    }

    static HttpProblem.Builder builder(int status, String detail) {
        return HttpProblem.builder()
                .withType(TYPE)
                .withStatus(status)
                .withTitle(ProblemPages.title(status))
                .withDetail(detail);
    }

    /** All that is wrong at once, so that one attempt tells everything. */
    static HttpProblem invalid(int status, List<FieldError> errors) {
        String detail = errors.getFirst().field() + ": " + errors.getFirst().message();
        return builder(status, detail)
                .with("errors", errors.stream().map(FieldError::row).toList())
                .build();
    }

    static HttpProblem invalid(int status, String field, String message) {
        return invalid(status, List.of(new FieldError(field, message)));
    }

    /** Not now; the same request may be repeated. */
    static HttpProblem unavailable(String detail) {
        return builder(UNAVAILABLE, detail)
                .withHeader("Retry-After", RETRY_SECONDS)
                .build();
    }
}
