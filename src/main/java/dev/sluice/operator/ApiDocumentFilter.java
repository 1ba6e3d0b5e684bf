package dev.sluice.operator;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/** Adds to every operation the errors that all can have, and to parameters of one name the limits that all have. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public final class ApiDocumentFilter implements OASFilter {
    private static final String PROBLEM = "Problem";
    private static final String ORDER = "OrderRequest";

    /** Fields in which a JSON number is taken as well as a string. */
    private static final List<String> DECIMALS = List.of("quantity", "price");

    private static final String OPEN = "/paper/";

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
            Map.entry("interval", "1s, 1m, 5m, 15m or 1h."),
            Map.entry(
                    OrdersResource.KEY_HEADER,
                    "1 to 128 printable ASCII characters of your choice; the same key never makes a second order."));

    @Override
    public void filterOpenAPI(OpenAPI document) {
        document.getComponents().addSchema(PROBLEM, problem());
        Map<String, Schema> order = Objects.requireNonNull(
                        document.getComponents().getSchemas().get(ORDER))
                .getProperties();
        DECIMALS.forEach(field -> Objects.requireNonNull(order.get(field)).addType(SchemaType.NUMBER));
        document.getPaths()
                .getPathItems()
                .forEach((path, item) ->
                        item.getOperations().forEach((method, operation) -> complete(path, method, operation)));
    }

    private static void complete(String path, PathItem.HttpMethod method, Operation operation) {
        boolean open = path.startsWith(OPEN);
        if (open) {
            operation.setSecurity(List.of());
        } else {
            add(operation, "401", "No token, or none that is known.");
            add(operation, "403", "The token's role may not do this.");
            add(operation, "503", "Not now: there is no desk or no database to ask. `Retry-After` says when.");
        }
        List<Parameter> parameters = operation.getParameters() == null ? List.of() : operation.getParameters();
        parameters.forEach(ApiDocumentFilter::describe);
        if (path.contains("{")) {
            add(operation, "404", "There is no such thing.");
        }
        if (!parameters.isEmpty() || method == PathItem.HttpMethod.POST) {
            add(operation, "400", "The request is malformed, or a parameter is wrong; `errors` names it.");
        }
        if (method == PathItem.HttpMethod.POST) {
            add(operation, "413", "The body is too large.");
            add(operation, "415", "The body is not application/json.");
            add(operation, "422", "A value is wrong; `errors` names each.");
        }
        operation.getResponses().getAPIResponses().forEach(ApiDocumentFilter::giveProblems);
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
