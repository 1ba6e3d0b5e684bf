package dev.sluice.operator;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;

/**
 * Completes the OpenAPI document: its head, the errors that every operation can have, the limits of parameters, and
 * which role may what.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public final class ApiDocumentFilter implements OASFilter {
    private static final String ABOUT = """
            Self-hosted trading execution. Decimals are strings, times ISO-8601 in UTC, errors problem details
            (RFC 9457).

            Roles: a viewer reads everything but the journal, an auditor reads everything, an operator reads everything
            and acts. Limits: bodies 1 MB, headers 16384 characters, path and query 4096 characters, pages 1000 items.

            `WebSocket /api/stream` pushes each journal entry (`{seq, at, kind, orderId?, payload}`, for viewers without
            payload) and once a second the status (`{kind: "status", …}`).
            """;

    private static final String TOKEN = "token";
    private static final String PROBLEM = "Problem";
    private static final String ORDER = "Order";
    private static final String ORDER_REQUEST = "OrderRequest";
    private static final String PAGE = "PageView";
    private static final String OPEN = "/paper/";
    private static final String JOURNAL = "/api/execution/journal";

    /** What other extensions describe and nothing refers to any more. */
    private static final List<String> LEFT_OVER = List.of("HttpProblem", "HttpValidationProblem", "Violation");

    /** Fields in which a JSON number is taken as well as a string. */
    private static final List<String> DECIMALS = List.of("quantity", "price");

    /** Fields that are null while there is nothing to say. */
    private static final List<String> NULLABLE =
            List.of("venueOrderId", "price", "averagePrice", "reason", "proposalId", "confirmation");

    /** The description and the limits of parameters, by their names. */
    private static final Map<String, String> PARAMETERS = Map.ofEntries(
            Map.entry("limit", "Items of a page, 1 to 1000."),
            Map.entry("after", "The `next` of the page before."),
            Map.entry("levels", "Of each side, 1 to 1000."),
            Map.entry("state", "Only in this state."),
            Map.entry("symbol", "A symbol such as BTCUSDT."),
            Map.entry("id", "Its id; of an order its client order id will do too."),
            Map.entry("orderId", "Only about this order."),
            Map.entry("kind", "Only entries of this kind, such as order_transitioned."),
            Map.entry("from", "Not before this time, ISO-8601."),
            Map.entry("to", "Before this time, ISO-8601."),
            Map.entry("code", "Only refused with this code, such as max_order_size."),
            Map.entry("gate", "Only refused by this gate, such as risk_guard."),
            Map.entry("interval", "1s, 1m, 5m, 15m or 1h."),
            Map.entry(
                    OrdersResource.KEY_HEADER,
                    "1 to 128 printable ASCII characters of your choice; the same key never makes a second order."));

    @Override
    public void filterOpenAPI(OpenAPI document) {
        document.setInfo(OASFactory.createInfo()
                .title("Sluice")
                .version("1")
                .description(ABOUT)
                .license(OASFactory.createLicense().name("Apache-2.0").identifier("Apache-2.0")));
        Components components = document.getComponents();
        components.setSecuritySchemes(Map.of(
                TOKEN,
                OASFactory.createSecurityScheme()
                        .type(SecurityScheme.Type.HTTP)
                        .scheme("bearer")
                        .description("The token of a role.")));
        LEFT_OVER.forEach(components::removeSchema);
        components.addSchema(PROBLEM, problem());
        components.getSchemas().forEach(ApiDocumentFilter::widen);
        document.getPaths()
                .getPathItems()
                .forEach((path, item) ->
                        item.getOperations().forEach((method, operation) -> complete(path, method, operation)));
    }

    private static void widen(String name, Schema schema) {
        Map<String, Schema> fields = Objects.requireNonNullElse(schema.getProperties(), Map.of());
        fields.forEach((field, type) -> {
            boolean empty = name.startsWith(PAGE) && field.equals("next")
                    || name.equals(ORDER) && NULLABLE.contains(field)
                    || name.equals("PaperOrder") && field.equals("price");
            if (empty && !type.getType().contains(SchemaType.NULL)) {
                type.addType(SchemaType.NULL);
            }
            if (name.equals(ORDER_REQUEST) && DECIMALS.contains(field)) {
                type.addType(SchemaType.NUMBER);
            }
        });
    }

    private static void complete(String path, PathItem.HttpMethod method, Operation operation) {
        if (path.startsWith(OPEN)) {
            operation.setSecurity(List.of());
        } else {
            secure(operation);
        }
        List<Parameter> parameters = operation.getParameters() == null ? List.of() : operation.getParameters();
        parameters.forEach(ApiDocumentFilter::describe);
        if (path.contains("{")) {
            add(operation, "404", "There is no such thing.");
        }
        boolean takesBody = method == PathItem.HttpMethod.POST || method == PathItem.HttpMethod.PATCH;
        if (!parameters.isEmpty() || takesBody) {
            replace(operation, "400", "The request is malformed, or a parameter is wrong; `errors` names it.");
        }
        if (takesBody) {
            add(operation, "413", "The body is too large.");
            add(operation, "415", "The body is not application/json.");
            add(operation, "422", "A value is wrong; `errors` names each.");
        }
        operation.getResponses().getAPIResponses().forEach(ApiDocumentFilter::giveProblems);
        if (path.equals(JOURNAL)) {
            addLines(operation);
        }
    }

    /** The framework has put the role where scopes stand. */
    private static void secure(Operation operation) {
        List<String> roles =
                Objects.requireNonNullElse(operation.getSecurity(), List.<SecurityRequirement>of()).stream()
                        .flatMap(requirement -> requirement.getSchemes().values().stream())
                        .flatMap(List::stream)
                        .toList();
        operation.setSecurity(List.of(OASFactory.createSecurityRequirement().addScheme(TOKEN, roles)));
        replace(operation, "401", "No token, or none that is known.");
        replace(operation, "403", "The token's role may not do this; it takes " + String.join(", ", roles) + ".");
        add(operation, "503", "Not now: there is no desk or no database to ask. `Retry-After` says when.");
    }

    private static void addLines(Operation operation) {
        Objects.requireNonNull(operation.getResponses().getAPIResponse("200"))
                .getContent()
                .addMediaType(
                        JournalResource.LINES,
                        OASFactory.createMediaType()
                                .schema(OASFactory.createSchema().ref("JournalEntry")));
    }

    private static void replace(Operation operation, String status, String description) {
        operation.getResponses().removeAPIResponse(status);
        add(operation, status, description);
    }

    private static void add(Operation operation, String status, String description) {
        APIResponse present = operation.getResponses().getAPIResponse(status);
        if (present == null) {
            operation
                    .getResponses()
                    .addAPIResponse(status, OASFactory.createAPIResponse().description(description));
        } else if (present.getDescription() == null || present.getDescription().isBlank()) {
            present.setDescription(description);
        }
    }

    private static void giveProblems(String status, APIResponse response) {
        if (status.startsWith("4") || status.startsWith("5")) {
            Content content = OASFactory.createContent()
                    .addMediaType(
                            ProblemPages.MEDIA_TYPE,
                            OASFactory.createMediaType()
                                    .schema(OASFactory.createSchema().ref(PROBLEM)));
            response.setContent(content);
        }
    }

    private static void describe(Parameter parameter) {
        if (parameter.getDescription() == null) {
            parameter.setDescription(PARAMETERS.get(parameter.getName()));
        }
        Schema schema = parameter.getSchema();
        if (parameter.getName().equals(OrdersResource.KEY_HEADER)) {
            parameter.required(true).schema(string().minLength(1).maxLength(128).pattern("^[ -~]+$"));
        } else if (schema != null && List.of("limit", "levels").contains(parameter.getName())) {
            Object given = schema.getDefaultValue();
            Schema number = OASFactory.createSchema()
                    .addType(SchemaType.INTEGER)
                    .minimum(BigDecimal.ONE)
                    .maximum(BigDecimal.valueOf(1_000));
            if (given != null) {
                number.defaultValue(Integer.valueOf(given.toString()));
            }
            parameter.schema(number);
        }
    }

    private static Schema problem() {
        Schema error = object().addProperty("field", string()).addProperty("message", string());
        return object().description("Problem details (RFC 9457).")
                .addProperty("type", string())
                .addProperty("title", string())
                .addProperty("status", OASFactory.createSchema().addType(SchemaType.INTEGER))
                .addProperty("detail", string())
                .addProperty("instance", string())
                .addProperty(
                        "errors",
                        OASFactory.createSchema().addType(SchemaType.ARRAY).items(error))
                .addProperty("code", string().description("Why a gate refused; a stable code."))
                .addProperty("gate", string().description("The gate that refused."))
                .addProperty("measured", string().description("What the gate found."))
                .addProperty("limit", string().description("What the gate would have allowed."))
                .addProperty("proposalId", string().description("The proposal that was refused."));
    }

    private static Schema object() {
        return OASFactory.createSchema().addType(SchemaType.OBJECT);
    }

    private static Schema string() {
        return OASFactory.createSchema().addType(SchemaType.STRING);
    }
}
