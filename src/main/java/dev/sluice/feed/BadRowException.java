package dev.sluice.feed;

/** A row that must not be used; without a stack trace, because a broken file is nothing but these. */
final class BadRowException extends Exception {
    private static final long serialVersionUID = 1L;

    private final DefectKind kind;

    BadRowException(DefectKind kind, String reason) {
        super(reason, null, false, false);
        this.kind = kind;
    }

    DefectKind kind() {
        return kind;
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}
