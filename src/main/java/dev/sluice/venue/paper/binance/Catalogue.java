package dev.sluice.venue.paper.binance;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** All operations, by route and by method name. */
final class Catalogue {
    private final Map<Operation.Route, Operation> routes = new HashMap<>();
    private final Map<String, Operation> methods = new HashMap<>();
    private final Set<String> paths = new HashSet<>();

    Catalogue(Collection<List<Operation>> groups) {
        groups.forEach(group -> group.forEach(this::add));
    }

    private void add(Operation operation) {
        operation.route().ifPresent(route -> {
            paths.add(route.path());
            requireNew(routes.putIfAbsent(route, operation), route);
        });
        operation.method().ifPresent(name -> requireNew(methods.putIfAbsent(name, operation), name));
    }

    private static void requireNew(@Nullable Object before, Object name) {
        if (before != null) {
            throw new IllegalArgumentException(name + " is there twice");
        }
    }

    Optional<Operation> rest(String verb, String path) {
        return Optional.ofNullable(routes.get(new Operation.Route(verb, path)));
    }

    boolean hasPath(String path) {
        return paths.contains(path);
    }

    /** A method by its name, with or without its version ({@code web-socket-api.md}, "Request format"). */
    Optional<Operation> method(String name) {
        return Optional.ofNullable(methods.get(name.startsWith("v3/") ? name.substring(3) : name));
    }
}
