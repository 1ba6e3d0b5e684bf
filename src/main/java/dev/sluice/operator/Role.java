package dev.sluice.operator;

import java.util.Set;

/** What the holder of a token may do. */
enum Role {
    /** Reads everything but the journal. */
    VIEWER(Role.VIEWS, Set.of(Role.VIEWS)),
    /** Reads everything. */
    AUDITOR(Role.AUDITS, Set.of(Role.VIEWS, Role.AUDITS)),
    /** Reads everything and acts. */
    OPERATOR(Role.OPERATES, Set.of(Role.VIEWS, Role.AUDITS, Role.OPERATES));

    static final String VIEWS = "viewer";
    static final String AUDITS = "auditor";
    static final String OPERATES = "operator";

    private final String code;
    private final Set<String> includes;

    Role(String code, Set<String> includes) {
        this.code = code;
        this.includes = includes;
    }

    /** Its name in configuration, in the journal and in annotations. */
    String code() {
        return code;
    }

    /** Its own name and those of the roles it includes. */
    Set<String> includes() {
        return includes;
    }
}
