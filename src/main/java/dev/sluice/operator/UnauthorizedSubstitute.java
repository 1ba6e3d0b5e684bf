package dev.sluice.operator;

import static jakarta.ws.rs.core.Response.Status.UNAUTHORIZED;

import com.oracle.svm.core.annotate.Substitute;
import com.oracle.svm.core.annotate.TargetClass;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;

/**
 * Stands in a native executable for a class of the problem library that reads a field which Quarkus no longer has, and
 * at which a native build would stop. Nothing gets there: {@link TokenAuthentication} answers 401 before a resource is
 * asked.
 */
@TargetClass(className = "io.quarkiverse.resteasy.problem.security.HttpUnauthorizedUtils")
final class UnauthorizedSubstitute {
    @Substitute
    static Uni<HttpProblem> toProblem(RoutingContext context, Exception failure) {
        return Uni.createFrom().item(Problems.of(UNAUTHORIZED.getStatusCode(), "a valid token is needed"));
    }
}
