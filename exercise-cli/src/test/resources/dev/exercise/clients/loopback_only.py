"""Keeps a Python process on this machine: whoever reaches out, fails the test that runs it."""

import ipaddress
import socket

_connect = socket.socket.connect
_connect_ex = socket.socket.connect_ex
_getaddrinfo = socket.getaddrinfo


def _require_loopback(family, address):
    if family in (socket.AF_INET, socket.AF_INET6):
        host = address[0]
        if host != "localhost" and not ipaddress.ip_address(host).is_loopback:
            raise PermissionError(f"this test stays on the machine, and {host} is not on it")


def _guarded_connect(self, address):
    _require_loopback(self.family, address)
    return _connect(self, address)


def _guarded_connect_ex(self, address):
    _require_loopback(self.family, address)
    return _connect_ex(self, address)


def _guarded_getaddrinfo(host, *arguments, **options):
    if host not in (None, "", "localhost", "127.0.0.1", "::1", b"localhost", b"127.0.0.1"):
        raise PermissionError(f"this test stays on the machine, and asked for {host!r}")
    return _getaddrinfo(host, *arguments, **options)


def install():
    socket.socket.connect = _guarded_connect
    socket.socket.connect_ex = _guarded_connect_ex
    socket.getaddrinfo = _guarded_getaddrinfo
