package org.hookswitch.rehearse;

import java.io.StringWriter;
import java.util.Map;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Maps, lists, texts and numbers as JSON. Stateless. */
final class Json {

    private Json() {}

    static String text(Object value) {
        var text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(ObjectWriteContext.empty(), text)) {
            write(value, json);
        }
        return text + "\n";
    }

    private static void write(Object value, JsonGenerator json) {
        switch (value) {
            case Map<?, ?> map -> {
                json.writeStartObject();
                map.forEach((key, v) -> {
                    json.writeName(String.valueOf(key));
                    write(v, json);
                });
                json.writeEndObject();
            }
            case Iterable<?> list -> {
                json.writeStartArray();
                list.forEach(v -> write(v, json));
                json.writeEndArray();
            }
            case Boolean b -> json.writeBoolean(b);
            case Integer i -> json.writeNumber(i);
            case Long l -> json.writeNumber(l);
            default -> json.writeString(String.valueOf(value));
        }
    }
}
