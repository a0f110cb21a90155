package org.hookswitch.server.web;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hookswitch.pbx.Assignment;
import org.hookswitch.pbx.Channel;
import org.hookswitch.pbx.handler.HandlerStage;
import org.hookswitch.pbx.handler.Visit;
import org.hookswitch.pbx.party.PartyId;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The two JSON documents of a web routine: what it is told, and what it answers. Stateless. */
final class WebDocuments {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final Set<HandlerStage> PRE_DIAL =
            Set.of(HandlerStage.CALLER_PRE_DIAL, HandlerStage.CALLEE_PRE_DIAL);

    /** The fields of a party and what sets them. */
    private static final Map<String, Map<String, String>> PARTIES = Map.of(
            "caller", Map.of("name", "CALLERID(name)", "number", "CALLERID(num)"),
            "connected", Map.of("name", "CONNECTEDLINE(name,i)", "number", "CONNECTEDLINE(num,i)"),
            "redirecting",
                    Map.of(
                            "from-name", "REDIRECTING(from-name,i)",
                            "from-number", "REDIRECTING(from-num,i)",
                            "to-name", "REDIRECTING(to-name,i)",
                            "to-number", "REDIRECTING(to-num,i)",
                            "reason", "REDIRECTING(reason,i)"));

    private WebDocuments() {}

    /** What the service is told. On the thread that controls the channel. */
    static byte[] request(Visit visit, Channel channel, List<String> variables) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("version", 1);
        document.put("stage", visit.stage().word());
        document.put("binding", visit.binding().described());
        document.put("call", Map.of("linkedid", channel.linkedId()));
        document.put(
                "channel",
                Map.of(
                        "name", channel.name(),
                        "uniqueid", channel.uniqueId(),
                        "context", channel.place().context(),
                        "extension", channel.place().exten(),
                        "hangupcause", channel.hangupCause().code()));
        document.put("caller", party(channel.caller().id()));
        document.put("connected", party(channel.connected().id()));
        var redirecting = channel.redirecting();
        document.put(
                "redirecting",
                Map.of(
                        "from-name", redirecting.from().name().text(),
                        "from-number", redirecting.from().number().digits(),
                        "to-name", redirecting.to().name().text(),
                        "to-number", redirecting.to().number().digits(),
                        "reason", redirecting.reason().word(),
                        "count", redirecting.count()));
        Map<String, String> values = new LinkedHashMap<>();
        for (String name : variables) {
            String value = channel.variable(name);
            values.put(name, value == null ? "" : value);
        }
        document.put("variables", values);
        return JSON.writeValueAsBytes(document);
    }

    private static Map<String, String> party(PartyId id) {
        return Map.of("name", id.name().text(), "number", id.number().digits());
    }

    /**
     * What the service answers.
     *
     * @param settings names of variables and functions, and their values
     */
    record Answer(Map<String, String> settings, String returned) {
        void applyTo(Channel channel) {
            settings.forEach((name, value) -> Assignment.set(channel, name, value));
        }
    }

    /** Reads an answer; what the stage does not allow is refused as a whole, by name. */
    static Answer answer(HandlerStage stage, byte[] said) throws IOException {
        JsonNode root;
        try {
            root = JSON.readTree(said);
        } catch (JacksonException e) {
            throw new IOException("the service's answer is no JSON: " + e.getOriginalMessage(), e);
        }
        if (!root.isObject()) {
            throw new IOException("the service's answer is no JSON object");
        }
        Map<String, String> settings = new LinkedHashMap<>();
        String returned = "";
        for (Map.Entry<String, JsonNode> field : root.properties()) {
            String name = field.getKey();
            JsonNode value = field.getValue();
            switch (name) {
                case "variables" -> {
                    for (Map.Entry<String, JsonNode> variable : value.properties()) {
                        if (!variable.getKey().matches("[A-Za-z_][A-Za-z0-9_]{0,79}")) {
                            throw new IOException("the service sets " + variable.getKey() + ", which is no variable");
                        }
                        settings.put(variable.getKey(), text(variable.getKey(), variable.getValue()));
                    }
                }
                case "caller", "connected", "redirecting" -> {
                    if (!mayEdit(stage, name)) {
                        throw new IOException(
                                "the service sets " + name + ", which a " + stage.word() + " routine must not");
                    }
                    for (Map.Entry<String, JsonNode> part : value.properties()) {
                        String function = PARTIES.getOrDefault(name, Map.of()).get(part.getKey());
                        if (function == null) {
                            throw new IOException(
                                    "the service sets " + name + "." + part.getKey() + ", which does not exist");
                        }
                        settings.put(function, text(name + "." + part.getKey(), part.getValue()));
                    }
                }
                case "result" -> {
                    if (stage != HandlerStage.PRE_BRIDGE) {
                        throw new IOException("the service gives a result, which only a pre-bridge routine has");
                    }
                    settings.put("GOSUB_RESULT", text(name, value));
                }
                case "return" -> returned = text(name, value);
                default ->
                    throw new IOException("the service answers '" + name
                            + "'; expected variables, caller, connected, redirecting, result, return");
            }
        }
        return new Answer(settings, returned);
    }

    private static boolean mayEdit(HandlerStage stage, String party) {
        return PRE_DIAL.contains(stage)
                || (party.equals("connected") && stage == HandlerStage.CONNECTED_LINE)
                || (party.equals("redirecting") && stage == HandlerStage.REDIRECTING);
    }

    private static String text(String name, JsonNode value) throws IOException {
        if (!value.isValueNode() || value.isNull()) {
            throw new IOException("the service's " + name + " is no text");
        }
        return value.asString();
    }
}
