package org.hookswitch.apps.function.web;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.Socket;
import java.net.http.HttpClient;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import javax.net.ssl.X509TrustManager;
import org.hookswitch.pbx.Pbx;
import org.jspecify.annotations.Nullable;

/**
 * Clients of web servers, one for each way of connecting that is asked for, so that connections are used again.
 *
 * <p>A part of the switch; thread-safe. Keeps at most {@value #LIMIT}.
 */
final class WebClients implements AutoCloseable {

    private static final int LIMIT = 16;

    /**
     * A way of connecting.
     *
     * @param connectMillis how long to wait for a connection
     * @param proxy host of a proxy; empty for none
     * @param verifyPeer whether the server's certificate must be signed by somebody known
     * @param verifyHost whether it must bear the server's name
     * @param authorities file of certificates that count as known; empty for the system's
     * @param authoritiesFolder folder of such files
     */
    record Way(
            long connectMillis,
            String proxy,
            int proxyPort,
            boolean verifyPeer,
            boolean verifyHost,
            String authorities,
            String authoritiesFolder) {

        boolean isUsual() {
            return verifyPeer && verifyHost && authorities.isEmpty() && authoritiesFolder.isEmpty();
        }
    }

    private final Map<Way, HttpClient> clients = new LinkedHashMap<>(LIMIT, 0.75f, true);

    private WebClients() {}

    static WebClients of(Pbx pbx) {
        return pbx.part(WebClients.class, p -> new WebClients());
    }

    /** The client of a way. */
    synchronized HttpClient client(Way way) throws IOException, GeneralSecurityException {
        HttpClient client = clients.get(way);
        if (client == null) {
            client = make(way);
            if (clients.size() >= LIMIT) {
                var oldest = clients.entrySet().iterator();
                oldest.next().getValue().shutdown();
                oldest.remove();
            }
            clients.put(way, client);
        }
        return client;
    }

    private static HttpClient make(Way way) throws IOException, GeneralSecurityException {
        HttpClient.Builder builder = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .executor(Executors.newThreadPerTaskExecutor(
                        Thread.ofVirtual().name("curl-", 0).factory()));
        if (way.connectMillis() > 0) {
            builder.connectTimeout(Duration.ofMillis(way.connectMillis()));
        }
        if (!way.proxy().isEmpty()) {
            builder.proxy(ProxySelector.of(new InetSocketAddress(way.proxy(), way.proxyPort())));
        }
        if (!way.isUsual()) {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {new Trust(trustManager(way), way)}, null);
            builder.sslContext(context);
        }
        return builder.build();
    }

    private static X509ExtendedTrustManager trustManager(Way way) throws IOException, GeneralSecurityException {
        KeyStore known = null;
        if (!way.authorities().isEmpty() || !way.authoritiesFolder().isEmpty()) {
            known = KeyStore.getInstance(KeyStore.getDefaultType());
            known.load(null);
            if (!way.authorities().isEmpty()) {
                add(known, Path.of(way.authorities()));
            }
            if (!way.authoritiesFolder().isEmpty()) {
                try (DirectoryStream<Path> files = Files.newDirectoryStream(Path.of(way.authoritiesFolder()))) {
                    for (Path file : files) {
                        add(known, file);
                    }
                }
            }
        }
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(known);
        for (TrustManager manager : factory.getTrustManagers()) {
            if (manager instanceof X509ExtendedTrustManager x509) {
                return x509;
            }
        }
        throw new GeneralSecurityException("there is no trust manager for X.509");
    }

    private static void add(KeyStore known, Path file) throws IOException, GeneralSecurityException {
        try (InputStream in = Files.newInputStream(file)) {
            for (Certificate certificate :
                    CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                known.setCertificateEntry("authority-" + known.size(), certificate);
            }
        }
    }

    /** Believes a server as far as the operator wants it checked. */
    private static final class Trust extends X509ExtendedTrustManager {
        private final X509ExtendedTrustManager system;
        private final Way way;

        Trust(X509ExtendedTrustManager system, Way way) {
            this.system = system;
            this.way = way;
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, @Nullable SSLEngine engine)
                throws CertificateException {
            if (way.verifyPeer() && way.verifyHost()) {
                system.checkServerTrusted(chain, type, engine);
            } else {
                checkServerTrusted(chain, type);
            }
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, @Nullable Socket socket)
                throws CertificateException {
            if (way.verifyPeer() && way.verifyHost()) {
                system.checkServerTrusted(chain, type, socket);
            } else {
                checkServerTrusted(chain, type);
            }
        }

        /** Who signed it, not whose it is. */
        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
            if (way.verifyPeer()) {
                ((X509TrustManager) system).checkServerTrusted(chain, type);
            }
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, @Nullable SSLEngine engine)
                throws CertificateException {
            system.checkClientTrusted(chain, type, engine);
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, @Nullable Socket socket)
                throws CertificateException {
            system.checkClientTrusted(chain, type, socket);
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
            system.checkClientTrusted(chain, type);
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return system.getAcceptedIssuers();
        }
    }

    @Override
    public synchronized void close() {
        clients.values().forEach(HttpClient::shutdownNow);
        clients.clear();
    }
}
