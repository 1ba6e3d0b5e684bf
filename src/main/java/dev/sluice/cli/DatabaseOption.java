package dev.sluice.cli;

import dev.sluice.journal.postgres.EmbeddedDatabase;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** {@code --database}, for commands that read a journal. */
final class DatabaseOption {
    @Option(
            names = "--database",
            paramLabel = "NAME",
            converter = NameConverter.class,
            description = "Another database of the embedded server.")
    private @Nullable String name;

    Optional<String> name() {
        return Optional.ofNullable(name);
    }

    /** Refuses what cannot be a database's name. */
    static final class NameConverter implements ITypeConverter<String> {
        @Override
        public String convert(String text) {
            if (!EmbeddedDatabase.isName(text)) {
                throw new TypeConversionException(
                        "'" + text + "' is no database name: a lowercase letter, then letters, digits and underscores");
            }
            return text;
        }
    }
}
