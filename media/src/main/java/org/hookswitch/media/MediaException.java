package org.hookswitch.media;

/** Something that a port, file or codec could not do; the message says what was expected and what was found. */
public final class MediaException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public MediaException(String message) {
        super(message);
    }

    public MediaException(String message, Throwable cause) {
        super(message, cause);
    }
}
