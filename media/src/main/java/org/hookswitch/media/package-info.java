/**
 * What every kind of audio has in common: codecs by name, frames, ports and patches between them.
 *
 * <p>Audio is pushed. A {@link org.hookswitch.media.MediaPort} calls the {@link org.hookswitch.media.FrameSink} that its
 * owner gave it, on the thread that received the packet, and that sink is usually the next port's way to its device. A
 * call between two telephones is therefore one chain of plain method calls from socket to socket: no queue, no hand-off
 * to another thread, and nothing allocated per packet.
 */
package org.hookswitch.media;
