/** Asterisk's configuration dialect: files read into sections and options, each with file and line. */
@org.jspecify.annotations.NullMarked
module org.hookswitch.conf {
    requires static org.jspecify;
    requires org.slf4j;

    exports org.hookswitch.conf;
    exports org.hookswitch.conf.table;
}
