package org.hookswitch.apps.function.world;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.hookswitch.apps.function.Described;
import org.hookswitch.pbx.Registry;
import org.hookswitch.pbx.spi.FunctionCall;
import org.hookswitch.pbx.spi.FunctionSpec;

/**
 * {@code IFMODULE}: 1 when this switch has what a module of Asterisk brings, else 0: the application of {@code app_x}, the
 * function of {@code func_x}, the technology of {@code chan_x}, or what a table names where the names differ.
 */
public final class IfModule extends Described {

    /** Modules with something they bring, where that does not have the module's name. */
    private static final Map<String, String> BRINGS = Map.ofEntries(
            Map.entry("app_stack", "Gosub"),
            Map.entry("app_while", "While"),
            Map.entry("app_exec", "Exec"),
            Map.entry("app_confbridge", "ConfBridge"),
            Map.entry("app_voicemail", "VoiceMail"),
            Map.entry("app_directed_pickup", "Pickup"),
            Map.entry("app_saycounted", "SayCountedNoun"),
            Map.entry("app_sayunixtime", "SayUnixTime"),
            Map.entry("app_waitforring", "WaitForRing"),
            Map.entry("app_waitforsilence", "WaitForSilence"),
            Map.entry("app_playtones", "PlayTones"),
            Map.entry("app_senddtmf", "SendDTMF"),
            Map.entry("app_db", "DBdel"),
            Map.entry("app_verbose", "Verbose"),
            Map.entry("app_echo", "Echo"),
            Map.entry("func_strings", "LEN"),
            Map.entry("func_logic", "IF"),
            Map.entry("func_env", "ENV"),
            Map.entry("func_config", "AST_CONFIG"),
            Map.entry("func_dialplan", "DIALPLAN_EXISTS"),
            Map.entry("func_devstate", "DEVICE_STATE"),
            Map.entry("func_extstate", "EXTENSION_STATE"),
            Map.entry("func_evalexten", "EVAL_EXTEN"),
            Map.entry("func_base64", "BASE64_ENCODE"),
            Map.entry("func_aes", "AES_ENCRYPT"),
            Map.entry("func_uri", "URIENCODE"),
            Map.entry("func_groupcount", "GROUP_COUNT"),
            Map.entry("func_module", "IFMODULE"),
            Map.entry("func_json", "JSON_DECODE"),
            Map.entry("func_callerid", "CALLERID"),
            Map.entry("func_talkdetect", "TALK_DETECT"),
            Map.entry("res_agi", "AGI"),
            Map.entry("res_musiconhold", "MusicOnHold"),
            Map.entry("res_parking", "Park"),
            Map.entry("res_stasis", "Stasis"),
            Map.entry("res_monitor", "Monitor"),
            Map.entry("res_fax", "ReceiveFAX"),
            Map.entry("res_speech", "SpeechCreate"),
            Map.entry("pbx_config", "Goto"),
            Map.entry("pbx_builtins", "Answer"));

    public IfModule() {
        super(FunctionSpec.read(
                "IFMODULE", "Whether the switch has what a module brings", "IFMODULE(modulename.so)", 1, 1));
    }

    @Override
    public String read(FunctionCall call) {
        String name = call.text().strip();
        if (name.isEmpty()) {
            return call.warn("wants the name of a module");
        }
        String module = name.endsWith(".so") ? name.substring(0, name.length() - 3) : name;
        return isThere(call.pbx().registry(), module) ? "1" : "0";
    }

    private static boolean isThere(Registry registry, String module) {
        String brought = BRINGS.get(module);
        if (brought != null) {
            return registry.application(brought).isPresent()
                    || registry.function(brought).isPresent();
        }
        for (String kind : List.of("app_", "func_", "chan_")) {
            if (module.startsWith(kind)) {
                String what = module.substring(kind.length());
                return switch (kind) {
                    case "app_" -> registry.application(what).isPresent();
                    case "func_" ->
                        registry.function(what.toUpperCase(Locale.ROOT)).isPresent();
                    default -> registry.driver(what).isPresent();
                };
            }
        }
        return false;
    }
}
