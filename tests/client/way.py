"""What stands on the way to a server: TLS with a certificate of its own, and a proxy."""

from __future__ import annotations

import base64
import http.server
import socket
import ssl
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path


def make_certificate(folder: Path, name: str) -> Path:
    """Write a self-signed certificate for a name or address, with its key, as one PEM file."""
    kind = "IP" if name[0].isdigit() else "DNS"
    target = folder / f"{name}.pem"
    line = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2"]
    line += ["-subj", f"/CN={name}", "-addext", f"subjectAltName={kind}:{name}"]
    line += ["-keyout", str(target), "-out", str(folder / "cert.pem")]
    subprocess.run(line, check=True, capture_output=True, timeout=30)
    with target.open("a") as file:
        file.write((folder / "cert.pem").read_text())
    return target


def public_part(pem: Path) -> str:
    text = pem.read_text()
    return text[text.index("-----BEGIN CERTIFICATE") :]


@contextmanager
def https(pem: Path, body: bytes = b"{}") -> Iterator[str]:
    """Serve one answer over TLS; yield the address."""
    seen: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def handle_any(self) -> None:
            self.rfile.read(int(self.headers.get("Content-Length") or 0))
            seen.append(self.path)
            self.send_response(200)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        do_GET = do_POST = handle_any

        def log_message(self, format: str, *args: object) -> None:
            pass

    class Server(ThreadingHTTPServer):
        daemon_threads = True

        def get_request(self) -> tuple[socket.socket, object]:
            plain, address = self.socket.accept()
            plain.settimeout(5)
            return context.wrap_socket(plain, server_side=True, do_handshake_on_connect=False), (
                address
            )

        def handle_error(self, request: object, client_address: object) -> None:
            pass  # who does not trust us hangs up

    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(pem)
    with running(Server(("127.0.0.1", 0), Handler)) as port:
        yield f"https://127.0.0.1:{port}"


class Proxy(ThreadingHTTPServer):
    """Forward plain requests to one server and tunnels to another, whatever host is asked for."""

    daemon_threads = True

    def __init__(self, target: tuple[str, int], login: str = "") -> None:
        self.target = target
        self.login = login
        self.asked: list[str] = []
        super().__init__(("127.0.0.1", 0), _ProxyHandler)

    def handle_error(self, request: object, client_address: object) -> None:
        pass


class _ProxyHandler(BaseHTTPRequestHandler):
    server: Proxy

    def handle_any(self) -> None:
        self.server.asked.append(f"{self.command} {self.path}")
        if self.server.login:
            wanted = "Basic " + base64.b64encode(self.server.login.encode()).decode()
            if self.headers.get("Proxy-Authorization") != wanted:
                self.send_response(407)
                self.send_header("Content-Length", "0")
                self.end_headers()
                return
        with socket.create_connection(self.server.target, 5) as other:
            if self.command == "CONNECT":
                self.send_response(200)
                self.end_headers()
                self._tunnel(other)
                return
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            path = "/" + self.path.split("/", 3)[3]
            lines = [f"{self.command} {path} HTTP/1.1", "Connection: close"]
            skipped = ("connection", "proxy-authorization")
            lines += [f"{k}: {v}" for k, v in self.headers.items() if k.lower() not in skipped]
            other.sendall("\r\n".join([*lines, "", ""]).encode() + body)
            while block := other.recv(65536):
                self.wfile.write(block)
        self.close_connection = True

    do_GET = do_POST = do_CONNECT = handle_any

    def _tunnel(self, other: socket.socket) -> None:
        def back() -> None:
            try:
                while block := other.recv(65536):
                    self.connection.sendall(block)
            except OSError:
                return

        thread = threading.Thread(target=back, daemon=True)
        thread.start()
        try:
            while block := self.connection.recv(65536):
                other.sendall(block)
            other.shutdown(socket.SHUT_WR)
        except OSError:
            pass
        thread.join(5)

    def log_message(self, format: str, *args: object) -> None:
        pass


@contextmanager
def running(server: http.server.HTTPServer) -> Iterator[int]:
    """Run a server in a thread; yield its port."""
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    try:
        yield server.server_address[1]
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
