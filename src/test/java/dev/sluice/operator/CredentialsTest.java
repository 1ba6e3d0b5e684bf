package dev.sluice.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class CredentialsTest {
    private static final Optional<String> NONE = Optional.empty();

    private final Tokens tokens = new Tokens(Optional.of("the-operator"), Optional.of("the-auditor"), Optional.of(" "));

    @Test
    void knowsTheRoleOfAToken() {
        assertThat(tokens.roleOf("the-operator")).contains(Role.OPERATOR);
        assertThat(tokens.roleOf("the-auditor")).contains(Role.AUDITOR);
        assertThat(tokens.roleOf("the-operatoR")).isEmpty();
        assertThat(tokens.roleOf("the-operator ")).isEmpty();
        assertThat(tokens.roleOf("")).isEmpty();
    }

    @Test
    void givesNobodyTheRoleOfABlankToken() {
        assertThat(tokens.roleOf(" ")).isEmpty();
        assertThat(new Tokens(NONE, NONE, NONE).roleOf("")).isEmpty();
    }

    @Test
    void takesTheStrongerRoleOfATokenGivenTwice() {
        Tokens shared = new Tokens(Optional.of("same"), NONE, Optional.of("same"));

        assertThat(shared.roleOf("same")).contains(Role.OPERATOR);
    }

    @Test
    void readsABearerTokenWhateverTheCaseOfItsScheme() {
        assertThat(Credentials.token("/api/status", Optional.of("BEARER  a b "), NONE))
                .contains("a b");
        assertThat(Credentials.token("/api/status", Optional.of("Bearer"), NONE))
                .isEmpty();
        assertThat(Credentials.token("/api/status", NONE, NONE)).isEmpty();
    }

    @Test
    void readsABasicPasswordForTheSwaggerPageOnly() {
        Optional<String> header = Optional.of("Basic eDphOmI="); // x:a:b

        assertThat(Credentials.token("/q/swagger-ui/index.html", header, NONE)).contains("a:b");
        assertThat(Credentials.token("/q/swagger-ui", header, NONE)).contains("a:b");
        assertThat(Credentials.token("/q/swagger-uix", header, NONE)).isEmpty();
        assertThat(Credentials.token("/q/swagger-ui", Optional.of("Basic %%%"), NONE))
                .isEmpty();
        assertThat(Credentials.token("/q/swagger-ui", Optional.of("Basic eA=="), NONE))
                .isEmpty();
    }

    @Test
    void readsASubprotocolForTheStreamOnly() {
        assertThat(Credentials.token("/api/stream", NONE, Optional.of("bearer, abc")))
                .contains("abc");
        assertThat(Credentials.token("/api/stream", NONE, Optional.of("bearer,base64url.YSxi")))
                .contains("a,b");
        assertThat(Credentials.token("/api/stream", NONE, Optional.of("bearer,base64url.%")))
                .isEmpty();
        assertThat(Credentials.token("/api/stream", NONE, Optional.of("abc, bearer")))
                .isEmpty();
        assertThat(Credentials.token("/api/stream", NONE, Optional.of("bearer")))
                .isEmpty();
        assertThat(Credentials.token("/api/status", NONE, Optional.of("bearer, abc")))
                .isEmpty();
    }
}
