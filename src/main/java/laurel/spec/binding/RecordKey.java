package laurel.spec.binding;

import java.lang.reflect.AnnotatedType;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A key of a mapping: the component of the record it is read into, and what that says of it. */
public record RecordKey(RecordComponent component) {
    /** What a {@link Slug} looks like. */
    public static final String SLUG = "[a-z0-9][a-z0-9-]*";

    /** All components of a record in their order, {@link Given} ones too. */
    public static List<RecordKey> of(Class<?> type) {
        return Arrays.stream(type.getRecordComponents()).map(RecordKey::new).toList();
    }

    /** As YAML writes it: kebab case, without the {@code is} of a yes-or-no. */
    public String name() {
        Key key = component.getAnnotation(Key.class);
        if (key != null) {
            return key.value();
        }
        String name = component.getName();
        boolean isFlag = component.getType() == boolean.class && name.matches("is[A-Z].*");
        return Names.kebab(isFlag ? name.substring(2) : name);
    }

    public AnnotatedType type() {
        return component.getAnnotatedType();
    }

    public boolean isGiven() {
        return component.isAnnotationPresent(Given.class);
    }

    public boolean isOperational() {
        return component.isAnnotationPresent(Operational.class);
    }

    public boolean isNullable() {
        return type().isAnnotationPresent(Nullable.class);
    }

    public boolean isSlug() {
        return component.isAnnotationPresent(Slug.class);
    }

    /** YAML text of the value of a key that is left out. */
    public Optional<String> defaultText() {
        return Optional.ofNullable(component.getAnnotation(Default.class)).map(Default::value);
    }

    /** Whether the key must be written: nothing says what holds without it. */
    public boolean isRequired() {
        return !isGiven() && !isNullable() && defaultText().isEmpty() && otherwise().isEmpty();
    }

    public String doc() {
        Doc doc = component.getAnnotation(Doc.class);
        return doc == null ? "" : doc.value();
    }

    /** What holds without the key, in words; empty when a default or nothing says it. */
    public String otherwise() {
        Doc doc = component.getAnnotation(Doc.class);
        return doc == null ? "" : doc.otherwise();
    }

    public Optional<String> min() {
        return Optional.ofNullable(component.getAnnotation(Min.class)).map(Min::value);
    }

    public Optional<String> max() {
        return Optional.ofNullable(component.getAnnotation(Max.class)).map(Max::value);
    }

    @Nullable Object of(Record record) {
        try {
            var accessor = component.getAccessor();
            accessor.setAccessible(true);
            return accessor.invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("[BUG] " + component + " cannot be read", e);
        }
    }
}
