/** From configuration to running process; the command line. */
@org.jspecify.annotations.NullMarked
module org.hookswitch.server {
    requires static org.jspecify;
    requires org.slf4j;
    requires org.hookswitch.conf;
    requires org.hookswitch.lsp;
    requires org.hookswitch.rehearse;
    requires org.hookswitch.cli;
    requires org.hookswitch.records;
    requires transitive org.hookswitch.apps;
    requires transitive org.hookswitch.pjsip;
    requires org.hookswitch.check;
    requires org.hookswitch.phone;
    requires ch.qos.logback.classic;
    requires ch.qos.logback.core;
    requires info.picocli;
    requires java.net.http;
    requires tools.jackson.databind;
    requires jdk.unsupported;

    exports org.hookswitch.server;
    exports org.hookswitch.server.embed;

    // picocli reads and fills the options of the commands.
    opens org.hookswitch.server to
            info.picocli;

    provides ch.qos.logback.classic.spi.Configurator with
            org.hookswitch.server.QuietLogging;
}
