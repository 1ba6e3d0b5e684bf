package dev.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sluice.cli.Program.Result;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The service as its users start, use and stop it. */
class ServiceIT {
    @TempDir
    private Path directory;

    @Test
    void tradesTheLivingMarketAndGoesOnWhereItStopped() throws Exception {
        Program program = new Program(directory).eager();
        String order;
        try (Service service = Service.start(program, directory)) {
            Service.awaitTrue("proposals, orders and fills", () -> {
                JsonNode counts = counts(service);
                return counts.get("proposals").asLong() > 0
                        && counts.get("orders").asLong() > 0
                        && counts.get("fills").asLong() > 0;
            });
            order = placesOnceAndRefusesClearly(service);
            assertThat(service.stop()).as(service.err()).isZero();
        }
        try (Service service = Service.start(program, directory)) {
            assertThat(service.get("/api/orders/" + order).get("state").asText())
                    .isIn("SUBMITTED", "PARTIALLY_FILLED", "FILLED");
            assertThat(service.get("/api/status").at("/tradingState").asText()).isEqualTo("ACTIVE");
            assertThat(counts(service).get("fills").asLong()).isPositive();

            HttpResponse<String> cancelled = service.delete("/api/orders/" + order);
            assertThat(cancelled.statusCode()).isIn(202, 409);
            Service.awaitTrue("the order has ended", () -> ended(service, order));
            JsonNode compared = Service.json(service.post("/api/reconciliations", ""));
            assertThat(compared.get("cause").asText()).isEqualTo("demand");
            assertThat(compared.get("divergences")).isEmpty();
            assertThat(service.get("/api/reconciliations").at("/items/0")).isEqualTo(compared);
            Result second = program.run("run");
            second.exited(3);
            assertThat(second.err()).contains("is in use by process").hasLineCount(1);
            assertThat(service.stop()).as(service.err()).isZero();
        }
        program.run("journal", "verify").exited(0);
    }

    private static String placesOnceAndRefusesClearly(Service service) throws Exception {
        String bid = service.get("/api/market/SOLUSDT/book").at("/bids/9/0").asText();
        String body = "{\"symbol\":\"SOLUSDT\",\"side\":\"BUY\",\"type\":\"LIMIT\",\"quantity\":\"0.2\",\"price\":\""
                + bid + "\"}";
        HttpResponse<String> first = service.order("once", body);
        assertThat(first.statusCode()).as(first.body()).isEqualTo(202);
        HttpResponse<String> again = service.order("once", body);
        String id = Service.json(first).get("id").asText();
        assertThat(Service.json(again).get("id").asText()).isEqualTo(id);
        assertThat(service.order("once", body.replace("0.2", "0.3")).statusCode())
                .isEqualTo(409);

        HttpResponse<String> refused = service.order("large", body.replace("0.2", "200"));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(Service.json(refused).get("code").asText()).isEqualTo("max_order_size");
        assertThat(Service.json(refused).get("limit").asText()).isEqualTo("1000");
        HttpResponse<String> offStep = service.order("step", body.replace("0.2", "0.20001"));
        assertThat(offStep.statusCode()).isEqualTo(422);
        assertThat(Service.json(offStep).get("code").asText()).isEqualTo("filter_lot_size");
        return id;
    }

    @Test
    void saysInOneLineThatThePortIsTaken() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Result result = new Program(directory)
                    .with("SLUICE_HTTP_PORT", Integer.toString(taken.getLocalPort()))
                    .run("run")
                    .exited(3);

            assertThat(result.err())
                    .contains("cannot listen on 127.0.0.1:" + taken.getLocalPort())
                    .hasLineCount(1);
        }
    }

    @Test
    void saysInOneLineThatTheDatabaseIsNotThere() throws Exception {
        Result result = new Program(directory)
                .with("QUARKUS_DATASOURCE_REACTIVE_URL", "postgresql://127.0.0.1:1/none")
                .with("QUARKUS_DATASOURCE_USERNAME", "u")
                .with("QUARKUS_DATASOURCE_PASSWORD", "p")
                .with("SLUICE_HTTP_PORT", "0")
                .run("run")
                .exited(3);

        assertThat(result.err()).contains("postgresql://127.0.0.1:1/none").hasLineCount(1);
    }

    @Test
    void refusesAModeThatIsNotBuilt() throws Exception {
        Result result = new Program(directory).run("run", "--mode", "live").exited(2);

        assertThat(result.err()).contains("sluice.mode", "live is refused");
    }

    private static JsonNode counts(Service service) {
        try {
            return service.get("/api/status").get("counts");
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static boolean ended(Service service, String order) {
        try {
            return switch (service.get("/api/orders/" + order).get("state").asText()) {
                case "FILLED", "CANCELLED" -> true;
                default -> false;
            };
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
