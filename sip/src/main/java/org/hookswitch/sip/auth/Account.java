package org.hookswitch.sip.auth;

/**
 * Who we are for a server that challenges us.
 *
 * @param realm the realm this is for; empty for any
 */
public record Account(String realm, String username, Secret secret) {
    boolean isFor(String realm) {
        return this.realm.isEmpty() || this.realm.equals(realm);
    }
}
