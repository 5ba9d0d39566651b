"""The kinds of server, one file each, chosen by `connection.vendor`."""

from .base import Plan, Server, server_of

__all__ = ["Plan", "Server", "server_of"]
