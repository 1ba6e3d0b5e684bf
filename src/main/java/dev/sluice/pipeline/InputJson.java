package dev.sluice.pipeline;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.cfg.MapperConfig;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import dev.sluice.feed.PriceLevels;
import dev.sluice.journal.CanonicalJson;
import dev.sluice.journal.JournaledEntry;
import dev.sluice.journal.ProjectedRow;
import dev.sluice.journal.Projections;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The lines of an input log as JSON. Records are written by their components, so that a record is read back as the very
 * same; one of a sealed family carries its name under {@code @}. What is no such record has a form of its own.
 */
final class InputJson {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new Jdk8Module())
            .addModule(forms())
            .annotationIntrospector(new SealedFamilies())
            .visibility(PropertyAccessor.GETTER, Visibility.NONE)
            .visibility(PropertyAccessor.IS_GETTER, Visibility.NONE)
            .visibility(PropertyAccessor.FIELD, Visibility.ANY)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .build();

    private InputJson() {}

    static String write(InputLine line) {
        try {
            return MAPPER.writerFor(InputLine.class).writeValueAsString(line);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("cannot be written down: " + e.getOriginalMessage(), e);
        }
    }

    /** @throws JsonProcessingException if it is none */
    static InputLine read(String text) throws JsonProcessingException {
        return MAPPER.readValue(text, InputLine.class);
    }

    private static SimpleModule forms() {
        return new SimpleModule()
                .addSerializer(PriceLevels.class, new LevelsWriter())
                .addDeserializer(PriceLevels.class, new LevelsReader())
                .addSerializer(ProjectedRow.class, new RowWriter())
                .addDeserializer(ProjectedRow.class, new RowReader())
                .addSerializer(JournaledEntry.class, new EntryWriter())
                .addDeserializer(JournaledEntry.class, new EntryReader());
    }

    /** A sealed interface of ours is told apart by the names of its records. */
    private static final class SealedFamilies extends JacksonAnnotationIntrospector {
        private static final long serialVersionUID = 1;

        @Override
        public JsonTypeInfo.@Nullable Value findPolymorphicTypeInfo(MapperConfig<?> config, Annotated annotated) {
            return isFamily(annotated.getRawType())
                    ? JsonTypeInfo.Value.construct(
                            JsonTypeInfo.Id.NAME, JsonTypeInfo.As.PROPERTY, "@", null, false, true)
                    : super.findPolymorphicTypeInfo(config, annotated);
        }

        @Override
        public @Nullable List<NamedType> findSubtypes(Annotated annotated) {
            Class<?> type = annotated.getRawType();
            return isFamily(type) ? members(type) : super.findSubtypes(annotated);
        }

        private static boolean isFamily(Class<?> type) {
            return type.isSealed() && type.isInterface() && type.getName().startsWith("dev.sluice.");
        }

        private static List<NamedType> members(Class<?> family) {
            List<NamedType> members = new ArrayList<>();
            Arrays.stream(family.getPermittedSubclasses())
                    .forEach(member -> members.addAll(
                            isFamily(member)
                                    ? members(member)
                                    : List.of(new NamedType(member, member.getSimpleName()))));
            return members;
        }
    }

    /** Price, quantity, price, quantity… in 10⁻⁸. */
    private static final class LevelsWriter extends JsonSerializer<PriceLevels> {
        @Override
        public void serialize(PriceLevels levels, JsonGenerator out, SerializerProvider provider) throws IOException {
            out.writeStartArray();
            for (int i = 0; i < levels.size(); i++) {
                out.writeNumber(levels.price(i));
                out.writeNumber(levels.quantity(i));
            }
            out.writeEndArray();
        }
    }

    private static final class LevelsReader extends JsonDeserializer<PriceLevels> {
        @Override
        public PriceLevels deserialize(JsonParser in, DeserializationContext context) throws IOException {
            long[] units = in.readValueAs(long[].class);
            PriceLevels.Builder levels = new PriceLevels.Builder();
            for (int i = 0; i + 1 < units.length; i += 2) {
                levels.add(units[i], units[i + 1]);
            }
            return levels.build();
        }
    }

    /** The projection's name with the row's values. */
    private static final class RowWriter extends JsonSerializer<ProjectedRow> {
        @Override
        public void serialize(ProjectedRow row, JsonGenerator out, SerializerProvider provider) throws IOException {
            out.writeStartArray();
            out.writeString(row.projection().name());
            out.writePOJO(row.values());
            out.writeEndArray();
        }
    }

    private static final class RowReader extends JsonDeserializer<ProjectedRow> {
        @Override
        public ProjectedRow deserialize(JsonParser in, DeserializationContext context) throws IOException {
            Object[] parts = in.readValueAs(Object[].class);
            TreeMap<String, String> values = new TreeMap<>();
            ((Map<?, ?>) parts[1]).forEach((name, value) -> values.put((String) name, (String) value));
            return new ProjectedRow(
                    Projections.ALL.stream()
                            .filter(known -> known.name().equals(parts[0]))
                            .findFirst()
                            .orElseThrow(() -> new IOException("no projection " + parts[0])),
                    values);
        }
    }

    /** Its canonical text. */
    private static final class EntryWriter extends JsonSerializer<JournaledEntry> {
        @Override
        public void serialize(JournaledEntry entry, JsonGenerator out, SerializerProvider provider) throws IOException {
            out.writeString(CanonicalJson.write(entry));
        }
    }

    private static final class EntryReader extends JsonDeserializer<JournaledEntry> {
        @Override
        public JournaledEntry deserialize(JsonParser in, DeserializationContext context) throws IOException {
            return CanonicalJson.parseEntry(in.getText());
        }
    }
}
