package dev.sluice.venue.binance;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What each documented error proves, by status first and then by code. Status codes mean the same on REST and on the
 * WebSocket API ({@code web-socket-api.md}, Status codes).
 *
 * <p>Odd rows, and why they are right:
 *
 * <ul>
 *   <li>A cancel-and-replace may end with status 429 though its cancel succeeded ({@code rest-api.md}, Cancel an
 *       Existing Order and Send a New Order, the table of results): its codes are asked before the status.
 *   <li>−1006 and −1007 say "execution status unknown" in so many words, whatever their status.
 *   <li>−1000 and −1001 speak of an error while processing: they do not say how far it got.
 *   <li>−1021 is decided before the request is forwarded to the matching engine ({@code rest-api.md}, Timing security),
 *       and goes away when the clock is right.
 *   <li>−2010 with "Duplicate order sent." says that our id is in use among open orders: for an id that is sent once
 *       this means that some road carried it twice, and the first may live.
 *   <li>−2011 and −2013 refuse a cancel or a query. They are no evidence of what became of the order: the query side
 *       may lag behind the matching engine.
 *   <li>An undocumented code with a documented kind of 4XX is a malformed request by {@code rest-api.md}, HTTP Return
 *       Codes. An undocumented status without a code comes from something between the venue and us, and proves nothing.
 * </ul>
 */
public final class VenueErrors {
    static final String DUPLICATE_ORDER = "Duplicate order sent.";

    private static final Map<Integer, Code> BY_CODE =
            Arrays.stream(Code.values()).collect(Collectors.toUnmodifiableMap(Code::number, Function.identity()));

    /** The documented codes; the name and number of a row are its heading in {@code errors.md}. */
    public enum Code {
        // errors.md, 10xx: general server or network issues
        UNKNOWN_ERROR(-1000, Verdict.UNKNOWN),
        DISCONNECTED(-1001, Verdict.UNKNOWN),
        UNAUTHORIZED(-1002, Verdict.REJECTED),
        TOO_MANY_REQUESTS(-1003, Verdict.NOT_ACCEPTED),
        UNEXPECTED_RESP(-1006, Verdict.UNKNOWN),
        TIMEOUT(-1007, Verdict.UNKNOWN),
        SERVER_BUSY(-1008, Verdict.NOT_ACCEPTED),
        ERROR_MSG_RECEIVED(-1010, Verdict.REJECTED),
        INVALID_MESSAGE(-1013, Verdict.REJECTED),
        UNKNOWN_ORDER_COMPOSITION(-1014, Verdict.REJECTED),
        TOO_MANY_ORDERS(-1015, Verdict.NOT_ACCEPTED),
        SERVICE_SHUTTING_DOWN(-1016, Verdict.NOT_ACCEPTED),
        UNSUPPORTED_OPERATION(-1020, Verdict.REJECTED),
        INVALID_TIMESTAMP(-1021, Verdict.NOT_ACCEPTED),
        INVALID_SIGNATURE(-1022, Verdict.REJECTED),
        TOO_MANY_CONNECTIONS(-1034, Verdict.NOT_ACCEPTED),

        // errors.md, 11xx: what is wrong with the request; it was read and refused
        ILLEGAL_CHARS(-1100, Verdict.REJECTED),
        TOO_MANY_PARAMETERS(-1101, Verdict.REJECTED),
        MANDATORY_PARAM_EMPTY_OR_MALFORMED(-1102, Verdict.REJECTED),
        UNKNOWN_PARAM(-1103, Verdict.REJECTED),
        UNREAD_PARAMETERS(-1104, Verdict.REJECTED),
        PARAM_EMPTY(-1105, Verdict.REJECTED),
        PARAM_NOT_REQUIRED(-1106, Verdict.REJECTED),
        PARAM_OVERFLOW(-1108, Verdict.REJECTED),
        BAD_PRECISION(-1111, Verdict.REJECTED),
        NO_DEPTH(-1112, Verdict.REJECTED),
        TIF_NOT_REQUIRED(-1114, Verdict.REJECTED),
        INVALID_TIF(-1115, Verdict.REJECTED),
        INVALID_ORDER_TYPE(-1116, Verdict.REJECTED),
        INVALID_SIDE(-1117, Verdict.REJECTED),
        EMPTY_NEW_CL_ORD_ID(-1118, Verdict.REJECTED),
        EMPTY_ORG_CL_ORD_ID(-1119, Verdict.REJECTED),
        BAD_INTERVAL(-1120, Verdict.REJECTED),
        BAD_SYMBOL(-1121, Verdict.REJECTED),
        INVALID_SYMBOLSTATUS(-1122, Verdict.REJECTED),
        INVALID_LISTEN_KEY(-1125, Verdict.REJECTED),
        MORE_THAN_XX_HOURS(-1127, Verdict.REJECTED),
        OPTIONAL_PARAMS_BAD_COMBO(-1128, Verdict.REJECTED),
        INVALID_PARAMETER(-1130, Verdict.REJECTED),
        BAD_STRATEGY_TYPE(-1134, Verdict.REJECTED),
        INVALID_JSON(-1135, Verdict.REJECTED),
        INVALID_TICKER_TYPE(-1139, Verdict.REJECTED),
        INVALID_CANCEL_RESTRICTIONS(-1145, Verdict.REJECTED),
        DUPLICATE_SYMBOLS(-1151, Verdict.REJECTED),
        INVALID_SBE_HEADER(-1152, Verdict.REJECTED),
        UNSUPPORTED_SCHEMA_ID(-1153, Verdict.REJECTED),
        SBE_DISABLED(-1155, Verdict.REJECTED),
        OCO_ORDER_TYPE_REJECTED(-1158, Verdict.REJECTED),
        OCO_ICEBERGQTY_TIMEINFORCE(-1160, Verdict.REJECTED),
        DEPRECATED_SCHEMA(-1161, Verdict.REJECTED),
        BUY_OCO_LIMIT_MUST_BE_BELOW(-1165, Verdict.REJECTED),
        SELL_OCO_LIMIT_MUST_BE_ABOVE(-1166, Verdict.REJECTED),
        BOTH_OCO_ORDERS_CANNOT_BE_LIMIT(-1168, Verdict.REJECTED),
        TOO_MANY_MESSAGES(-1181, Verdict.REJECTED),
        PARAMS_BAD_COMBO(-1182, Verdict.REJECTED),
        INVALID_TIME_UNIT(-1194, Verdict.REJECTED),
        BUY_OCO_STOP_LOSS_MUST_BE_ABOVE(-1196, Verdict.REJECTED),
        SELL_OCO_STOP_LOSS_MUST_BE_BELOW(-1197, Verdict.REJECTED),
        BUY_OCO_TAKE_PROFIT_MUST_BE_BELOW(-1198, Verdict.REJECTED),
        SELL_OCO_TAKE_PROFIT_MUST_BE_ABOVE(-1199, Verdict.REJECTED),
        INVALID_PEG_PRICE_TYPE(-1210, Verdict.REJECTED),
        INVALID_PEG_OFFSET_TYPE(-1211, Verdict.REJECTED),
        SYMBOL_DOES_NOT_MATCH_STATUS(-1220, Verdict.REJECTED),
        INVALID_SBE_MESSAGE_FIELD(-1221, Verdict.REJECTED),
        OPO_WORKING_MUST_BE_BUY(-1222, Verdict.REJECTED),
        OPO_PENDING_MUST_BE_SELL(-1223, Verdict.REJECTED),
        WORKING_PARAM_REQUIRED(-1224, Verdict.REJECTED),
        PENDING_PARAM_NOT_REQUIRED(-1225, Verdict.REJECTED),

        // errors.md, 20xx: what the matching engine or the account service says
        NEW_ORDER_REJECTED(-2010, Verdict.REJECTED),
        CANCEL_REJECTED(-2011, Verdict.REJECTED),
        NO_SUCH_ORDER(-2013, Verdict.REJECTED),
        BAD_API_KEY_FMT(-2014, Verdict.REJECTED),
        REJECTED_MBX_KEY(-2015, Verdict.REJECTED),
        NO_TRADING_WINDOW(-2016, Verdict.REJECTED),
        CANCEL_REPLACE_PARTIALLY_FAILED(-2021, Verdict.PARTIAL),
        CANCEL_REPLACE_FAILED(-2022, Verdict.REJECTED),
        ORDER_ARCHIVED(-2026, Verdict.REJECTED),
        SUBSCRIPTION_ACTIVE(-2035, Verdict.REJECTED),
        SUBSCRIPTION_INACTIVE(-2036, Verdict.REJECTED),
        ORDER_AMEND_REJECTED(-2038, Verdict.REJECTED),
        CLIENT_ORDER_ID_INVALID(-2039, Verdict.REJECTED),
        MAXIMUM_SUBSCRIPTION_IDS(-2042, Verdict.REJECTED),
        NO_REFERENCE_PRICE(-2043, Verdict.REJECTED),

        // errors.md, 10xx and 11xx of the FIX API, which no road of ours should ever bring
        COMP_ID_IN_USE(-1033, Verdict.REJECTED),
        LOGGED_OUT(-1035, Verdict.REJECTED),
        INVALID_TAG_NUMBER(-1169, Verdict.REJECTED),
        TAG_NOT_DEFINED_IN_MESSAGE(-1170, Verdict.REJECTED),
        TAG_APPEARS_MORE_THAN_ONCE(-1171, Verdict.REJECTED),
        TAG_OUT_OF_ORDER(-1172, Verdict.REJECTED),
        GROUP_FIELDS_OUT_OF_ORDER(-1173, Verdict.REJECTED),
        INVALID_COMPONENT(-1174, Verdict.REJECTED),
        RESET_SEQ_NUM_SUPPORT(-1175, Verdict.REJECTED),
        ALREADY_LOGGED_IN(-1176, Verdict.REJECTED),
        GARBLED_MESSAGE(-1177, Verdict.REJECTED),
        BAD_SENDER_COMPID(-1178, Verdict.REJECTED),
        BAD_SEQ_NUM(-1179, Verdict.REJECTED),
        EXPECTED_LOGON(-1180, Verdict.REJECTED),
        NOT_ALLOWED_IN_DROP_COPY_SESSIONS(-1183, Verdict.REJECTED),
        DROP_COPY_SESSION_NOT_ALLOWED(-1184, Verdict.REJECTED),
        DROP_COPY_SESSION_REQUIRED(-1185, Verdict.REJECTED),
        NOT_ALLOWED_IN_ORDER_ENTRY_SESSIONS(-1186, Verdict.REJECTED),
        NOT_ALLOWED_IN_MARKET_DATA_SESSIONS(-1187, Verdict.REJECTED),
        INCORRECT_NUM_IN_GROUP_COUNT(-1188, Verdict.REJECTED),
        DUPLICATE_ENTRIES_IN_A_GROUP(-1189, Verdict.REJECTED),
        INVALID_REQUEST_ID(-1190, Verdict.REJECTED),
        TOO_MANY_SUBSCRIPTIONS(-1191, Verdict.REJECTED);

        private final int number;
        private final Verdict verdict;

        Code(int number, Verdict verdict) {
            this.number = number;
            this.verdict = verdict;
        }

        public int number() {
            return number;
        }

        /** What it proves when the status says no more than "4XX". */
        public Verdict verdict() {
            return verdict;
        }
    }

    private VenueErrors() {}

    /** The documented code of that number. */
    public static Optional<Code> code(int number) {
        return Optional.ofNullable(BY_CODE.get(number));
    }

    /**
     * What an error answer proves.
     *
     * @param status HTTP status, 400 and above
     * @param code Binance's code; 0 if the answer had none
     * @param message the venue's words
     */
    public static Verdict classify(int status, int code, String message) {
        if (status >= 500) {
            return Verdict.UNKNOWN; // rest-api.md, HTTP Return Codes, 5XX: "execution status is UNKNOWN"
        }
        Code known = BY_CODE.get(code);
        if (known == Code.CANCEL_REPLACE_PARTIALLY_FAILED || known == Code.CANCEL_REPLACE_FAILED) {
            return known.verdict();
        }
        return switch (status) {
            case 403 -> Verdict.NOT_ACCEPTED; // rest-api.md, HTTP Return Codes: a firewall rule
            case 409 -> Verdict.PARTIAL; // rest-api.md, HTTP Return Codes: cancel and replace, one half
            case 418 -> Verdict.NOT_ACCEPTED; // rest-api.md, IP Limits: banned
            case 429 -> Verdict.NOT_ACCEPTED; // rest-api.md, IP Limits and Unfilled Order Count: too many
            default -> byCode(status, code, known, message);
        };
    }

    private static Verdict byCode(int status, int code, @Nullable Code known, String message) {
        if (known == Code.NEW_ORDER_REJECTED && message.contains(DUPLICATE_ORDER)) {
            return Verdict.UNKNOWN;
        }
        if (known != null) {
            return known.verdict();
        }
        // rest-api.md, HTTP Return Codes, 4XX: "malformed requests; the issue is on the sender's side"
        return status >= 400 && code < 0 ? Verdict.REJECTED : Verdict.UNKNOWN;
    }
}
