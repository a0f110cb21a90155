/** The language server for dialplans: what an editor asks while somebody writes one. */
@org.jspecify.annotations.NullMarked
module org.hookswitch.lsp {
    requires static org.jspecify;
    requires com.google.gson;
    requires java.logging;
    requires org.eclipse.lsp4j;
    requires org.eclipse.lsp4j.jsonrpc;
    requires org.hookswitch.apps;
    requires org.hookswitch.check;
    requires org.hookswitch.conf;
    requires org.hookswitch.dialplan;
    requires transitive org.hookswitch.pbx;
    requires org.slf4j;

    exports org.hookswitch.lsp;
}
