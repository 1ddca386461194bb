"""A real OpenID Connect provider on this machine: discovery, authorization code with PKCE, RS256, keys, log-out.

It believes whoever clicks an account's name, and is strict about everything else that a provider checks.
"""

from __future__ import annotations

import base64
import hashlib
import json
import secrets
import threading
import time
from contextlib import contextmanager
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlencode, urlsplit

from joserfc import jwt
from joserfc.jwk import RSAKey

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

CLIENT, SECRET = "desk", "the-client's-secret-0123456789"


class Provider:
    """What the provider knows: accounts by subject with their claims, and the codes that wait to be redeemed."""

    def __init__(self, accounts: Mapping[str, Mapping[str, Any]]) -> None:
        self.accounts = {subject: dict(claims) for subject, claims in accounts.items()}
        self.key = RSAKey.generate_key(2048, {"kid": "one", "use": "sig", "alg": "RS256"})
        self.stranger = RSAKey.generate_key(2048, {"kid": "one", "use": "sig", "alg": "RS256"})
        self.forges = False  # signs with a key that it does not publish
        self.issuer = ""
        self.codes: dict[str, dict[str, str]] = {}
        self.redeemed: list[str] = []

    def begin(self, asked: dict[str, str], subject: str) -> str:
        """The address to send the browser back to, with a code for the account."""
        code = secrets.token_urlsafe(16)
        self.codes[code] = asked | {"subject": subject}
        return asked["redirect_uri"] + "?" + urlencode({"code": code, "state": asked["state"]})

    def redeem(self, sent: dict[str, str], authorization: str) -> dict[str, Any]:
        """Tokens for a code; raises ValueError for anything that is not as it must be."""
        basic = base64.b64encode(f"{CLIENT}:{SECRET}".encode()).decode()
        if authorization != f"Basic {basic}":
            raise ValueError("invalid_client")
        asked = self.codes.pop(sent.get("code", ""), None)
        if asked is None or sent.get("redirect_uri") != asked["redirect_uri"]:
            raise ValueError("invalid_grant")
        challenge = base64.urlsafe_b64encode(hashlib.sha256(sent.get("code_verifier", "").encode()).digest())
        if challenge.rstrip(b"=").decode() != asked.get("code_challenge"):
            raise ValueError("invalid_grant")
        now = int(time.time())
        held = self.accounts[asked["subject"]]
        about = {"iss": self.issuer, "aud": CLIENT, "iat": now, "exp": now + 300, "sub": asked["subject"]}
        about |= {"nonce": asked["nonce"]} | held
        self.redeemed.append(asked["subject"])
        token = jwt.encode({"alg": "RS256", "kid": "one"}, about, self.stranger if self.forges else self.key)
        return {"access_token": secrets.token_urlsafe(16), "token_type": "Bearer", "expires_in": 300, "id_token": token}

    def discovery(self) -> dict[str, Any]:
        return {
            "issuer": self.issuer,
            "authorization_endpoint": f"{self.issuer}/authorize",
            "token_endpoint": f"{self.issuer}/token",
            "jwks_uri": f"{self.issuer}/jwks",
            "userinfo_endpoint": f"{self.issuer}/userinfo",
            "end_session_endpoint": f"{self.issuer}/logout",
            "response_types_supported": ["code"],
            "subject_types_supported": ["public"],
            "id_token_signing_alg_values_supported": ["RS256"],
            "code_challenge_methods_supported": ["S256"],
            "token_endpoint_auth_methods_supported": ["client_secret_basic"],
        }


class _Handler(BaseHTTPRequestHandler):
    provider: Provider

    def do_GET(self) -> None:
        path, asked = self._asked(urlsplit(self.path).query)
        if path == "/.well-known/openid-configuration":
            self._json(self.provider.discovery())
        elif path == "/jwks":
            self._json({"keys": [self.provider.key.as_dict(private=False)]})
        elif path == "/authorize" and asked.get("client_id") == CLIENT and "openid" in asked.get("scope", ""):
            if "as" in asked:
                self._redirect(self.provider.begin(asked, asked["as"]))
            else:
                self._choice(asked)
        elif path == "/logout":
            self._redirect(asked["post_logout_redirect_uri"])
        else:
            self.send_error(404)

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        path, sent = self._asked(body)
        if path != "/token":
            self.send_error(404)
            return
        try:
            self._json(self.provider.redeem(sent, self.headers.get("Authorization", "")))
        except ValueError as error:
            self._json({"error": str(error)}, 400)

    def _asked(self, query: str) -> tuple[str, dict[str, str]]:
        return urlsplit(self.path).path, {name: values[0] for name, values in parse_qs(query).items()}

    def _choice(self, asked: dict[str, str]) -> None:
        links = "".join(
            f'<p><a href="/authorize?{escape(urlencode(asked | {"as": subject}))}">{escape(claims["name"])}</a></p>'
            for subject, claims in self.provider.accounts.items()
        )
        self._send(200, "text/html; charset=utf-8", f"<!doctype html><title>统一登录</title>{links}".encode())

    def _json(self, value: dict[str, Any], status: int = 200) -> None:
        self._send(status, "application/json", json.dumps(value).encode())

    def _redirect(self, address: str) -> None:
        self.send_response(302)
        self.send_header("Location", address)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _send(self, status: int, kind: str, body: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


@contextmanager
def serving_accounts(accounts: Mapping[str, Mapping[str, Any]]) -> Iterator[Provider]:
    """A provider with these accounts for as long as the block runs; its address is ``issuer``."""
    provider = Provider(accounts)
    handler = type("Handler", (_Handler,), {"provider": provider})
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        provider.issuer = f"http://127.0.0.1:{server.server_port}"
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        thread.start()
        try:
            yield provider
        finally:
            server.shutdown()
            thread.join()


def secrets_toml(provider: Provider, address: str) -> str:
    """The secrets.toml of a desk at ``address`` that logs in with the provider."""
    return (
        f'[auth]\nredirect_uri = "{address}/oauth2callback"\ncookie_secret = "{secrets.token_urlsafe(32)}"\n'
        f'client_id = "{CLIENT}"\nclient_secret = "{SECRET}"\n'
        f'server_metadata_url = "{provider.issuer}/.well-known/openid-configuration"\n'
    )
