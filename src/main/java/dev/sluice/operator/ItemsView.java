package dev.sluice.operator;

import java.util.List;

/** All of something that is never many. */
record ItemsView<T>(List<T> items) {
    ItemsView {
        items = List.copyOf(items);
    }
}
