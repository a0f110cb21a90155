#!/usr/bin/env python3
"""A web routine for Hookswitch: who is on the list hears busy, everybody else is put through.

    HOOK_SECRET=… ./screening.py 8080

handlers.conf:
    [web]
    secret = …
    [screening]
    stage = pre-bridge
    run = http://127.0.0.1:8080/screening
"""
import hashlib
import hmac
import json
import os
import sys
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

SECRET = os.environ["HOOK_SECRET"].encode()
UNWANTED = {"6666"}


class Screening(BaseHTTPRequestHandler):
    def do_POST(self):
        body = self.rfile.read(int(self.headers.get("Content-Length", "0")))
        sent = self.headers.get("X-Hookswitch-Timestamp", "")
        right = hmac.new(SECRET, sent.encode() + b"." + body, hashlib.sha256).hexdigest()
        fresh = sent.isdigit() and abs(time.time() - int(sent)) < 300
        if not fresh or not hmac.compare_digest("sha256=" + right, self.headers.get("X-Hookswitch-Signature", "")):
            self.send_error(403)
            return
        call = json.loads(body)
        unwanted = call["connected"]["number"] in UNWANTED
        answer = json.dumps({"variables": {"SCREENED": "yes"}, "result": "BUSY" if unwanted else ""}).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(answer)))
        self.end_headers()
        self.wfile.write(answer)

    def log_message(self, *_):
        pass


server = ThreadingHTTPServer(("127.0.0.1", int(sys.argv[1])), Screening)
print(server.server_port, flush=True)
server.serve_forever()
