package org.hookswitch.pjsip.registrar;

import java.net.InetAddress;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.hookswitch.pbx.KeyValueStore;
import org.hookswitch.sip.NameAddr;
import org.hookswitch.sip.SipUri;
import org.hookswitch.sip.transport.Hop;
import org.hookswitch.sip.transport.TransportProtocol;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps registrations in the switch's database, so that phones can be called right after a restart.
 *
 * <p>Any thread. Writing happens on a thread of its own, since the database may wait for the disk; of one contact only the
 * newest state waits to be written. {@link #close()} writes what is left.
 */
public final class BindingStore implements LocationListener, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(BindingStore.class);
    private static final String FAMILY = "registrar";
    private static final String KEY = "contact/";
    private static final int FIELDS = 8;

    private final KeyValueStore store;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition work = lock.newCondition();
    private final Map<String, Optional<String>> waiting = new LinkedHashMap<>();
    private final Thread writer;
    private boolean closing;

    public BindingStore(KeyValueStore store) {
        this.store = store;
        this.writer = Thread.ofVirtual().name("pjsip-contacts").start(this::write);
    }

    /** Puts back what was registered when the switch stopped. */
    public void restore(Locations locations) {
        load().forEach(locations::restore);
    }

    /** What was registered when the switch stopped; what cannot be read is deleted. */
    private List<Binding> load() {
        List<Binding> bindings = new ArrayList<>();
        String folder = KeyValueStore.path(FAMILY, KEY);
        store.tree(FAMILY + "/" + KEY).forEach((path, text) -> {
            Optional<Binding> binding = parse(text);
            if (binding.isPresent()) {
                bindings.add(binding.get());
            } else {
                LOG.warn("a registration in the database cannot be read and is deleted: {}", path);
                store.delete(FAMILY, KEY + path.substring(folder.length()));
            }
        });
        return bindings;
    }

    @Override
    public void added(Location location) {
        put(location.binding(), true);
    }

    @Override
    public void refreshed(Location location) {
        put(location.binding(), true);
    }

    @Override
    public void removed(Location location) {
        put(location.binding(), false);
    }

    private void put(Binding binding, boolean there) {
        if (binding.isConfigured()) {
            return;
        }
        String key = KEY + binding.aor() + ";@" + escaped(binding.contact().toString());
        lock.lock();
        try {
            waiting.put(key, there ? Optional.of(format(binding)) : Optional.empty());
            work.signal();
        } finally {
            lock.unlock();
        }
    }

    private void write() {
        while (true) {
            Map<String, Optional<String>> batch = takeBatch();
            if (batch.isEmpty()) {
                return;
            }
            batch.forEach((key, text) -> {
                try {
                    if (text.isPresent()) {
                        store.put(FAMILY, key, text.get());
                    } else {
                        store.delete(FAMILY, key);
                    }
                } catch (RuntimeException e) {
                    LOG.error("a registration could not be kept: {}", key, e);
                }
            });
        }
    }

    /** What waits, when something does; nothing when that was all. */
    private Map<String, Optional<String>> takeBatch() {
        lock.lock();
        try {
            while (waiting.isEmpty() && !closing) {
                work.awaitUninterruptibly();
            }
            Map<String, Optional<String>> batch = new LinkedHashMap<>(waiting);
            waiting.clear();
            return batch;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closing = true;
            work.signal();
        } finally {
            lock.unlock();
        }
        try {
            writer.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    // --- as text: fields separated by blanks, each escaped as in a query

    private static String format(Binding binding) {
        return String.join(
                " ",
                escaped(binding.aor()),
                escaped(binding.contact().toString()),
                escaped(binding.hop().map(BindingStore::format).orElse("")),
                escaped(String.join(
                        ",", binding.path().stream().map(NameAddr::toString).toList())),
                Long.toString(binding.expires().toEpochMilli()),
                escaped(binding.callId()) + ":" + binding.cseq(),
                escaped(binding.endpoint()),
                escaped(binding.userAgent()));
    }

    private static String format(Hop hop) {
        return hop.protocol().viaName() + "/" + hop.address().getHostAddress() + "/" + hop.port();
    }

    private static String escaped(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static Optional<Binding> parse(String text) {
        String[] fields = text.split(" ", -1);
        if (fields.length != FIELDS) {
            return Optional.empty();
        }
        try {
            int colon = fields[5].lastIndexOf(':');
            Optional<SipUri> contact = SipUri.parse(unescaped(fields[1]));
            return contact.map(uri -> new Binding(
                    unescaped(fields[0]),
                    uri,
                    Optional.ofNullable(hop(unescaped(fields[2]))),
                    path(unescaped(fields[3])),
                    Instant.ofEpochMilli(Long.parseLong(fields[4])),
                    unescaped(fields[5].substring(0, colon)),
                    Long.parseLong(fields[5].substring(colon + 1)),
                    unescaped(fields[6]),
                    unescaped(fields[7])));
        } catch (IllegalArgumentException | IndexOutOfBoundsException notWrittenByUs) {
            return Optional.empty();
        }
    }

    private static @Nullable Hop hop(String text) {
        if (text.isEmpty()) {
            return null;
        }
        String[] parts = text.split("/", 3);
        return new Hop(
                InetAddress.ofLiteral(parts[1]),
                Integer.parseInt(parts[2]),
                TransportProtocol.of(parts[0]).orElseThrow(() -> new IllegalArgumentException(parts[0])));
    }

    private static List<NameAddr> path(String text) {
        return text.isEmpty()
                ? List.of()
                : java.util.Arrays.stream(text.split(",(?=<)", -1))
                        .map(one -> NameAddr.parse(one).orElseThrow(() -> new IllegalArgumentException(one)))
                        .toList();
    }

    private static String unescaped(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
