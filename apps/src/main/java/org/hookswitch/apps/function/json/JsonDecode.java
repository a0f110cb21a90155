package org.hookswitch.apps.function.json;

import java.util.regex.Pattern;
import org.hookswitch.apps.function.Described;
import org.hookswitch.apps.function.Named;
import org.hookswitch.pbx.spi.FunctionCall;
import org.hookswitch.pbx.spi.FunctionSpec;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code JSON_DECODE}: a value out of JSON (RFC 8259) that a variable holds, found by keys joined by periods; a number is
 * the place of a value in a list, from 0. Objects and lists are given as JSON, with option {@code c} a list as the number
 * of its values.
 */
public final class JsonDecode extends Described {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    public JsonDecode() {
        super(FunctionSpec.read(
                "JSON_DECODE", "A value out of JSON", "JSON_DECODE(varname,item[,separator[,options]])", 2, 4));
    }

    @Override
    public String read(FunctionCall call) {
        if (call.argument(0).isEmpty() || call.argument(1).isEmpty()) {
            return call.warn("wants the name of a variable and a key");
        }
        String json = Named.value(call, call.argument(0));
        if (json.isEmpty()) {
            return "";
        }
        JsonNode root;
        try {
            root = MAPPER.readTree(json);
        } catch (JacksonException malformed) {
            return call.warn("the variable holds no JSON: " + malformed.getOriginalMessage());
        }
        String separator = call.argument(2).isEmpty() ? "." : call.argument(2).substring(0, 1);
        JsonNode found = root;
        for (String key : call.argument(1).split(Pattern.quote(separator), -1)) {
            found = child(found, key);
            if (found == null) {
                return "";
            }
        }
        return found.isArray() && call.argument(3).indexOf('c') >= 0
                ? Integer.toString(found.size())
                : JsonText.of(found);
    }

    private static @Nullable JsonNode child(JsonNode node, String key) {
        if (node.isArray()) {
            boolean index = !key.isEmpty() && key.length() < 10 && key.chars().allMatch(c -> c >= '0' && c <= '9');
            return index ? node.get(Integer.parseInt(key)) : null;
        }
        return node.get(key);
    }
}
