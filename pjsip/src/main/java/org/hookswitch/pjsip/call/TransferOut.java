package org.hookswitch.pjsip.call;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.hookswitch.pbx.Device;
import org.hookswitch.sip.HeaderName;
import org.hookswitch.sip.HeaderType;
import org.hookswitch.sip.SipRequest;
import org.hookswitch.sip.SipResponse;
import org.hookswitch.sip.dialog.Failure;
import org.hookswitch.sip.dialog.ResponseHandler;

/** A REFER of ours: its response, and the NOTIFYs that tell how it went. Any thread. RFC 3515, RFC 3420. */
final class TransferOut implements ResponseHandler {

    private static final String VERSION = "SIP/2.0 ";

    private final Consumer<Device.TransferReply> done;
    private final AtomicBoolean over = new AtomicBoolean();

    TransferOut(Consumer<Device.TransferReply> done) {
        this.done = done;
    }

    /** The phone says how it goes; false when the NOTIFY is about something else. */
    boolean notified(SipRequest notify) {
        boolean refer = notify.text(HeaderName.EVENT)
                .filter(event ->
                        event.strip().toLowerCase(java.util.Locale.ROOT).startsWith("refer"))
                .isPresent();
        if (!refer) {
            return false;
        }
        int status = status(notify.bodyText());
        if (status >= 200) {
            reply(status);
        } else if (notify.first(HeaderType.SUBSCRIPTION_STATE)
                .filter(state -> state.toString().startsWith("terminated"))
                .isPresent()) {
            // It will not tell more.
            reply(status == 0 ? 500 : status);
        }
        return true;
    }

    private static int status(String fragment) {
        int end = VERSION.length() + 3;
        if (!fragment.startsWith(VERSION) || fragment.length() < end) {
            return 0;
        }
        String digits = fragment.substring(VERSION.length(), end);
        return digits.chars().allMatch(c -> c >= '0' && c <= '9') ? Integer.parseInt(digits) : 0;
    }

    private void reply(int status) {
        if (over.compareAndSet(false, true)) {
            boolean succeeded = status >= 200 && status < 300;
            done.accept(new Device.TransferReply(succeeded, succeeded ? 0 : status));
        }
    }

    @Override
    public void succeeded(SipResponse response) {}

    @Override
    public void failed(Failure failure) {
        reply(failure.status());
    }
}
