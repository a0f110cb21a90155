/** Handlers in Java: one interface per stage of a call, whose parameter offers what the stage allows. */
@org.jspecify.annotations.NullMarked
module org.hookswitch.handlers {
    requires static org.jspecify;

    exports org.hookswitch.handlers;
}
