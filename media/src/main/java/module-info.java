/** RTP, codecs, files, tones, digits: everything that is heard. */
@org.jspecify.annotations.NullMarked
module org.hookswitch.media {
    requires static org.jspecify;
    requires org.slf4j;

    exports org.hookswitch.media;
    exports org.hookswitch.media.codec;
    exports org.hookswitch.media.dtmf;
    exports org.hookswitch.media.file;
    exports org.hookswitch.media.play;
    exports org.hookswitch.media.rtp;
    exports org.hookswitch.media.tone;
}
