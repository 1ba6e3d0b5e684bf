package dev.sluice.venue.paper.binance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Asks a face by REST, at once. */
final class Client {
    private final BinanceFace face;
    private final String address;

    Client(BinanceFace face, String address) {
        this.face = face;
        this.address = address;
    }

    RestAnswer get(String path, String query) {
        return send("GET", path, query, "", "");
    }

    /** @param key empty for none */
    RestAnswer send(String verb, String path, String query, String body, String key) {
        List<RestAnswer> answers = new ArrayList<>();
        RestRequest request = new RestRequest(
                verb, path, query, body, Optional.of(key).filter(name -> !name.isEmpty()), Optional.empty(), address);
        face.rest().handle(request, new RestFace.Exchange() {
            @Override
            public void answer(RestAnswer answer) {
                answers.add(answer);
            }

            @Override
            public void disconnect() {}
        });
        assertThat(answers).hasSize(1);
        return answers.getFirst();
    }
}
