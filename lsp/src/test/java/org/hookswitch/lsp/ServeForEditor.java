package org.hookswitch.lsp;

/** The server as a process of its own, for tests with real editors. */
final class ServeForEditor {

    private ServeForEditor() {}

    public static void main(String[] arguments) {
        boolean asked = DialplanLanguageServer.serve(System.in, System.out, Words.ofThisSwitch(), "test");
        System.exit(asked ? 0 : 1);
    }
}
