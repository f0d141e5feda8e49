#!/usr/bin/env python3
"""Serves a folder of static files, for trying the page out; any other host will do as well.

usage: serve.py FOLDER HOST PORT

Prints the address once it answers. Port 0 takes any that is free.
"""
import functools
import http.server
import pathlib
import signal
import sys


class Handler(http.server.SimpleHTTPRequestHandler):
    # The types are stated here: what a machine's own tables say differs.
    extensions_map = {".html": "text/html; charset=utf-8", ".js": "text/javascript; charset=utf-8",
                      ".css": "text/css; charset=utf-8", ".wasm": "application/wasm", ".svg": "image/svg+xml",
                      ".txt": "text/plain; charset=utf-8", "": "application/octet-stream"}
    protocol_version = "HTTP/1.1"

    def end_headers(self):
        # A page that was built anew is seen at once.
        self.send_header("Cache-Control", "no-cache")
        self.send_header("X-Content-Type-Options", "nosniff")
        super().end_headers()

    def log_message(self, format, *args):
        pass


class Server(http.server.ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 64


def main():
    if len(sys.argv) != 4 or not sys.argv[3].isdigit():
        sys.exit(__doc__)
    folder, host, port = pathlib.Path(sys.argv[1]).resolve(), sys.argv[2], int(sys.argv[3])
    try:
        server = Server((host, port), functools.partial(Handler, directory=str(folder)))
    except (OSError, OverflowError) as error:
        sys.exit(f"error: cannot serve on {host} port {port}: {getattr(error, 'strerror', None) or error}; "
                 "choose another with --port, or stop what uses it")
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    print(f"http://{host}:{server.server_address[1]}/", flush=True)
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        pass


main()
