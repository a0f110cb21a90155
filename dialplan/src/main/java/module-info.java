/** The dialplan language: read, compile, match, substitute, evaluate. */
@org.jspecify.annotations.NullMarked
module org.hookswitch.dialplan {
    requires static org.jspecify;
    requires org.slf4j;
    requires transitive org.hookswitch.conf;

    exports org.hookswitch.dialplan;
}
