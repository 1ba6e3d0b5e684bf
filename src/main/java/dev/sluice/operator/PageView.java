package dev.sluice.operator;

import java.util.List;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * One page of many things.
 *
 * @param next what to give as {@code after} for the next page; null on the last one
 */
record PageView<T>(
        List<T> items,

        @Schema(description = "Give it as `after` for the next page; null on the last one.") @Nullable String next) {
    PageView {
        items = List.copyOf(items);
    }

    /**
     * The page of what was found when one more than wanted was looked for.
     *
     * @param cursor where a page that ends with this one ends
     */
    static <F> PageView<F> of(List<F> found, int limit, Function<F, String> cursor) {
        return found.size() <= limit
                ? new PageView<>(found, null)
                : new PageView<>(found.subList(0, limit), cursor.apply(found.get(limit - 1)));
    }

    <R> PageView<R> map(Function<T, R> change) {
        return new PageView<>(items.stream().map(change).toList(), next);
    }
}
