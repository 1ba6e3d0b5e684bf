package dev.sluice.venue.binance;

/**
 * What can be asked of Binance, with its REST path and its WebSocket API method ({@code rest-api.md} and {@code
 * web-socket-api.md}, one section each). Weights are those without conditions; a request may state another one.
 */
public enum Endpoint {
    PING(Method.GET, "/api/v3/ping", "ping", Security.NONE, Purpose.QUERY, 1),
    TIME(Method.GET, "/api/v3/time", "time", Security.NONE, Purpose.QUERY, 1),
    EXCHANGE_INFO(Method.GET, "/api/v3/exchangeInfo", "exchangeInfo", Security.NONE, Purpose.QUERY, 20),
    DEPTH(Method.GET, "/api/v3/depth", "depth", Security.NONE, Purpose.MARKET_DATA, 5),
    AVERAGE_PRICE(Method.GET, "/api/v3/avgPrice", "avgPrice", Security.NONE, Purpose.MARKET_DATA, 2),

    ORDER_PLACE(Method.POST, "/api/v3/order", "order.place", Security.SIGNED, Purpose.ORDER, 1),
    ORDER_TEST(Method.POST, "/api/v3/order/test", "order.test", Security.SIGNED, Purpose.QUERY, 1),
    ORDER_CANCEL(Method.DELETE, "/api/v3/order", "order.cancel", Security.SIGNED, Purpose.CANCEL, 1),
    CANCEL_ALL(Method.DELETE, "/api/v3/openOrders", "openOrders.cancelAll", Security.SIGNED, Purpose.CANCEL, 1),
    CANCEL_REPLACE(
            Method.POST, "/api/v3/order/cancelReplace", "order.cancelReplace", Security.SIGNED, Purpose.ORDER, 1),
    ORDER_AMEND(
            Method.PUT,
            "/api/v3/order/amend/keepPriority",
            "order.amend.keepPriority",
            Security.SIGNED,
            Purpose.CANCEL,
            4),
    OCO_PLACE(Method.POST, "/api/v3/orderList/oco", "orderList.place.oco", Security.SIGNED, Purpose.ORDER, 1),
    OTO_PLACE(Method.POST, "/api/v3/orderList/oto", "orderList.place.oto", Security.SIGNED, Purpose.ORDER, 1),
    OTOCO_PLACE(Method.POST, "/api/v3/orderList/otoco", "orderList.place.otoco", Security.SIGNED, Purpose.ORDER, 1),
    LIST_CANCEL(Method.DELETE, "/api/v3/orderList", "orderList.cancel", Security.SIGNED, Purpose.CANCEL, 1),

    ORDER_STATUS(Method.GET, "/api/v3/order", "order.status", Security.SIGNED, Purpose.QUERY, 4),
    OPEN_ORDERS(Method.GET, "/api/v3/openOrders", "openOrders.status", Security.SIGNED, Purpose.QUERY, 80),
    ALL_ORDERS(Method.GET, "/api/v3/allOrders", "allOrders", Security.SIGNED, Purpose.QUERY, 20),
    LIST_STATUS(Method.GET, "/api/v3/orderList", "orderList.status", Security.SIGNED, Purpose.QUERY, 4),
    ALL_LISTS(Method.GET, "/api/v3/allOrderList", "allOrderLists", Security.SIGNED, Purpose.QUERY, 20),
    OPEN_LISTS(Method.GET, "/api/v3/openOrderList", "openOrderLists.status", Security.SIGNED, Purpose.QUERY, 6),
    MY_TRADES(Method.GET, "/api/v3/myTrades", "myTrades", Security.SIGNED, Purpose.QUERY, 20),
    ACCOUNT(Method.GET, "/api/v3/account", "account.status", Security.SIGNED, Purpose.QUERY, 20),
    ORDER_COUNT(Method.GET, "/api/v3/rateLimit/order", "account.rateLimits.orders", Security.SIGNED, Purpose.QUERY, 40),
    MY_FILTERS(Method.GET, "/api/v3/myFilters", "myFilters", Security.SIGNED, Purpose.QUERY, 40);

    /** The HTTP method. */
    public enum Method {
        GET,
        POST,
        PUT,
        DELETE
    }

    /** What a request must bring ({@code rest-api.md}, Request Security). */
    public enum Security {
        NONE,
        SIGNED
    }

    /** What a request is for: when the budget runs short, cancels and queries still go. */
    public enum Purpose {
        /** Brings or may bring a new order. */
        ORDER,
        /** Makes less: cancels, and amends, which only reduce. */
        CANCEL,
        /** Asks how things stand. */
        QUERY,
        /** Anything that the public streams could bring too. */
        MARKET_DATA
    }

    private final Method method;
    private final String path;
    private final String apiMethod;
    private final Security security;
    private final Purpose purpose;
    private final int weight;

    Endpoint(Method method, String path, String apiMethod, Security security, Purpose purpose, int weight) {
        this.method = method;
        this.path = path;
        this.apiMethod = apiMethod;
        this.security = security;
        this.purpose = purpose;
        this.weight = weight;
    }

    public Method method() {
        return method;
    }

    /** Below the base address, such as {@code /api/v3/order}. */
    public String path() {
        return path;
    }

    /** Its name in the WebSocket API, such as {@code order.place}. */
    public String apiMethod() {
        return apiMethod;
    }

    public Security security() {
        return security;
    }

    public Purpose purpose() {
        return purpose;
    }

    int weight() {
        return weight;
    }
}
