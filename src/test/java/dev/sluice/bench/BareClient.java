package dev.sluice.bench;

import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The least that can place an order with Vert.x: it signs, sends, and reads no answer but its status. */
final class BareClient extends LoopClient {
    private static final int CONNECTIONS = 32;
    private static final int OK = 200;
    private static final String ORDER = "symbol=" + SYMBOL + "&side=BUY&type=LIMIT&timeInForce=IOC&quantity=" + QUANTITY
            + "&price=" + PRICE + "&newOrderRespType=FULL&recvWindow=5000&newClientOrderId=";

    private final HttpClient client;
    private final String path;
    private final Mac mac;

    BareClient(URI base) throws GeneralSecurityException {
        path = base.getRawPath() + "/api/v3/order?";
        client = loop.vertx()
                .createHttpClient(new HttpClientOptions()
                        .setDefaultHost(base.getHost())
                        .setDefaultPort(base.getPort())
                        .setMaxPoolSize(CONNECTIONS));
        mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
    }

    @Override
    Runnable order() {
        String id = OrderClient.newId();
        return () -> place(id);
    }

    private void place(String id) {
        String query = ORDER + id + "&timestamp=" + System.currentTimeMillis();
        String signature = HexFormat.of().formatHex(mac.doFinal(query.getBytes(StandardCharsets.UTF_8)));
        RequestOptions options = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setURI(path + query + "&signature=" + signature)
                .putHeader("X-MBX-APIKEY", KEY);
        client.request(options)
                .compose(request -> request.send())
                .compose(response -> {
                    if (response.statusCode() != OK) {
                        throw new IllegalStateException("HTTP status " + response.statusCode());
                    }
                    return response.body();
                })
                .onSuccess(body -> answered())
                .onFailure(this::failed);
    }
}
