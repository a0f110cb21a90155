package org.hookswitch.sip.transaction;

import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.hookswitch.sip.HeaderName;
import org.hookswitch.sip.HeaderType;
import org.hookswitch.sip.Params;
import org.hookswitch.sip.SipMethod;
import org.hookswitch.sip.SipRequest;
import org.hookswitch.sip.SipResponse;
import org.hookswitch.sip.Via;
import org.hookswitch.sip.transport.Flow;
import org.hookswitch.sip.transport.SentBy;
import org.hookswitch.sip.transport.TransportLayer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All transactions of a stack: finds the one a message belongs to, begins new ones, refuses what is too much (RFC 3261
 * §17.1.3, §17.2.3, §8.2.2.2, §9.2).
 *
 * <p>Threading: any thread. No lock is held here across tables; each transaction has its own (see {@link Machine}).
 */
public final class TransactionLayer implements TransportLayer.Handler, AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(TransactionLayer.class);

    private final TransactionUser user;
    private final TimerWheel wheel;
    private final TimerValues timers;
    private final TransactionLimits limits;
    private final TransportLayer transports;
    private final Tokens tokens = new Tokens();

    private final ConcurrentHashMap<MatchKey, ServerMachine> servers = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<ServerMachine.MergeKey, ServerMachine> merges = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<ClientMachine.Key, ClientMachine> clients = new ConcurrentHashMap<>();
    private final LongAdder refused = new LongAdder();

    /**
     * A layer without transports.
     *
     * @param wheel runs all timers; the layer neither starts nor closes it
     * @param clock tells the tap the time of day
     */
    public TransactionLayer(
            TransactionUser user, TimerWheel wheel, TimerValues timers, TransactionLimits limits, InstantSource clock) {
        this.user = user;
        this.wheel = wheel;
        this.timers = timers;
        this.limits = limits;
        this.transports = new TransportLayer(this, clock);
    }

    public TransportLayer transports() {
        return transports;
    }

    public TimerValues timers() {
        return timers;
    }

    public TimerWheel wheel() {
        return wheel;
    }

    public Tokens tokens() {
        return tokens;
    }

    /** How many client transactions there are. */
    public int clientCount() {
        return clients.size();
    }

    /** How many server transactions there are. */
    public int serverCount() {
        return servers.size();
    }

    /** How many requests were refused with 503 since the start. */
    public long refused() {
        return refused.sum();
    }

    /**
     * Sends a request in a transaction of its own.
     *
     * @param request without our Via; Via headers that stand in it are removed, since a user agent's request has one
     * @throws IllegalArgumentException for an ACK or CANCEL, which are no transactions of a user's
     */
    public ClientTransaction send(SipRequest request, Flow flow, ClientListener listener) {
        if (request.method().equals(SipMethod.ACK) || request.method().equals(SipMethod.CANCEL)) {
            throw new IllegalArgumentException("not a transaction of its own: " + request.startLine());
        }
        String branch = tokens.branch();
        SipRequest stamped = stamped(request, flow, branch);
        ClientMachine machine = request.method().equals(SipMethod.INVITE)
                ? new InviteClientMachine(this, branch, stamped, flow, listener)
                : new NonInviteClientMachine(this, branch, stamped, flow, listener);
        clients.put(machine.key(), machine);
        machine.start(stamped);
        return new ClientTransaction(stamped, machine);
    }

    /** The ACK of a 2xx as it goes on the wire, with a Via of its own: it is sent without a transaction (§13.2.2.4). */
    public byte[] encodeAck(SipRequest ack, Flow flow) {
        return stamped(ack, flow, tokens.branch()).toBytes();
    }

    @Override
    public void close() {
        transports.close();
        servers.values().forEach(Machine::abandon);
        clients.values().forEach(Machine::abandon);
    }

    @Override
    public void request(SipRequest request, Flow source) {
        SipMethod method = request.method();
        if (method.equals(SipMethod.ACK)) {
            ack(request, source);
            return;
        }
        MatchKey key = MatchKey.of(request, method);
        ServerMachine known = servers.get(key);
        if (known != null) {
            known.again();
        } else if (method.equals(SipMethod.CANCEL)) {
            cancel(request, key, source);
        } else {
            begin(request, key, source);
        }
    }

    @Override
    public void response(SipResponse response, Flow source) {
        Optional<String> branch = response.topVia().branch();
        ClientMachine machine = branch.isEmpty()
                ? null
                : clients.get(
                        new ClientMachine.Key(branch.get(), response.cseq().method()));
        if (machine == null) {
            transports.dropped();
        } else {
            machine.receive(response);
        }
    }

    void startCancel(SipRequest cancel, String branch, Flow flow) {
        var machine = new NonInviteClientMachine(this, branch, cancel, flow, Unheard.LISTENER);
        clients.put(machine.key(), machine);
        machine.start(cancel);
    }

    void forget(ClientMachine machine) {
        clients.remove(machine.key(), machine);
    }

    void forget(ServerMachine machine) {
        servers.remove(machine.key(), machine);
        forgetMerge(machine);
    }

    void forgetMerge(ServerMachine machine) {
        ServerMachine.MergeKey key = machine.mergeKey();
        if (key != null) {
            merges.remove(key, machine);
        }
    }

    private void ack(SipRequest ack, Flow source) {
        MatchKey key = MatchKey.of(ack, SipMethod.INVITE);
        if (servers.get(key) instanceof InviteServerMachine invite
                && (key instanceof MatchKey.Branch || ack.toTag().equals(invite.toTag()))
                && invite.acknowledged()) {
            return;
        }
        user.ack(ack, source);
    }

    /** RFC 3261 §9.2. */
    private void cancel(SipRequest cancel, MatchKey key, Flow source) {
        ServerMachine target = servers.get(MatchKey.of(cancel, SipMethod.INVITE));
        String tag = target == null ? tokens.tag() : target.toTag();
        Flow back = TransportLayer.responseFlow(cancel, source);
        var machine = new NonInviteServerMachine(this, key, null, tag, back);
        if (servers.putIfAbsent(key, machine) != null) {
            return; // the same CANCEL is being answered by another thread
        }
        machine.start();
        int status = target == null ? 481 : 200;
        machine.respond(
                status, SipResponse.to(cancel, status).toTag(tag).build().toBytes());
        if (target instanceof InviteServerMachine invite) {
            invite.cancelled(cancel);
        }
    }

    private void begin(SipRequest request, MatchKey key, Flow source) {
        String toTag = request.toTag();
        boolean outside = toTag.isEmpty();
        int count = servers.size();
        boolean full = count >= limits.serverTransactions() && (outside || count / 2 >= limits.serverTransactions());
        if (full || (outside && !user.admits(request, source))) {
            refuse(request, source);
            return;
        }
        Flow back = TransportLayer.responseFlow(request, source);
        ServerMachine.MergeKey mergeKey = null;
        if (outside) {
            toTag = tokens.tag();
            mergeKey = new ServerMachine.MergeKey(
                    request.callId(), request.fromTag(), request.cseq().number(), request.method());
        }
        ServerMachine machine = request.method().equals(SipMethod.INVITE)
                ? new InviteServerMachine(this, key, mergeKey, toTag, back, request)
                : new NonInviteServerMachine(this, key, mergeKey, toTag, back);
        if (servers.putIfAbsent(key, machine) != null) {
            return; // another thread had the same request first
        }
        if (mergeKey != null && merges.putIfAbsent(mergeKey, machine) != null) {
            machine.start();
            machine.respond(
                    482, SipResponse.to(request, 482).toTag(toTag).build().toBytes());
            return;
        }
        machine.start();
        tell(new ServerTransaction(request, source, machine));
    }

    private void tell(ServerTransaction transaction) {
        try {
            user.request(transaction);
        } catch (RuntimeException e) {
            log.error("The handler of {} failed", transaction, e);
            transaction.respond(500);
        }
    }

    private void refuse(SipRequest request, Flow source) {
        refused.increment();
        int seconds =
                limits.retryAfterSeconds() + Math.floorMod(request.callId().hashCode(), limits.retryAfterSeconds() + 1);
        SipResponse response = SipResponse.to(request, 503)
                .toTag("busy" + Integer.toHexString(request.callId().hashCode()))
                .add(HeaderName.RETRY_AFTER, Integer.toString(seconds))
                .build();
        transports.sendStateless(response.toBytes(), TransportLayer.responseFlow(request, source));
    }

    private SipRequest stamped(SipRequest request, Flow flow, String branch) {
        SentBy sentBy = transports.sentBy(flow);
        Via via = new Via(flow.peer().protocol().viaName(), sentBy.host(), sentBy.port(), RPORT.with("branch", branch));
        return request.edit()
                .remove(HeaderName.VIA)
                .addFirst(HeaderType.VIA, via)
                .build();
    }

    /** RFC 3581 §3: always asked for, since the way back is through whatever NAT there is. */
    private static final Params RPORT = Params.NONE.withFlag("rport");
}
