/** Dialplan applications and functions, a package a subject. */
@org.jspecify.annotations.NullMarked
module org.hookswitch.apps {
    requires static org.jspecify;
    requires org.slf4j;
    requires transitive org.hookswitch.pbx;

    provides org.hookswitch.pbx.spi.Application with
            org.hookswitch.apps.dial.Dial;
}
