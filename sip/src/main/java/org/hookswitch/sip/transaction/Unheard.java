package org.hookswitch.sip.transaction;

import java.io.IOException;
import org.hookswitch.sip.SipResponse;

/** The listener of a transaction whose end changes nothing: that of a CANCEL, since the INVITE tells what came of it. */
enum Unheard implements ClientListener {
    LISTENER;

    @Override
    public void response(SipResponse response) {}

    @Override
    public void timedOut() {}

    @Override
    public void unreachable(IOException cause) {}
}
