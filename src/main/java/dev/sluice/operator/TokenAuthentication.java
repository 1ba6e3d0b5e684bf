package dev.sluice.operator;

import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.quarkus.vertx.http.runtime.security.HttpCredentialTransport;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.Set;

/**
 * Tells who asks, by the token. Without one, or with a wrong one, it is nobody: open paths are served all the same, all
 * others answer 401.
 */
@Singleton
final class TokenAuthentication implements HttpAuthenticationMechanism {
    private static final String SCHEME = "bearer";
    private static final String WWW_AUTHENTICATE = "WWW-Authenticate";
    private static final int UNAUTHORIZED = 401;

    private final Tokens tokens;

    @Inject
    TokenAuthentication(Tokens tokens) {
        this.tokens = tokens;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext context, IdentityProviderManager identities) {
        Optional<String> token = Credentials.token(
                context.normalizedPath(),
                Optional.ofNullable(context.request().getHeader(HttpHeaders.AUTHORIZATION)),
                Optional.ofNullable(context.request().getHeader("Sec-WebSocket-Protocol")));
        return Uni.createFrom().optional(token.flatMap(tokens::roleOf).map(TokenAuthentication::identity));
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext context) {
        return Uni.createFrom().item(new ChallengeData(UNAUTHORIZED, WWW_AUTHENTICATE, challenge(context)));
    }

    /** The framework's own would leave the body empty. */
    @Override
    public Uni<Boolean> sendChallenge(RoutingContext context) {
        context.response().putHeader(WWW_AUTHENTICATE, challenge(context));
        ProblemPages.send(context, UNAUTHORIZED, ProblemPages.detail(UNAUTHORIZED));
        return Uni.createFrom().item(true);
    }

    @Override
    public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
        return Set.of();
    }

    @Override
    public Uni<HttpCredentialTransport> getCredentialTransport(RoutingContext context) {
        return Uni.createFrom().item(new HttpCredentialTransport(HttpCredentialTransport.Type.AUTHORIZATION, SCHEME));
    }

    /** There are no persons, only roles. */
    private static SecurityIdentity identity(Role role) {
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(new QuarkusPrincipal(role.code()))
                .addRoles(role.includes())
                .build();
    }

    /** Basic only where it is taken: a browser that is asked for it elsewhere would open a dialog of its own. */
    private static String challenge(RoutingContext context) {
        return Credentials.takesBasic(context.normalizedPath())
                ? "Basic realm=\"Sluice: any name, the token as password\", charset=\"UTF-8\""
                : "Bearer realm=\"Sluice\"";
    }
}
