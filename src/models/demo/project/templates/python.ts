/** What Python projects of every kind have in common. */
export const pyproject = (entry: string | null, page: boolean) => `[build-system]
requires = ["setuptools>=77"]
build-backend = "setuptools.build_meta"

[project]
name = "__NAME__"
version = "0.1.0"
description = "__DESCRIPTION__"
readme = "README.md"
requires-python = ">=3.10"
license = "MIT"
dependencies = []
${entry === null ? "" : `\n[project.scripts]\n__NAME__ = "__PACKAGE__.${entry}:main"\n`}
[tool.setuptools]
packages = ["__PACKAGE__"]
${page ? `\n[tool.setuptools.package-data]\n__PACKAGE__ = ["static/*"]\n` : ""}`;

export const init = (exported: readonly string[]) => `"""__DESCRIPTION__"""

from .__CORE__ import ${exported.join(", ")}

__all__ = [${exported.map((name) => `"${name}"`).join(", ")}]
`;

export const main = (module: string) => `"""Runs the program: \`python -m __PACKAGE__\`."""

import sys

from .${module} import main

sys.exit(main())
`;

/** The way in over HTTP. \`page\`: whether it also shows the page in \`static/\`. */
export const server = (
  kept: boolean,
  page: boolean,
) => `"""Serves the routes over HTTP, with the standard library alone."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
${kept || page ? "from pathlib import Path\n" : ""}from urllib.parse import parse_qs, urlsplit

from .routes import Routes

LONGEST_BODY = 1_000_000
${
  page
    ? `STATIC = Path(__file__).parent / "static"
PAGES = {
    "/": ("index.html", "text/html; charset=utf-8"),
    "/app.js": ("app.js", "text/javascript; charset=utf-8"),
    "/style.css": ("style.css", "text/css; charset=utf-8"),
}
`
    : ""
}

def make_server(routes: Routes, port: int, host: str = "127.0.0.1") -> ThreadingHTTPServer:
    """Make a server of these routes that is ready to serve. Port 0 takes any free one."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            ${page ? "if not self.send_page():\n                self.reply(None)" : "self.reply(None)"}

        def do_POST(self) -> None:
            length = int(self.headers.get("Content-Length") or 0)
            if length > LONGEST_BODY:
                self.send_json(413, {"error": "The request is too long."})
                return
            try:
                body = json.loads(self.rfile.read(length) or b"null")
            except ValueError:
                self.send_json(400, {"error": "The request is not JSON."})
                return
            self.reply(body)

        def reply(self, body: object) -> None:
            address = urlsplit(self.path)
            query = parse_qs(address.query).get("q", [""])[0]
            self.send_json(*routes.answer(self.command, address.path, query, body))

        def send_json(self, status: int, value: object) -> None:
            self.send(status, json.dumps(value).encode(), "application/json")
${
  page
    ? `
        def send_page(self) -> bool:
            found = PAGES.get(urlsplit(self.path).path)
            if found is None:
                return False
            name, kind = found
            self.send(200, (STATIC / name).read_bytes(), kind)
            return True
`
    : ""
}
        def send(self, status: int, content: bytes, kind: str) -> None:
            self.send_response(status)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(content)))
            self.send_header("X-Content-Type-Options", "nosniff")
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, format: str, *args: object) -> None:
            """Keep quiet: whoever runs it has a proxy that writes a log."""

    return ThreadingHTTPServer((host, port), Handler)


def main(argv: Sequence[str] | None = None) -> int:
    """Serve until it is interrupted. PORT${kept ? " and __ENV___FILE" : ""} can be set in the environment."""
    port = int(os.environ.get("PORT", "8000"))
    ${kept ? `routes = Routes(Path(os.environ.get("__ENV___FILE", "__NAME__.json")))` : "routes = Routes()"}
    with make_server(routes, port) as server:
        print(f"Serving on http://127.0.0.1:{server.server_address[1]}")
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            print("Stopped.")
    return 0
`;

export const requirements = "# The standard library is enough.\n";
