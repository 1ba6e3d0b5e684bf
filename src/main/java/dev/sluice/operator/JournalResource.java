package dev.sluice.operator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.io.UncheckedIOException;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The journal, page by page. */
@Path("/api/execution/journal")
@RolesAllowed(Role.AUDITS)
@Tag(name = "Journal")
class JournalResource {
    static final String LINES = "application/x-ndjson";

    private final History history;
    private final ObjectMapper json;

    @Inject
    JournalResource(History history, ObjectMapper json) {
        this.history = history;
        this.json = json;
    }

    /** Which entries, and how many. */
    static class Query {
        @QueryParam("from")
        @Nullable String from;

        @QueryParam("to")
        @Nullable String to;

        @QueryParam("kind")
        @Nullable String kind;

        @QueryParam("orderId")
        @Nullable String orderId;

        @QueryParam("limit")
        @DefaultValue(Checks.LIMIT_DEFAULT)
        String limit = Checks.LIMIT_DEFAULT;

        @QueryParam("after")
        @Nullable String after;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "listJournal",
            summary = "Entries of the journal, oldest first",
            description = "`from` (inclusive) and `to` (exclusive) are times in ISO-8601. `after` is the sequence"
                    + " before the first entry wanted: the `next` of the page before. With the header `Accept:"
                    + " application/x-ndjson` one entry a line; the next page is after the last line's `seq`.")
    public Uni<PageView<JournalView>> page(@BeanParam Query query) {
        return find(query);
    }

    @GET
    @Produces(LINES + ";qs=0.5")
    @Operation(hidden = true)
    public Uni<String> lines(@BeanParam Query query) {
        return find(query).map(page -> page.items().stream().map(this::line).collect(Collectors.joining()));
    }

    private Uni<PageView<JournalView>> find(Query query) {
        return history.journal(
                Checks.journal(query.from, query.to, query.kind, query.orderId),
                Checks.sequence(query.after),
                Checks.limit(query.limit));
    }

    private String line(JournalView entry) {
        try {
            return json.writeValueAsString(entry) + "\n";
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
