package org.hookswitch.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Writes dialplans in three manners: as a web interface generates them, as a call centre grows them, and as people write
 * them by hand. The same seed writes the same text. Some lines are wrong on purpose; those carry {@code ;!} and the code
 * that is to be found there.
 */
final class CorpusGenerator {

    private final Random random;
    private final StringBuilder out = new StringBuilder();

    private CorpusGenerator(long seed) {
        random = new Random(seed);
    }

    private void line(String text, Object... values) {
        out.append(values.length == 0 ? text : text.formatted(values)).append('\n');
    }

    private String pick(String... words) {
        return words[random.nextInt(words.length)];
    }

    private boolean oneIn(int chances) {
        return random.nextInt(chances) == 0;
    }

    // ---- as a web interface generates them

    /** Many small contexts that include each other, hooks for additions, subroutines with labels, one line a statement. */
    static String generated(long seed, int phones) {
        CorpusGenerator g = new CorpusGenerator(seed);
        g.generatedHead();
        List<String> includes = new ArrayList<>();
        for (String feature :
                List.of("dnd-on", "dnd-off", "cf-on", "cf-off", "speakextennum", "echo-test", "talkingclock")) {
            g.generatedFeature("app-" + feature, "*" + (60 + includes.size()), feature);
            includes.add("app-" + feature);
        }
        for (int queue = 0; queue < Math.max(2, phones / 40); queue++) {
            g.generatedQueue(500 + queue);
        }
        for (int menu = 1; menu <= Math.max(2, phones / 50); menu++) {
            g.generatedMenu(menu);
        }
        g.generatedConditions(phones);
        g.generatedPhones(phones);
        g.generatedOutbound();
        g.generatedInbound(phones);
        g.generatedSubroutines();
        g.line("[from-internal]");
        g.line("include => from-internal-custom");
        includes.forEach(name -> g.line("include => " + name));
        g.line("include => ext-queues");
        g.line("include => ext-local");
        g.line("include => outbound-allroutes");
        g.line("exten => h,1,Gosub(hangupcall,s,1())");
        g.line("same => n,Hangup()");
        g.line("");
        return g.out.toString();
    }

    private void generatedHead() {
        line("[general]");
        line("static = yes");
        line("writeprotect = no");
        line("");
        line("[globals]");
        line("RINGTIMER = 15");
        line("VM_PREFIX = *");
        line("OUT_1 = PJSIP/provider-a");
        line("OUT_2 = PJSIP/provider-b");
        line("TONEZONE = us");
        line("DIRECTION = ");
        line("");
    }

    private void generatedFeature(String context, String code, String what) {
        line("[%s]", context);
        line("include => %s-custom", context);
        line("exten => %s,1,Answer", code);
        line("exten => %s,n,Wait(1)", code);
        line("exten => %s,n,Gosub(user-callerid,s,1())", code);
        if (what.startsWith("dnd") || what.startsWith("cf")) {
            String key = what.startsWith("dnd") ? "DND" : "CF";
            line("exten => %s,n(set),Set(DB(%s/${AMPUSER})=%s)", code, key, what.endsWith("on") ? "YES" : "");
            line("exten => %s,n,Set(STATE=%s)", code, what.endsWith("on") ? "BUSY" : "NOT_INUSE");
            line("exten => %s,n,Gosub(state,s,1())", code);
            line("exten => %s,n,GotoIf($[\"${DB(AMPUSER/${AMPUSER}/lang)}\" = \"\"]?hook_1:hook_2)", code);
            line(
                    "exten => %s,n(hook_1),Playback(do-not-disturb&%s)",
                    code, what.endsWith("on") ? "activated" : "de-activated");
            line("exten => %s,n,Goto(end)", code);
            line("exten => %s,n(hook_2),Playback(beep)", code);
            line("exten => %s,n(end),Gosub(hangupcall,s,1())", code);
            line("exten => %s,n,Hangup", code);
        } else if (what.equals("echo-test")) {
            line("exten => %s,n,Playback(demo-echotest)", code);
            line("exten => %s,n,Echo", code);
            line("exten => %s,n,Playback(demo-echodone)", code);
            line("exten => %s,n,Hangup", code);
        } else if (what.equals("talkingclock")) {
            line("exten => %s,n(again),Set(FUTURETIME=$[${EPOCH} + 5])", code);
            line("exten => %s,n,Playback(at-tone-time-exactly)", code);
            line("exten => %s,n,SayUnixTime(${FUTURETIME},,IM \\'vm-and\\' S \\'seconds\\' p)", code);
            line("exten => %s,n,Set(COUNT=$[${COUNT} + 1])", code);
            line("exten => %s,n,GotoIf($[${COUNT} < 5]?again)", code);
            line("exten => %s,n,Hangup", code);
        } else {
            line("exten => %s,n,Playback(your)", code);
            line("exten => %s,n,SayDigits(${AMPUSER})", code);
            line("exten => %s,n,Hangup", code);
        }
        line("exten => h,1,Hangup");
        line("");
    }

    private void generatedQueue(int queue) {
        line("[ext-queues]");
        line("exten => %d,1,Gosub(user-callerid,s,1())", queue);
        line("exten => %d,n,Answer", queue);
        line("exten => %d,n,Gosub(block-cf,s,1(${EXTEN}))", queue);
        line("exten => %d,n,Set(QCIDPP=${IF($[${LEN(${VQ_CIDPP})} > 0]?${VQ_CIDPP}:-)})", queue);
        line("exten => %d,n,ExecIf($[\"${QCIDPP}\" != \"-\"]?Set(CALLERID(name)=${QCIDPP}${CALLERID(name)}))", queue);
        line("exten => %d,n,Set(MONITOR_FILENAME=/var/spool/q-%d-${UNIQUEID})", queue, queue);
        line("exten => %d,n,GotoIf($[\"${QUEUE_MEMBER_COUNT(%d)}\" = \"0\"]?empty)", queue, queue);
        line("exten => %d,n,QueueLog(%d,${UNIQUEID},NONE,DID,${FROM_DID})", queue, queue);
        line(
                "exten => %d,n,Queue(%d,tc,,,%d,,%s)",
                queue, queue, 60 + random.nextInt(5) * 30, oneIn(2) ? "queue-answered" : "");
        line("exten => %d,n(empty),Set(__NODEST=)", queue);
        line("exten => %d,n,Gosub(hangupcall,s,1())", queue);
        line("exten => %d,n,Hangup", queue);
        line("exten => %d*,1,Gosub(user-callerid,s,1())", queue);
        line("exten => %d*,n,AddQueueMember(%d,Local/${AMPUSER}@from-internal/n)", queue, queue);
        line("exten => %d*,n,Hangup", queue);
        line("");
    }

    private void generatedMenu(int menu) {
        line("[ivr-%d] ; menu number %d", menu, menu);
        line("include => ivr-%d-custom", menu);
        line("exten => s,1,Set(TIMEOUT_LOOPCOUNT=0)");
        line("exten => s,n,Set(INVALID_LOOPCOUNT=0)");
        line("exten => s,n,Set(_IVR_CONTEXT_${CONTEXT}=${IVR_CONTEXT})");
        line("exten => s,n,Set(_IVR_CONTEXT=${CONTEXT})");
        line("exten => s,n,GotoIf($[\"${CHANNEL(state)}\" = \"Up\"]?skip)");
        line("exten => s,n,Answer");
        line("exten => s,n,Wait(1)");
        line("exten => s,n(skip),Set(IVR_MSG=custom/menu-%d)", menu);
        line("exten => s,n(start),Set(TIMEOUT(digit)=3)");
        line("exten => s,n,ExecIf($[\"${IVR_MSG}\" != \"\"]?Background(${IVR_MSG}))");
        line("exten => s,n,WaitExten(10,)");
        int choices = 2 + random.nextInt(7);
        for (int key = 1; key <= choices; key++) {
            line("exten => %d,1(ivrsel-%d),NoOp(Selected %d)", key, key, key);
            line("exten => %d,n,Gosub(blkvm-clr,s,1())", key);
            line(
                    "exten => %d,n,Goto(%s)",
                    key,
                    pick("ext-queues,500,1", "ext-queues,501,1", "ivr-1,s,1", "ivr-2,s,start", "from-internal,1001,1"));
        }
        line("exten => i,1,Set(INVALID_LOOPCOUNT=$[${INVALID_LOOPCOUNT}+1])");
        line("exten => i,n,GotoIf($[${INVALID_LOOPCOUNT} > 3]?final)");
        line("exten => i,n,Set(IVR_MSG=no-valid-responce-pls-try-again)");
        line("exten => i,n,Goto(s,start)");
        line("exten => i,n(final),Playback(no-valid-responce-transfering)");
        line("exten => i,n,Goto(app-blackhole,hangup,1)");
        line("exten => t,1,Set(TIMEOUT_LOOPCOUNT=$[${TIMEOUT_LOOPCOUNT}+1])");
        line("exten => t,n,GotoIf($[${TIMEOUT_LOOPCOUNT} > 3]?final)");
        line("exten => t,n,Goto(s,start)");
        line("exten => t,n(final),Goto(app-blackhole,hangup,1)");
        line("exten => return,1,Set(_IVR_CONTEXT=${CONTEXT})");
        line("exten => return,n,Goto(s,start)");
        line("exten => h,1,Hangup");
        line("");
    }

    private void generatedConditions(int phones) {
        line("[timeconditions]");
        for (int i = 1; i <= Math.max(2, phones / 60); i++) {
            line("exten => %d,1,Set(DB(TC/%d/INUSESTATE)=INUSE)", i, i);
            line("exten => %d,n,Set(TCSTATE=false)", i);
            line("exten => %d,n,GotoIfTime(%02d:00-17:00,mon-fri,*,*?truestate)", i, 7 + random.nextInt(3));
            line("exten => %d,n,GotoIfTime(09:00-12:00,sat,*,*?truestate)", i);
            line("exten => %d,n(falsestate),Goto(ivr-1,s,1)", i);
            line("exten => %d,n(truestate),ExecIf($[\"${DB(TC/%d)}\" = \"true\"]?Set(DB(TC/%d)=))", i, i, i);
            line("exten => %d,n,GotoIf($[\"${TCRETURN}\" = \"RETURN\"]?return)", i);
            line("exten => %d,n,Goto(ivr-2,s,1)", i);
            line("exten => %d,n(return),Return()", i);
        }
        line("");
    }

    private void generatedPhones(int phones) {
        line("[ext-local]");
        line("include => ext-local-custom");
        for (int i = 1; i <= phones; i++) {
            int number = 1000 + i;
            line(
                    "exten => %d,1,Set(__RINGTIMER=${IF($[\"${DB(AMPUSER/%d/ringtimer)}\" > \"0\"]?${DB(AMPUSER/%d/ringtimer)}:${RINGTIMER})})",
                    number, number, number);
            line(
                    "exten => %d,n,Gosub(exten-vm,s,1(%s,%d,0,0,0))",
                    number, oneIn(4) ? "novm" : String.valueOf(number), number);
            line("exten => %d,n(dest),Set(__PICKUPMARK=)", number);
            line("exten => %d,n,GotoIf($[\"${DIALSTATUS}\" = \"BUSY\"]?busy)", number);
            line("exten => %d,n,Hangup", number);
            line("exten => %d,n(busy),Busy(20)", number);
            line("exten => %d,hint,PJSIP/%d%s", number, number, oneIn(2) ? "&Custom:DND" + number : "");
            line("exten => *%d,1,Gosub(vm,s,1(%d,DIRECTDIAL))", number, number);
            line("exten => *%d,n,Hangup", number);
        }
        line("exten => vmret,1,GotoIf($[\"${IVR_RETVM}\" = \"RETURN\" & \"${IVR_CONTEXT}\" != \"\"]?playret)");
        line("exten => vmret,n,Hangup");
        line("exten => vmret,n(playret),Playback(exited-vm-will-be-transfered&silence/1)");
        line("exten => vmret,n,Goto(${IVR_CONTEXT},return,1)");
        line("");
    }

    private void generatedOutbound() {
        line("[outbound-allroutes]");
        line("include => outbound-allroutes-custom");
        for (int route = 1; route <= 4; route++) {
            line("include => outrt-%d", route);
        }
        line("exten => foo,1,Noop(bar)");
        line("exten => foo,n,Hangup");
        line("");
        String[][] patterns = {
            {"_1NXXNXXXXXX", "_NXXNXXXXXX"}, {"_011XXXXXXX.", "_00XXXXXX!"}, {"_911", "911"}, {"_9XXXXXXX", "_8XXXXXX"}
        };
        for (int route = 1; route <= 4; route++) {
            line("[outrt-%d]", route);
            line("include => outrt-%d-custom", route);
            for (String pattern : patterns[route - 1]) {
                if (pattern.equals("_911")) {
                    continue;
                }
                line("exten => %s,1,Gosub(user-callerid,s,1(LIMIT,EXTERNAL,))", pattern);
                line("exten => %s,n,Set(ROUTEID=%d)", pattern, route);
                line("exten => %s,n,Set(MOHCLASS=${IF($[\"${MOHCLASS}\"=\"\"]?default:${MOHCLASS})})", pattern);
                line("exten => %s,n,Set(_NODEST=)", pattern);
                line("exten => %s,n,Gosub(dialout-trunk,s,1(1,${EXTEN},,off))", pattern);
                line("exten => %s,n,Gosub(dialout-trunk,s,1(2,${EXTEN},,off))", pattern);
                line("exten => %s,n,Gosub(outisbusy,s,1())", pattern);
                line("exten => %s,n,Hangup", pattern);
            }
            line("");
        }
    }

    private void generatedInbound(int phones) {
        line("[from-trunk]");
        line("include => ext-did");
        line("");
        line("[ext-did]");
        line("include => ext-did-custom");
        for (int i = 0; i < Math.max(4, phones / 10); i++) {
            String did = "555" + (1000000 + random.nextInt(8999999));
            line("exten => %s,1,Set(__DIRECTION=INBOUND)", did);
            line("exten => %s,n,Gosub(sub-record-check,s,1(in,${EXTEN},dontcare))", did);
            line("exten => %s,n,Set(__FROM_DID=${EXTEN})", did);
            line("exten => %s,n,Set(CDR(did)=${FROM_DID})", did);
            line("exten => %s,n,ExecIf($[ \"${CALLERID(name)}\" = \"\" ] ?Set(CALLERID(name)=${CALLERID(num)}))", did);
            line("exten => %s,n,Set(CHANNEL(musicclass)=default)", did);
            line("exten => %s,n,Set(__MOHCLASS=default)", did);
            line(
                    "exten => %s,n(dest-ext),Goto(%s)",
                    did, pick("timeconditions,1,1", "ivr-1,s,1", "ext-queues,500,1", "from-internal,1002,1"));
        }
        line("exten => fax,1,Goto(app-blackhole,hangup,1)");
        line("exten => s,1,Goto(app-blackhole,hangup,1)");
        line("");
        line("[app-blackhole]");
        line("exten => hangup,1,NoOp(Blackhole Dest: Hangup)");
        line("exten => hangup,n,Hangup");
        line("exten => congestion,1,Answer");
        line("exten => congestion,n,PlayTones(congestion)");
        line("exten => congestion,n,Congestion(20)");
        line("exten => congestion,n,Hangup");
        line("");
    }

    private void generatedSubroutines() {
        line("[user-callerid]");
        line("exten => s,1,Set(AMPUSER=${IF($[\"${AMPUSER}\" = \"\"]?${CALLERID(num)}:${AMPUSER})})");
        line("exten => s,n,GotoIf($[\"${CHANNEL(channeltype)}\" = \"Local\"]?continue)");
        line("exten => s,n,ExecIf($[\"${REALCALLERIDNUM:1:2}\" = \"\"]?Set(__REALCALLERIDNUM=${CALLERID(number)}))");
        line("exten => s,n,Set(AMPUSERCIDNAME=${DB(AMPUSER/${AMPUSER}/cidname)})");
        line("exten => s,n,GotoIf($[\"x${AMPUSERCIDNAME:1:2}\" = \"x\"]?limit)");
        line("exten => s,n,Set(CALLERID(all)=\"${AMPUSERCIDNAME}\" <${AMPUSER}>)");
        line("exten => s,n(limit),Set(GROUP(concurrency_limit)=${AMPUSER})");
        line("exten => s,n,ExecIf($[\"${GROUP_COUNT(${AMPUSER}@concurrency_limit)}\" > \"3\"]?Set(LIMITED=yes))");
        line("exten => s,n(continue),Set(CALLERID(number)=${CALLERID(number):0:40})");
        line("exten => s,n,Set(CDR(cnum)=${CALLERID(num)})");
        line("exten => s,n,Return()");
        line("exten => h,1,Gosub(hangupcall,s,1())");
        line("");
        line("[state]");
        line("exten => s,1,Set(DEVICES=${DB(AMPUSER/${AMPUSER}/device)})");
        line("exten => s,n,GotoIf($[\"${DEVICES}\" = \"\" ]?return)");
        line("exten => s,n,Set(LOOPCNT=${FIELDQTY(DEVICES,&)})");
        line("exten => s,n,Set(ITER=1)");
        line("exten => s,n(begin),Set(DEVICE_STATE(Custom:DND${CUT(DEVICES,&,${ITER})})=${STATE})");
        line("exten => s,n,Set(ITER=$[${ITER} + 1])");
        line("exten => s,n,GotoIf($[${ITER} <= ${LOOPCNT}]?begin)");
        line("exten => s,n(return),Return()");
        line("");
        line("[block-cf]");
        line("exten => s,1,Set(__CFIGNORE=TRUE)");
        line("exten => s,n,Set(__FORWARD_CONTEXT=block-cf)");
        line("exten => s,n,Return()");
        line("exten => _X!,1,NoOp(Blocking callforward to ${EXTEN})");
        line("exten => _X!,n,Hangup");
        line("");
        line("[blkvm-clr]");
        line("exten => s,1,Set(SHARED(BLKVM,${BLKVM_CHANNEL})=)");
        line("exten => s,n,Set(GOSUB_RETVAL=)");
        line("exten => s,n,Return()");
        line("");
        line("[queue-answered]");
        line("exten => s,1,Set(CHANNEL(hangup_handler_push)=sub-hangup,s,1)");
        line("exten => s,n,ExecIf($[\"${QAPPENDMSG}\" != \"\"]?Playback(${QAPPENDMSG}))");
        line("exten => s,n,Return()");
        line("");
        line("[sub-hangup]");
        line("exten => s,1,Set(CDR(hangupcause)=${HANGUPCAUSE})");
        line("exten => s,n,Return()");
        line("");
        line("[sub-record-check]");
        line("exten => s,1,GotoIf($[${LEN(${FROMEXTEN})}]?initialized)");
        line("exten => s,n,Set(__REC_STATUS=INITIALIZED)");
        line("exten => s,n,Set(NOW=${EPOCH})");
        line("exten => s,n,Set(__DAY=${STRFTIME(${NOW},,%d)})"
                .replace("%d", "%%d")
                .formatted());
        line(
                "exten => s,n(initialized),Gosub(${IF($[${DIALPLAN_EXISTS(sub-record-check,${ARG1},1)}]?${ARG1}:dontcare)},1(${ARG3}))");
        line("exten => s,n,Return()");
        line("exten => in,1,ExecIf($[\"${ARG1}\" = \"force\"]?MixMonitor(${UNIQUEID}.wav,a))");
        line("exten => in,n,Return()");
        line("exten => dontcare,1,Return()");
        line("");
        line("[exten-vm]");
        line("exten => s,1,Gosub(user-callerid,s,1())");
        line("exten => s,n,Set(RingGroupMethod=none)");
        line("exten => s,n,Set(__EXTTOCALL=${ARG2})");
        line("exten => s,n,GotoIf($[\"${DB(CF/${EXTTOCALL})}\" != \"\"]?cf)");
        line("exten => s,n,Gosub(dial-one,s,1(${RINGTIMER},tr,${EXTTOCALL}))");
        line("exten => s,n,GotoIf($[\"${ARG1}\" = \"novm\"]?s-${DIALSTATUS},1)");
        line("exten => s,n,Gosub(vm,s,1(${ARG1},${DIALSTATUS}))");
        line("exten => s,n,Return()");
        line("exten => s,n(cf),Dial(Local/${DB(CF/${EXTTOCALL})}@from-internal/n,${RINGTIMER})");
        line("exten => s,n,Return()");
        line("exten => s-BUSY,1,Busy(20)");
        line("exten => s-NOANSWER,1,Playback(vm-nobodyavail)");
        line("exten => s-NOANSWER,n,Return()");
        line("exten => s-CHANUNAVAIL,1,Playback(vm-nobodyavail)");
        line("exten => s-CHANUNAVAIL,n,Return()");
        line("exten => _s-.,1,Return()");
        line("");
        line("[dial-one]");
        line("exten => s,1,Set(DEXTEN=${ARG3})");
        line("exten => s,n,Set(DIALSTATUS_CW=)");
        line("exten => s,n,GosubIf($[\"${DB(DND/${DEXTEN})}\" = \"YES\"]?dnd,1())");
        line("exten => s,n,ExecIf($[${LEN(${SIGNORE})}]?Set(D_OPTIONS=I))");
        line("exten => s,n,Set(DSTRING=${PJSIP_DIAL_CONTACTS(${DEXTEN})})");
        line("exten => s,n,GotoIf($[\"${DSTRING}\" = \"\"]?nodial)");
        line(
                "exten => s,n,Dial(${DSTRING},${ARG1},${ARG2}b(func-apply-headers^s^1(${DEXTEN}))U(macro-answered^${DEXTEN}))");
        line("exten => s,n,Return()");
        line("exten => s,n(nodial),Set(DIALSTATUS=CHANUNAVAIL)");
        line("exten => s,n,Return()");
        line("exten => dnd,1,Set(DIALSTATUS=BUSY)");
        line("exten => dnd,n,Return()");
        line("");
        line("[func-apply-headers]");
        line("exten => s,1,Set(TECH=${CUT(CHANNEL,/,1)})");
        line("exten => s,n,Set(SIPHEADERKEYS=${HASHKEYS(SIPHEADERS)})");
        line("exten => s,n,While($[\"${SET(sipkey=${SHIFT(SIPHEADERKEYS)})}\" != \"\"])");
        line("exten => s,n,Set(sipheader=${HASH(SIPHEADERS,${sipkey})})");
        line(
                "exten => s,n,ExecIf($[\"${sipheader}\" = \"unset\"]?Set(PJSIP_HEADER(remove,${sipkey})=):Set(PJSIP_HEADER(add,${sipkey})=${sipheader}))");
        line("exten => s,n,EndWhile");
        line("exten => s,n,Return()");
        line("");
        line("[macro-answered]");
        line("exten => s,1,Set(MASTER_CHANNEL(CALLEE)=${ARG1})");
        line("exten => s,n,Return()");
        line("");
        line("[vm]");
        line("exten => s,1,Gosub(user-callerid,s,1(SKIPTTL))");
        line("exten => s,n,Set(VMGAIN=${IF($[\"${VM_GAIN}\"!=\"\"]?g(${VM_GAIN}):)})");
        line("exten => s,n,GotoIf($[\"${ARG2}\" = \"BUSY\"]?busy)");
        line("exten => s,n,VoiceMail(${ARG1}@default,u${VMGAIN})");
        line("exten => s,n,Return()");
        line("exten => s,n(busy),VoiceMail(${ARG1}@default,b${VMGAIN})");
        line("exten => s,n,Return()");
        line("exten => o,1,Playback(one-moment-please)");
        line("exten => o,n,Goto(from-internal,1001,1)");
        line("exten => a,1,VoiceMailMain(${ARG1}@default)");
        line("exten => a,n,Return()");
        line("");
        line("[dialout-trunk]");
        line("exten => s,1,Set(DIAL_TRUNK=${ARG1})");
        line("exten => s,n,Set(DIAL_NUMBER=${ARG2})");
        line("exten => s,n,Set(OUTBOUND_GROUP=OUT_${DIAL_TRUNK})");
        line("exten => s,n,GotoIf($[\"${OUTMAXCHANS_${DIAL_TRUNK}}foo\" = \"foo\"]?nomax)");
        line("exten => s,n,GotoIf($[${GROUP_COUNT(OUT_${DIAL_TRUNK})} >= ${OUTMAXCHANS_${DIAL_TRUNK}}]?chanfull)");
        line("exten => s,n(nomax),Set(OUTNUM=${FILTER(0-9*#+,${DIAL_NUMBER})})");
        line("exten => s,n,Dial(${OUT_${DIAL_TRUNK}}/${OUTNUM},300,Tb(func-apply-headers^s^1))");
        line("exten => s,n,Goto(s-${DIALSTATUS},1)");
        line("exten => s,n(chanfull),Set(DIALSTATUS=CHANUNAVAIL)");
        line("exten => s,n,Return()");
        line("exten => s-BUSY,1,Busy(20)");
        line("exten => s-ANSWER,1,Hangup");
        line("exten => _s-.,1,Set(RC=${HANGUPCAUSE})");
        line("exten => _s-.,n,Return()");
        line("");
        line("[outisbusy]");
        line("exten => s,1,Progress");
        line("exten => s,n,Playback(all-circuits-busy-now&please-try-call-later,noanswer)");
        line("exten => s,n,Congestion(20)");
        line("exten => s,n,Gosub(hangupcall,s,1()) ;! HS0207");
        line("exten => s,n,Return()");
        line("");
        line("[hangupcall]");
        line("exten => s,1,GotoIf($[\"${USE_CONFIRMATION}\" = \"\" | \"${RINGGROUP_INDEX}\" = \"\"]?skiprg)");
        line("exten => s,n,Set(DB_DELETED=${DB_DELETE(RG/${RINGGROUP_INDEX}/${CHANNEL})})");
        line("exten => s,n(skiprg),GotoIf($[\"${BLKVM_BASE}\" = \"\"]?theend)");
        line("exten => s,n,ExecIf($[\"${ONETOUCH_REC}\" = \"1\"]?Set(DEVICE_STATE(Custom:TOUCH)=NOT_INUSE))");
        line("exten => s,n(theend),Return()");
        line("");
    }

    // ---- as a call centre grows them

    /** AGI scripts, conferences, log-ins of agents, many carriers, priorities with numbers. */
    static String callCentre(long seed, int campaigns) {
        CorpusGenerator g = new CorpusGenerator(seed);
        g.line("[globals]");
        g.line("TRUNK = PJSIP/carrier0");
        g.line("CONSOLE = Console/dsp");
        g.line("");
        g.line("[default]");
        g.line("include => agents");
        g.line("include => conferences");
        for (int i = 0; i < campaigns; i++) {
            g.line("include => carrier%d", i);
        }
        g.line("exten => h,1,AGI(agi://127.0.0.1:4577/call_log--HVcauses--PRI-----NODEBUG-----${HANGUPCAUSE})");
        g.line("");
        g.line("[agents]");
        for (int i = 0; i < campaigns * 8; i++) {
            int agent = 8600000 + i * 3;
            g.line("exten => %d,1,Dial(PJSIP/agent%d,55,o)", agent, i);
            g.line("exten => %d,2,Goto(default,8%d,1)", agent, 5026666);
            g.line("exten => %d,3,Hangup()", agent);
        }
        g.line("exten => 85026666,1,Wait(1)");
        g.line("exten => 85026666,2,AGI(leave_voicemail.agi,${EXTEN})");
        g.line("exten => 85026666,3,Hangup()");
        g.line("");
        g.line("[conferences]");
        for (int i = 0; i < campaigns * 4; i++) {
            int room = 8600051 + i;
            g.line("exten => *%d,1,Answer()", room);
            g.line("exten => *%d,n,Playback(conf)", room);
            g.line("exten => *%d,n,ConfBridge(%d,agent_bridge,agent_user)", room, room);
            g.line("exten => *%d,n,Hangup()", room);
        }
        g.line("exten => _7XXXXXXX,1,Answer()");
        g.line("exten => _7XXXXXXX,n,ConfBridge(${EXTEN:1},agent_bridge,monitor_user)");
        g.line("exten => _7XXXXXXX,n,Hangup()");
        g.line("exten => _68XXXXXXX,1,Answer()");
        g.line("exten => _68XXXXXXX,n,AGI(agi-park.agi,${EXTEN},---)");
        g.line("exten => _68XXXXXXX,n,Hangup()");
        g.line("");
        for (int i = 0; i < campaigns; i++) {
            g.callCentreCampaign(i);
        }
        return g.out.toString();
    }

    private void callCentreCampaign(int i) {
        String prefix = String.valueOf(910 + i);
        line("[carrier%d]", i);
        boolean wild = oneIn(6);
        String pattern = wild ? "_" + prefix + "." : "_" + prefix + "1NXXNXXXXXX";
        line("exten => %s,1,AGI(agi://127.0.0.1:4577/call_log)", pattern);
        line(
                "exten => %s,2,Dial(PJSIP/${EXTEN:3}@carrier%d,${CAMPDTO},%s)%s",
                pattern, i, pick("To", "tTo", "o"), wild ? " ;! HS0402" : "");
        line("exten => %s,3,GotoIf($[\"${DIALSTATUS}\" = \"CONGESTION\"]?5:4)", pattern);
        line("exten => %s,4,Hangup()", pattern);
        line(
                "exten => %s,5,Dial(PJSIP/backup/sip:%s@192.0.2.%d,,o)",
                pattern, "1${FILTER(0-9,${EXTEN:4})}", 10 + i % 200);
        line("exten => %s,6,Hangup()", pattern);
        if (oneIn(7)) {
            line("exten => %s,8,Hangup() ;! HS0206", pattern);
        }
        line("");
        line("[campaign%d]", i);
        int did = 8000 + i;
        line("exten => %d,1,Answer()", did);
        line("exten => %d,n,AMD(2000,2000,1000,5000,120,50,4,256)", did);
        line("exten => %d,n,GotoIf($[\"${AMDSTATUS}\" = \"%s\"]?machine)", did, pick("MACHINE", "AMDMACHINE"));
        line("exten => %d,n,AGI(agi-route.agi,CAMP%d,${UNIQUEID})", did, i);
        line("exten => %d,n,Queue(camp%d,%s,,,%d)", did, i, pick("t", "tc", "n"), 30 + i % 60);
        line("exten => %d,n,Hangup()", did);
        boolean broken = oneIn(9);
        line("exten => %d,n(%s),Playback(campaign%d/message)%s", did, "machine", i, "");
        line("exten => %d,n,%s(camp%d)%s", did, broken ? "VoiceMial" : "VoiceMail", i, broken ? " ;! HS0103" : "");
        line("exten => %d,n,Hangup()", did);
        line("exten => _%dX,1,Goto(%s,%d,%s)", did, oneIn(8) ? "campagne" + i : "campaign" + i, did, "1");
        tagLast("campagne", "HS0201");
        line(
                "exten => h,1,AGI(agi://127.0.0.1:4577/call_log--HVcauses--PRI-----NODEBUG-----${HANGUPCAUSE}-----${DIALSTATUS})");
        line("");
        line("[recording%d]", i);
        line("exten => 8309,1,Answer()");
        line("exten => 8309,2,MixMonitor(/var/spool/recordings/${CALLERID(name)}.wav)");
        line("exten => 8309,3,Wait(3600)");
        line("exten => 8309,4,Hangup()");
        if (oneIn(5)) {
            line(
                    "exten => 8310,1,System(/usr/bin/log-call %s)",
                    oneIn(2) ? "\"${CALLERID(name)}\"" : "${FILTER(0-9,${CALLERID(num)})}");
            tagLast("CALLERID(name)", "HS0403");
            line("exten => 8310,2,Hangup()");
        }
        line("");
    }

    /** Marks the last line with a code when it holds a text. */
    private void tagLast(String text, String code) {
        int begin = out.lastIndexOf("\n", out.length() - 2) + 1;
        if (out.indexOf(text, begin) >= 0) {
            out.setLength(out.length() - 1);
            out.append(" ;! ").append(code).append('\n');
        }
    }

    // ---- as people write them by hand

    /** Offices with same =>, screening, locks, hangup handlers, menus; and the mistakes that people make. */
    static String handmade(long seed, int offices) {
        CorpusGenerator g = new CorpusGenerator(seed);
        g.line("[general]");
        g.line("autofallthrough=yes");
        g.line("");
        g.line("[globals]");
        g.line("OPERATOR=PJSIP/operator");
        g.line("NIGHT=no");
        g.line("");
        for (int i = 0; i < offices; i++) {
            g.office("office" + i, 100 + i % 800);
        }
        return g.out.toString();
    }

    private void office(String name, int base) {
        line("; ---- %s ----", name);
        line("[%s]", name);
        line("include => %s-phones", name);
        line("include => %s-open,%d:00-17:30,mon-fri,*,*", name, 7 + random.nextInt(3));
        line("include => %s-closed", name);
        line("");
        line("[%s-phones]", name);
        int phones = 3 + random.nextInt(6);
        for (int i = 0; i < phones; i++) {
            int number = base * 10 + i;
            switch (i == 0 ? 1 : random.nextInt(5)) {
                case 0 -> {
                    line("exten => %d,1,Dial(PJSIP/%d,20)", number, number);
                    line(" same => n,VoiceMail(%d@default,u)", number);
                    line(" same => n,Hangup()");
                }
                case 1 -> {
                    line("exten => %d,1,Set(CHANNEL(hangup_handler_push)=%s-ended,s,1(%d))", number, name, number);
                    line(
                            " same => n,Dial(PJSIP/%d,25,b(%s-prepare^s^1(%d))U(%s-screen^%d))",
                            number, name, number, name, number);
                    line(" same => n,GotoIf($[\"${DIALSTATUS}\" = \"BUSY\"]?busy)");
                    line(" same => n,Hangup()");
                    line(" same => n(busy),Playback(vm-isonphone)");
                    line(" same => n,Hangup()");
                }
                case 2 -> {
                    line("exten => %d,1,Gosub(%s-ring,s,1(PJSIP/%d,${CALLERID(num)}))", number, name, number);
                    line(" same => n,NoOp(${GOSUB_RETVAL})");
                    line(" same => n,Hangup()");
                }
                case 3 -> {
                    line("exten => %d,1,Set(TRY=0)", number);
                    line(" same => n(again),Dial(PJSIP/%d,%d)", number, 10 + random.nextInt(20));
                    line(" same => n,Set(TRY=$[${TRY} + 1])");
                    line(" same => n,GotoIf($[${TRY} < 2]?again)");
                    line(" same => n,Goto(%s-menu,s,1)", name);
                }
                default -> {
                    line("exten => %d,1,Set(GOT=${LOCK(line%d)})", number, number);
                    line(" same => n,Dial(PJSIP/%d,20,B(%s-unlock^s^1(line%d)))", number, name, number);
                    line(" same => n,Hangup()");
                }
            }
            if (oneIn(3)) {
                line("exten => %d,hint,PJSIP/%d", number, number);
            }
        }
        mistake(name, base);
        line("");
        line("[%s-open]", name);
        line("exten => 0,1,Dial(${OPERATOR},20)");
        line(" same => n,Goto(%s-menu,s,1)", name);
        line("");
        line("[%s-closed]", name);
        line("exten => 0,1,Answer()");
        line(" same => n,Playback(after-hours)");
        line(" same => n,Hangup()");
        line("");
        officeRoutines(name);
        officeMenu(name, base);
    }

    private void officeRoutines(String name) {
        line("[%s-prepare]", name);
        line("exten => s,1,Set(PJSIP_HEADER(add,X-Phone)=${ARG1})");
        if (oneIn(10)) {
            line(" same => n,Playback(beep) ;! HS0303");
        }
        line(" same => n,Return()");
        line("");
        line("[%s-screen]", name);
        line("exten => s,1,Playback(call-from)");
        line(" same => n,SayDigits(${ARG1})");
        line(" same => n,Read(KEY,press-1,1,,2,5)");
        line(" same => n,GotoIf($[\"${KEY}\" = \"1\"]?take)");
        if (oneIn(8)) {
            line(" same => n,Hangup() ;! HS0302");
        } else {
            line(" same => n,Set(GOSUB_RESULT=%s)", pick("BUSY", "CONTINUE", "ABORT", "CONGESTION"));
        }
        line(" same => n(take),Return()");
        line("");
        line("[%s-ended]", name);
        line("exten => s,1,Log(NOTICE,call of ${ARG1} ended with ${HANGUPCAUSE})");
        if (oneIn(10)) {
            line(" same => n,Set(GLOBAL(LAST)=${ARG1}) ;! HS0301");
        } else {
            line(" same => n,Return()");
        }
        line("");
        line("[%s-unlock]", name);
        line("exten => s,1,Set(FREE=${UNLOCK(${ARG1})})");
        line(" same => n,Return()");
        line("");
        line("[%s-ring]", name);
        line("exten => s,1,Dial(${ARG1},20,g)");
        line(" same => n,GotoIf($[\"${DIALSTATUS}\" = \"ANSWER\"]?done)");
        line(" same => n,Playback(vm-nobodyavail)");
        line(" same => n(done),Return(${DIALSTATUS})");
        line("");
    }

    private void officeMenu(String name, int base) {
        line("[%s-menu]", name);
        line("exten => s,1,Answer()");
        line(" same => n,Set(TRIES=0)");
        line(" same => n(ask),Background(%s/menu)", name);
        line(" same => n,WaitExten(%d)", 3 + random.nextInt(5));
        line("exten => 1,1,Goto(%s-phones,%d,1)", name, base * 10);
        line("exten => 2,1,Goto(%s-phones,%d,1)", name, base * 10 + 1);
        if (oneIn(7)) {
            line("exten => 3,1,Goto(s,aks) ;! HS0203");
        }
        line("exten => _%dX,1,Goto(%s-phones,${EXTEN},1)", base, name);
        line("exten => i,1,Playback(invalid)");
        line(" same => n,Goto(s,ask)");
        line("exten => t,1,Set(TRIES=$[${TRIES} + 1])");
        line(" same => n,GotoIf($[${TRIES} > 2]?bye)");
        line(" same => n,Goto(s,ask)");
        line(" same => n(bye),Playback(vm-goodbye)");
        line(" same => n,Hangup()");
        line("");
    }

    /** One of the mistakes that people make, in some offices. */
    private void mistake(String name, int base) {
        int number = base * 10 + 9;
        switch (random.nextInt(24)) {
            case 0 -> line("exten => %dX,1,Goto(%s-menu,s,1) ;! HS0213", base, name);
            case 1 -> {
                line("exten => %d,1,Answer()", number);
                line(" same => n,GotoIf(${CALLERID(num)} = %d?own) ;! HS0121", number);
                line(" same => n,Playback(hello)");
                line(" same => n(own),Hangup()");
            }
            case 2 -> {
                line("exten => %d,1,Answer()", number);
                line(" same => n,Playbak(hello) ;! HS0103");
                line(" same => n,Hangup()");
            }
            case 3 -> {
                line("exten => %d,n,Answer() ;! HS0208", number);
                line(" same => n,Hangup()");
            }
            case 4 -> {
                line("exten => %d,1,Answer()", number);
                line(" same => n,NoOp(${CALLERID(num) ;! HS0112", number);
                line(" same => n,Hangup()");
            }
            case 5 -> {
                line("exten => %d,1,Macro(ring,%d) ;! HS0105", number, number);
                line(" same => n,Hangup()");
            }
            case 6 -> {
                line("exten => _9.,1,Dial(PJSIP/${EXTEN:1}@trunk) ;! HS0402");
                line(" same => n,Hangup()");
            }
            case 7 -> {
                line("exten => %d,1,Set(GOT=${LOCK(door)})", number);
                line(" same => n,Dial(PJSIP/door,20) ;! HS0312");
                line(" same => n,Set(FREE=${UNLOCK(door)})");
                line(" same => n,Hangup()");
            }
            case 8 -> {
                line("exten => %d,1,Dial(PJSIP/%d,20,U(%s-screen^s^1)) ;! HS0309", number, number, name);
                line(" same => n,Hangup()");
            }
            case 9 -> {
                line("exten => %d,1,Set(GREETING,hello) ;! HS0122", number);
                line(" same => n,Hangup()");
            }
            case 10 -> {
                line("exten => %d,1,Answer()", number);
                line(" same => n,Hangup()");
                line(" same => n,Playback(bye) ;! HS0207");
            }
            case 11 -> {
                line("exten => %d,1,NoOp(${TOUPER(x)}) ;! HS0106", number);
                line(" same => n,Hangup()");
            }
            default -> {
                // Most offices are right.
            }
        }
    }
}
