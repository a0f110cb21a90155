package org.hookswitch.apps.function.channel;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hookswitch.apps.function.CNumber;
import org.hookswitch.dialplan.Location;
import org.hookswitch.pbx.AfterBridge;
import org.hookswitch.pbx.Channel;
import org.hookswitch.pbx.Flow;
import org.hookswitch.pbx.Marks;
import org.hookswitch.pbx.Place;
import org.jspecify.annotations.Nullable;

/** What {@code CHANNEL()} can tell of any channel, and what it can set; the rest is the business of the driver. */
enum ChannelItem {
    ACCOUNTCODE("accountcode", Channel::accountCode, always(Channel::accountCode)),
    AFTER_BRIDGE_GOTO("after_bridge_goto", ChannelItem::afterBridge, ChannelItem::afterBridge),
    AMAFLAGS("amaflags", c -> Integer.toString(c.amaFlag().code()), ChannelItem::amaFlag),
    APPDATA("appdata", c -> c.position().data()),
    APPNAME("appname", c -> c.position().application()),
    AUDIONATIVEFORMAT("audionativeformat", c -> "(" + c.device().media().codec().configName() + ")"),
    AUDIOREADFORMAT("audioreadformat", c -> c.device().media().codec().configName()),
    AUDIOWRITEFORMAT("audiowriteformat", c -> c.device().media().codec().configName()),
    CALLGROUP(
            "callgroup",
            c -> GroupNumbers.print(Marks.of(c).callGroups()),
            (c, v) -> groups(v, Marks.of(c)::callGroups)),
    CALLID("callid", ChannelItem::callId),
    CHANNELTYPE("channeltype", Channel::technology),
    CHECKHANGUP("checkhangup", c -> c.isHungUp() ? "1" : "0"),
    CONTEXT("context", c -> c.position().context()),
    EXTEN("exten", c -> c.position().exten()),
    HANGUP_HANDLER_POP("hangup_handler_pop", null, (c, v) -> {
        var _ = c.hangupHandlers().pop();
        return v.isEmpty() || c.hangupHandlers().push(v);
    }),
    HANGUP_HANDLER_PUSH(
            "hangup_handler_push",
            null,
            (c, v) -> !v.isEmpty() && c.hangupHandlers().push(v)),
    HANGUP_HANDLER_WIPE("hangup_handler_wipe", null, (c, v) -> {
        c.hangupHandlers().wipe();
        return v.isEmpty() || c.hangupHandlers().push(v);
    }),
    HANGUPSOURCE("hangupsource", Channel::hangupSource, always(Channel::hangupSource)),
    LANGUAGE("language", Channel::language, always(Channel::language)),
    LASTCONTEXT("lastcontext", c -> c.position().lastContext()),
    LASTEXTEN("lastexten", c -> c.position().lastExten()),
    LINKEDID("linkedid", Channel::linkedId),
    MAX_FORWARDS("max_forwards", c -> Integer.toString(Marks.of(c).maxForwards()), ChannelItem::maxForwards),
    MUSICCLASS("musicclass", Channel::musicClass, always(Channel::musicClass)),
    NAME("name", Channel::name),
    CHANNAME("channame", Channel::name),
    NAMEDCALLGROUP(
            "namedcallgroup",
            c -> Marks.of(c).namedCallGroups(),
            always((c, v) -> Marks.of(c).namedCallGroups(v))),
    NAMEDPICKUPGROUP(
            "namedpickupgroup",
            c -> Marks.of(c).namedPickupGroups(),
            always((c, v) -> Marks.of(c).namedPickupGroups(v))),
    ONHOLD("onhold", c -> c.isOnHold() ? "1" : "0"),
    PARKINGLOT(
            "parkinglot",
            c -> Marks.of(c).parkingLot(),
            always((c, v) -> Marks.of(c).parkingLot(v))),
    PEER("peer", ChannelItem::peer),
    PEERACCOUNT("peeraccount", Channel::peerAccount, always(Channel::peerAccount)),
    PICKUPGROUP(
            "pickupgroup",
            c -> GroupNumbers.print(Marks.of(c).pickupGroups()),
            (c, v) -> groups(v, Marks.of(c)::pickupGroups)),
    STATE("state", c -> c.state().text()),
    TENANTID(
            "tenantid",
            c -> Marks.of(c).tenantId(),
            always((c, v) -> Marks.of(c).tenantId(v))),
    TONEZONE("tonezone", Channel::toneZone, always(Channel::toneZone)),
    TRANSFERCAPABILITY(
            "transfercapability",
            c -> TransferCapability.print(Marks.of(c).transferCapability()),
            ChannelItem::transferCapability),
    UNIQUEID("uniqueid", Channel::uniqueId),
    USERFIELD("userfield", Channel::userField, always(Channel::userField));

    /** Sets an item; false when the value is none for it. */
    private interface Setter {
        boolean set(Channel channel, String value);
    }

    /** Sets an item to whatever text. */
    private interface TextSetter {
        void set(Channel channel, String value);
    }

    private interface GroupsSetter {
        void set(Set<Integer> groups);
    }

    private static final Map<String, ChannelItem> BY_WORD =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(i -> i.word, Function.identity()));

    private final String word;
    private final @Nullable Function<Channel, String> getter;
    private final @Nullable Setter setter;

    ChannelItem(String word, Function<Channel, String> getter) {
        this(word, getter, null);
    }

    ChannelItem(String word, @Nullable Function<Channel, String> getter, @Nullable Setter setter) {
        this.word = word;
        this.getter = getter;
        this.setter = setter;
    }

    static Optional<ChannelItem> of(String word) {
        return Optional.ofNullable(BY_WORD.get(word.strip().toLowerCase(Locale.ROOT)));
    }

    /** The value; empty when the item is only set. */
    Optional<String> read(Channel channel) {
        return getter == null ? Optional.empty() : Optional.of(getter.apply(channel));
    }

    boolean isWritable() {
        return setter != null;
    }

    /** Sets it; false when it cannot be set, or not to that. */
    boolean write(Channel channel, String value) {
        return setter != null && setter.set(channel, value);
    }

    private static Setter always(TextSetter setter) {
        return (channel, value) -> {
            setter.set(channel, value);
            return true;
        };
    }

    private static String afterBridge(Channel channel) {
        return AfterBridge.get(channel)
                .map(p -> p.context() + "," + p.exten() + "," + p.priority())
                .orElse("");
    }

    private static boolean afterBridge(Channel channel, String value) {
        if (value.isBlank()) {
            AfterBridge.set(channel, Optional.empty());
            return true;
        }
        Optional<Place> place = Location.parse(value).flatMap(l -> Flow.resolve(channel, l, channel.place()));
        place.ifPresent(p -> AfterBridge.set(channel, place));
        return place.isPresent();
    }

    private static boolean amaFlag(Channel channel, String value) {
        Optional<Marks.AmaFlag> flag = Marks.AmaFlag.of(value);
        flag.ifPresent(channel::amaFlag);
        return flag.isPresent();
    }

    private static boolean groups(String value, GroupsSetter setter) {
        Optional<Set<Integer>> groups = GroupNumbers.parse(value);
        groups.ifPresent(setter::set);
        return groups.isPresent();
    }

    private static boolean maxForwards(Channel channel, String value) {
        int count = CNumber.whole(value).orElse(-1);
        if (count >= 0) {
            Marks.of(channel).maxForwards(count);
        }
        return count >= 0;
    }

    private static boolean transferCapability(Channel channel, String value) {
        Optional<TransferCapability> capability = TransferCapability.parse(value);
        capability.ifPresent(c -> Marks.of(channel).transferCapability(c.code()));
        return capability.isPresent();
    }

    /** The other channel of the bridge in which this one stands. */
    private static String peer(Channel channel) {
        return channel.bridge().flatMap(id -> channel.pbx().bridges().find(id)).stream()
                .flatMap(bridge -> bridge.channels().stream())
                .filter(other -> other != channel)
                .map(Channel::name)
                .findFirst()
                .orElse("");
    }

    /** One name for all channels of a call in logs: made of the serial number of its oldest. */
    private static String callId(Channel channel) {
        String linkedId = channel.linkedId();
        String serial = linkedId.substring(linkedId.lastIndexOf('.') + 1);
        String digits = Integer.toHexString(CNumber.atoi(serial));
        return "[C-" + "0".repeat(8 - digits.length()) + digits + "]";
    }
}
