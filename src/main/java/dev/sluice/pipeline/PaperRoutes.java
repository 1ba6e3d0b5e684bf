package dev.sluice.pipeline;

import dev.sluice.venue.paper.vertx.PaperServer;
import io.vertx.ext.web.Router;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The paper exchange's place on the service's HTTP server: {@code /paper}. It answers 503 until an exchange is opened
 * there, which only some modes do.
 */
@Singleton
public class PaperRoutes {
    private final AtomicReference<Executor> loop = new AtomicReference<>(Runnable::run);
    private final PaperServer server = new PaperServer(action -> loop.get().execute(action));

    void mount(@Observes Router router) {
        server.mount(router, PaperService.PREFIX);
    }

    /** @param of the exchange that will be opened there */
    PaperServer on(Executor of) {
        loop.set(of);
        return server;
    }
}
