package org.hookswitch.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Waits until a file of some folders changes. Confined to one thread. */
final class ChangedFiles implements AutoCloseable {

    /** Editors write a file in several steps; what comes within this is one change. */
    private static final long SETTLES_MILLIS = 20;

    private final WatchService service;
    private final Map<Path, WatchKey> watched = new HashMap<>();

    ChangedFiles() {
        try {
            service = FileSystems.getDefault().newWatchService();
        } catch (IOException e) {
            throw new UncheckedIOException("files cannot be watched: " + e.getMessage(), e);
        }
    }

    /**
     * Waits for a change in the folders of these files.
     *
     * @param paths files and folders
     */
    void await(Collection<Path> paths) throws InterruptedException {
        watch(paths);
        take(service.take());
        WatchKey more = service.poll(SETTLES_MILLIS, TimeUnit.MILLISECONDS);
        while (more != null) {
            take(more);
            more = service.poll(SETTLES_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    private static void take(WatchKey key) {
        key.pollEvents();
        key.reset();
    }

    private void watch(Collection<Path> paths) {
        Set<Path> folders = new LinkedHashSet<>();
        for (Path path : paths) {
            Path absolute = path.toAbsolutePath().normalize();
            Path parent = absolute.getParent();
            folders.add(Files.isDirectory(absolute) || parent == null ? absolute : parent);
        }
        for (Path folder : folders) {
            try {
                if (!watched.containsKey(folder)) {
                    watched.put(
                            folder,
                            folder.register(
                                    service,
                                    StandardWatchEventKinds.ENTRY_CREATE,
                                    StandardWatchEventKinds.ENTRY_MODIFY,
                                    StandardWatchEventKinds.ENTRY_DELETE));
                }
            } catch (IOException e) {
                throw new UncheckedIOException("the folder " + folder + " cannot be watched: " + e.getMessage(), e);
            }
        }
    }

    @Override
    public void close() {
        try {
            service.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
