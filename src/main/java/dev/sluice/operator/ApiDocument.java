package dev.sluice.operator;

import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.enums.SecuritySchemeType;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.info.License;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.security.SecurityScheme;

/** The head of the OpenAPI document; {@link ApiDocumentFilter} adds what all operations share. */
@OpenAPIDefinition(
        info =
                @Info(
                        title = "Sluice",
                        version = "1",
                        description = "Self-hosted trading execution. Decimals are strings, times ISO-8601 in UTC,"
                                + " errors problem details (RFC 9457). Roles: a viewer reads everything but the"
                                + " journal, an auditor reads everything, an operator reads everything and acts."
                                + " Limits: bodies 1 MB, headers 16384 characters, path and query 4096 characters,"
                                + " pages 1000 items. `WebSocket /api/stream` pushes each journal entry"
                                + " (`{seq, at, kind, orderId?, payload}`) and once a second the status"
                                + " (`{kind: \"status\", …}`).",
                        license = @License(name = "Apache-2.0", identifier = "Apache-2.0")),
        security = @SecurityRequirement(name = ApiDocument.TOKEN))
@SecurityScheme(
        securitySchemeName = ApiDocument.TOKEN,
        type = SecuritySchemeType.HTTP,
        scheme = "bearer",
        description = "The token of a role.")
final class ApiDocument {
    static final String TOKEN = "token";

    private ApiDocument() {}
}
