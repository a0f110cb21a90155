/** Records of calls: call detail records, and where they are kept. */
@org.jspecify.annotations.NullMarked
module org.hookswitch.records {
    requires static org.jspecify;
    requires org.slf4j;
    requires org.hookswitch.conf;
    requires transitive org.hookswitch.pbx;

    exports org.hookswitch.records.cdr;

    provides org.hookswitch.pbx.spi.Application with
            org.hookswitch.records.cdr.ForkCdr,
            org.hookswitch.records.cdr.NoCdr,
            org.hookswitch.records.cdr.ResetCdr;
    provides org.hookswitch.pbx.spi.DialplanFunction with
            org.hookswitch.records.cdr.CdrFunction,
            org.hookswitch.records.cdr.CdrProp;
}
