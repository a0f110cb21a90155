package org.hookswitch.server;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;

/** Files and folders that only their owner may read, where the file system knows owners (POSIX). */
final class OwnerOnly {

    private OwnerOnly() {}

    /** Writes a new file that nobody else can read at any moment. Fails when it exists. */
    static void writeNew(Path folder, String name, String text) throws IOException {
        FileAttribute<?>[] attributes = knowsOwners(folder)
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
        Files.writeString(Files.createFile(folder.resolve(name), attributes), text);
    }

    static void restrictFolder(Path folder) throws IOException {
        if (knowsOwners(folder)) {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        }
    }

    private static boolean knowsOwners(Path folder) throws IOException {
        FileStore store = Files.getFileStore(folder);
        return store.supportsFileAttributeView(PosixFileAttributeView.class);
    }
}
