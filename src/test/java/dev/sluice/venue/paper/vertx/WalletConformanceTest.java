package dev.sluice.venue.paper.vertx;

import static org.assertj.core.api.Assertions.assertThat;

import com.binance.connector.client.impl.SpotClientImpl;
import com.binance.connector.client.impl.spot.Margin;
import com.binance.connector.client.impl.spot.Wallet;
import java.util.HashMap;
import org.json.JSONArray;
import org.json.JSONObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What clients ask of the wallet and margin APIs before they trade, as the official Java connector asks it. */
class WalletConformanceTest {
    private PaperSite site;
    private SpotClientImpl client;

    @BeforeEach
    void start() throws Exception {
        site = PaperSite.start();
        client = new SpotClientImpl("paper", "paper", site.restUrl());
    }

    @AfterEach
    void stop() throws Exception {
        site.close();
    }

    @Test
    void tellsThatTheAccountIsWellAndMayTradeOnSpotOnly() {
        Wallet wallet = client.createWallet();

        assertThat(new JSONObject(wallet.accountStatus(new HashMap<>())).getString("data"))
                .isEqualTo("Normal");
        JSONObject key = new JSONObject(wallet.apiPermission(new HashMap<>()));
        assertThat(key.getBoolean("enableSpotAndMarginTrading")).isTrue();
        assertThat(key.getBoolean("enableWithdrawals")).isFalse();
    }

    @Test
    void tellsThoseWhoAskForMarginThatThereIsNone() {
        Margin margin = client.createMargin();

        assertThat(new JSONArray(margin.allPairs(new HashMap<>()))).isEmpty();
        assertThat(new JSONArray(margin.getAllIsolatedSymbols(new HashMap<>()))).isEmpty();
    }
}
