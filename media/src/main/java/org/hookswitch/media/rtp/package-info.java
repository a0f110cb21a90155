/**
 * RTP and RTCP: sockets and the threads that serve them, sources and streams, digits, reports.
 *
 * <p>An {@link org.hookswitch.media.rtp.RtpEngine} has a few {@link org.hookswitch.media.rtp.PacketLoop}s, each one
 * thread with many sockets. An {@link org.hookswitch.media.rtp.RtpPort} belongs to one loop: what it receives is
 * delivered on that loop's thread, straight down the chain of sinks and out of the next port's socket.
 */
package org.hookswitch.media.rtp;
