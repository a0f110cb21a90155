package org.hookswitch.handlers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringWriter;
import java.net.URI;
import java.util.List;
import java.util.stream.Collectors;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a stage does not allow does not compile. */
class ContractByTypeTest {

    @TempDir
    java.nio.file.Path classes;

    /** The compiler's errors on a handler whose method has this body. */
    private List<String> errors(String handler, String result, String method, String parameter, String body) {
        String text = "import org.hookswitch.handlers.*; import java.time.Duration;\n"
                + "class Written implements " + handler + " {\n  public " + result + " " + method + "(" + parameter
                + " call) {\n" + body + "\n} }";
        var compiler = ToolProvider.getSystemJavaCompiler();
        var found = new DiagnosticCollector<JavaFileObject>();
        var source = new SimpleJavaFileObject(URI.create("string:///Written.java"), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return text;
            }
        };
        String path = classPath();
        boolean good = compiler.getTask(
                        new StringWriter(),
                        null,
                        found,
                        List.of("-proc:none", "-cp", path, "-d", classes.toString()),
                        null,
                        List.of(source))
                .call();
        List<String> errors = found.getDiagnostics().stream()
                .filter(d -> d.getKind() == javax.tools.Diagnostic.Kind.ERROR)
                .map(d -> d.getMessage(java.util.Locale.ROOT).lines().collect(Collectors.joining(" ")))
                .toList();
        assertThat(good).isEqualTo(errors.isEmpty());
        return errors;
    }

    private static String classPath() {
        try {
            return java.nio.file.Path.of(Handler.class
                            .getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString();
        } catch (java.net.URISyntaxException e) {
            throw new AssertionError(e);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "CallerPreDialHandler, void, callerPreDial, CallerPreDial",
        "CalleePreDialHandler, void, calleePreDial, CalleePreDial",
        "RedirectingHandler, void, redirecting, RedirectingCall",
        "PreBridgeHandler, Verdict, preBridge, PreBridge",
        "ConnectedLineHandler, void, connectedLine, ConnectedLineCall",
        "DynamicFeatureHandler, void, dynamicFeature, DynamicFeature",
        "HangupHandler, void, hangup, HangupCall"
    })
    void noHandlerCanHangUpAndEveryHandlerCanSetVariables(
            String handler, String result, String method, String parameter) {
        String end = result.equals("void") ? "" : "return Verdict.bridge();";
        for (String hangup : List.of("hangup()", "hangUp()", "hangup(16)", "end()")) {
            assertThat(errors(handler, result, method, parameter, "call." + hangup + ";" + end))
                    .as(handler + " " + hangup)
                    .singleElement()
                    .asString()
                    .contains("cannot find symbol");
        }
        assertThat(errors(handler, result, method, parameter, "call.set(\"A\", call.get(\"B\"));" + end))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "CalleePreDialHandler, calleePreDial, CalleePreDial",
        "RedirectingHandler, redirecting, RedirectingCall",
        "ConnectedLineHandler, connectedLine, ConnectedLineCall",
        "HangupHandler, hangup, HangupCall"
    })
    void soundDoesNotCompileWhereAStageHasNone(String handler, String method, String parameter) {
        for (String sound : List.of(
                "call.play(\"hello-world\")",
                "call.read(1, Duration.ofSeconds(5))",
                "call.key(Duration.ofSeconds(5))",
                "call.answer()")) {
            assertThat(errors(handler, "void", method, parameter, sound + ";"))
                    .as(handler + " " + sound)
                    .singleElement()
                    .asString()
                    .contains("cannot find symbol");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CallerPreDialHandler callerPreDial CallerPreDial",
                "DynamicFeatureHandler dynamicFeature DynamicFeature"
            })
    void soundCompilesWhereAStageHasIt(String words) {
        String[] w = words.split(" ");
        assertThat(errors(w[0], "void", w[1], w[2], "call.play(\"hello-world\"); call.read(4, Duration.ofSeconds(5));"))
                .isEmpty();
    }

    @Test
    void anInterceptionEditsOnlyWhatIsAboutToBeTold() {
        assertThat(errors(
                        "RedirectingHandler", "void", "redirecting", "RedirectingCall", "call.connected(Party.NONE);"))
                .singleElement()
                .asString()
                .contains("connected");
        assertThat(errors(
                        "RedirectingHandler",
                        "void",
                        "redirecting",
                        "RedirectingCall",
                        "call.redirecting(call.redirecting().withReason(\"cfb\"));"))
                .isEmpty();
        assertThat(errors(
                        "ConnectedLineHandler",
                        "void",
                        "connectedLine",
                        "ConnectedLineCall",
                        "call.connected(call.connected().withName(\"Sales\"));"))
                .isEmpty();
        assertThat(errors("HangupHandler", "void", "hangup", "HangupCall", "call.caller(Party.NONE);"))
                .isNotEmpty();
    }

    @Test
    void aPreBridgeHandlerMustDecideAndNobodyElseCan() {
        assertThat(errors("PreBridgeHandler", "Verdict", "preBridge", "PreBridge", "call.play(\"beep\");"))
                .singleElement()
                .asString()
                .contains("missing return statement");
        assertThat(errors("HangupHandler", "Verdict", "hangup", "HangupCall", "return Verdict.abort();"))
                .isNotEmpty();
    }

    @Test
    void aHandlerMustBelongToAStage() {
        assertThat(errors("Handler", "void", "anything", "Call", "")).isNotEmpty();
    }
}
