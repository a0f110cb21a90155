package org.hookswitch.pjsip.kit;

/** Pieces of pjsip.conf. */
public final class Confs {

    private Confs() {}

    /** A phone with a password, which may register; with more options of its endpoint, a line each. */
    public static String phone(String name, String... more) {
        return """
                [%s]
                type=endpoint
                context=phones
                allow=ulaw,alaw
                auth=%s
                aors=%s
                %s

                [%s]
                type=auth
                username=%s
                password=secret

                [%s]
                type=aor
                max_contacts=5
                """.formatted(name, name, name, String.join("\n", more), name, name, name);
    }
}
