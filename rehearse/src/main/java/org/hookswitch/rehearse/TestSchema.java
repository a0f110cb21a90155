package org.hookswitch.rehearse;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;

/** The JSON schema of test files, for editors; made of the table by which they are read. Stateless. */
public final class TestSchema {

    private TestSchema() {}

    /** JSON Schema, draft 2020-12. */
    public static String text() {
        var schema = new LinkedHashMap<String, Object>();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.put("title", "Tests of a dialplan");
        Map<String, Object> file = FileForm.FILE.schema();
        schema.putAll(file);
        return Json.text(ordered(schema));
    }

    /** The same text at each run: maps without an order of their own are put into that of their keys. */
    private static Object ordered(Object value) {
        return switch (value) {
            case Map<?, ?> map -> {
                Map<Object, Object> inOrder =
                        map instanceof SequencedMap<?, ?> ? new LinkedHashMap<>() : new TreeMap<>();
                map.forEach((key, of) -> inOrder.put(key, ordered(of)));
                yield inOrder;
            }
            case List<?> list -> list.stream().map(TestSchema::ordered).toList();
            default -> value;
        };
    }
}
