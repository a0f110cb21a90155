#!/usr/bin/env python3
"""Figure g: from exec to the 200 OK of an INVITE that is sent every 5 ms. Prints each time and the median."""
import os, shutil, signal, socket, statistics, subprocess, sys, time

launcher, config, state, rounds = sys.argv[1], sys.argv[2], sys.argv[3], int(sys.argv[4])


def invite(number, port):
    body = ("v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\n"
            "m=audio 4000 RTP/AVP 0\r\na=rtpmap:0 PCMU/8000\r\n")
    return (f"INVITE sip:single@127.0.0.1:5160 SIP/2.0\r\nVia: SIP/2.0/UDP 127.0.0.1:{port};branch=z9hG4bKs{number}\r\n"
            f"From: <sip:start@127.0.0.1>;tag=s{number}\r\nTo: <sip:single@127.0.0.1>\r\nCall-ID: start-{os.getpid()}-{number}\r\n"
            f"CSeq: 1 INVITE\r\nContact: <sip:start@127.0.0.1:{port}>\r\nMax-Forwards: 70\r\n"
            f"Content-Type: application/sdp\r\nContent-Length: {len(body)}\r\n\r\n{body}").encode()


def once():
    shutil.rmtree(state, ignore_errors=True)
    sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    sock.bind(("127.0.0.1", 0))
    sock.settimeout(0.005)
    begin = time.monotonic()
    process = subprocess.Popen([launcher, "run", "-c", config, "-s", state], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        number = 0
        while time.monotonic() - begin < 30:
            number += 1
            try:
                sock.sendto(invite(number, sock.getsockname()[1]), ("127.0.0.1", 5160))
                answer = sock.recv(4096)
                if answer.startswith(b"SIP/2.0 200"):
                    return time.monotonic() - begin
            except (socket.timeout, ConnectionRefusedError):
                pass
        raise SystemExit("no answer within 30 s")
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait()
        sock.close()


times = [once() for _ in range(rounds)]
print("g: start: exec to the 200 OK: " + " ".join(f"{t:.2f}" for t in times) + f" s, median {statistics.median(times):.2f} s")
