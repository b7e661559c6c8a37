"""Fetching: pages, feeds and captures, from a server of this test on the loopback interface."""
import gzip
import hashlib
import http.server
import json
import os
import signal
import subprocess
import threading
import time

import binary
from binary import BinaryTest

REPORT = "The ferry is late, said Ada Vale, the mayor of Lowland. The harbour office denied the report.\n"
PAGE = ("<!DOCTYPE html><html lang=en><head><meta charset=utf-8><title>Ferry to stay in port</title>"
        '<meta property="og:site_name" content="Harbour Post"></head><body><article><h1>Ferry to stay in port</h1>'
        "<p>The evening ferry will not sail again before spring, officials told the Lowland Wire on Tuesday, "
        "after a week of storms that damaged the pier and two of its cranes.</p>"
        "<p>&ldquo;We were never asked about the ferry,&rdquo; said Ada Vale, the mayor of Lowland, who called the plan "
        "a slap in the face of everybody who lives on the island.</p>"
        "<p>The harbour office denied the report. The ministry of transport declined to comment.</p>"
        "</article></body></html>").encode()


class Server(http.server.ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Handler)
        self.pages = {}  # path to (status, headers, body) or to a function of the handler
        self.requests = []  # (path, headers)
        threading.Thread(target=self.serve_forever, daemon=True).start()

    @property
    def url(self):
        return f"http://127.0.0.1:{self.server_port}"


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self):
        self.server.requests.append((self.path, dict(self.headers)))
        page = self.server.pages.get(self.path, (404, {}, b"no"))
        if callable(page):
            page = page(self)
            if page is None:
                return
        status, headers, body = page
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


def rss(base, *paths):
    items = "".join(f"<item><title>Item {path}</title><link>{base}{path}</link><guid>{path}</guid>"
                    "<pubDate>Tue, 03 Mar 2026 10:00:00 GMT</pubDate></item>" for path in paths)
    return ('<?xml version="1.0"?><rss version="2.0"><channel><title>Harbour Wire</title>'
            f"<link>{base}/</link>{items}</channel></rss>").encode()


class Web(BinaryTest):
    def setUp(self):
        super().setUp()
        self.server = Server()
        self.addCleanup(self.server.server_close)
        self.addCleanup(self.server.shutdown)

    def serve(self, path, body, status=200, **headers):
        if isinstance(body, str):
            body = body.encode()
        self.server.pages[path] = (status, {name.replace("_", "-"): value for name, value in headers.items()}, body)

    def articles(self):
        run = self.run_hearsay("articles", "--jsonl")
        return [json.loads(line) for line in run.text.splitlines()]

    def paths(self):
        return [path for path, _ in self.server.requests]

    def test_the_own_machine_is_refused_without_a_request(self):
        self.serve("/a", REPORT)
        for url in (self.server.url + "/a", f"http://localhost:{self.server.server_port}/a", "http://[::1]/a",
                    "http://2130706433/", "http://127.1/", "ftp://127.0.0.1/", "http://u@127.0.0.1/"):
            run = self.run_hearsay("read", url)
            self.assertNotEqual(run.code, 0, url)
            self.assertEqual(len(run.messages.splitlines()), 1, run.messages)
        self.assertEqual(self.server.requests, [])

    def test_a_page_is_read_added_and_its_bytes_come_back(self):
        packed = gzip.compress(PAGE)
        self.serve("/old", b"", 301, Location="/ferry")
        self.serve("/ferry", packed, Content_Type="text/html", Content_Encoding="gzip")
        run = self.run_hearsay("add", "--allow-private", "--contact", "https://desk.example/", self.server.url + "/old")
        self.assertEqual(run.code, 0, run.messages)
        self.assertIn("added 1 article", run.messages)
        self.assertEqual(self.server.requests[0][1]["User-Agent"], "hearsay/0.1.0 (+https://desk.example/)")
        (article,) = self.articles()
        self.assertEqual(article["url"], self.server.url + "/ferry")
        shown = self.run_hearsay("show", article["id"]).text
        self.assertIn("captured 20", shown)
        capture = json.loads(self.run_hearsay("capture", article["id"], "--json").text)
        self.assertEqual(capture["status"], 200)
        self.assertEqual(capture["url"], self.server.url + "/old")
        self.assertEqual(capture["redirects"][0]["status"], 301)
        self.assertEqual(capture["articles"], [article["id"]])
        raw = self.run_hearsay("capture", capture["id"], "--raw").out
        self.assertEqual(raw, packed)
        self.assertEqual(capture["sha256"], hashlib.sha256(packed).hexdigest())
        self.assertEqual(self.run_hearsay("capture", capture["id"][:8], "--body").out, PAGE)
        self.assertIn("Content-Encoding: gzip", self.run_hearsay("capture", capture["id"]).text)
        self.assertEqual(self.run_hearsay("verify").code, 0)
        self.assertEqual(self.run_hearsay("backup", "copy").code, 0)
        self.assertEqual(self.run_hearsay("capture", "--ledger", "copy", capture["id"], "--raw").out, packed)

    def test_captures_go_out_as_an_archive_and_come_in_again(self):
        self.serve("/ferry", gzip.compress(PAGE), Content_Type="text/html", Content_Encoding="gzip")

        def chunked(to):
            body = REPORT.encode()
            to.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nTransfer-Encoding: chunked\r\n\r\n"
                           + b"%x\r\n%s\r\n0\r\n\r\n" % (len(body), body))

        self.server.pages["/plain"] = chunked
        added = self.run_hearsay("add", "--allow-private", self.server.url + "/ferry", self.server.url + "/plain")
        self.assertEqual(added.code, 0, added.messages)
        archive = self.run_hearsay("export", "--format", "warc").out
        self.assertEqual(archive.count(b"WARC-Type: response\r\n"), 2)
        self.write("captured.warc", archive)
        again = self.run_hearsay("read", "captured.warc", "--json")
        read = [json.loads(line)["article"] for line in again.text.splitlines()]
        self.assertEqual(sorted(article["text"] for article in read),
                         sorted(json.loads(line)["article"]["text"]
                                for line in self.run_hearsay("export").text.splitlines()), again.messages)
        self.assertEqual(self.run_hearsay("export", "--format", "warc", "--since", "2026").code, 2)

    def test_bytes_are_left_out_where_asked(self):
        self.serve("/a", REPORT, Content_Type="text/plain")
        self.assertEqual(self.run_hearsay("add", "--allow-private", "--no-capture", self.server.url + "/a").code, 0)
        (article,) = self.articles()
        self.assertIn("bytes not kept", self.run_hearsay("show", article["id"]).text)
        run = self.run_hearsay("capture", article["id"], "--raw")
        self.assertEqual(run.code, 3)
        self.assertIn(hashlib.sha256(REPORT.encode()).hexdigest(), run.messages)

    def test_what_cannot_be_read_is_said_and_the_rest_is_read(self):
        self.serve("/a", REPORT, Content_Type="text/plain")
        self.serve("/round", b"", 302, Location="/round")
        base = self.server.url
        run = self.run_hearsay("add", "--allow-private", base + "/missing", base + "/round", base + "/a")
        self.assertEqual(run.code, 3)
        self.assertIn("answered 404 (not found)", run.messages)
        self.assertIn("redirects more than 8 times", run.messages)
        self.assertEqual(len(self.articles()), 1)

    def test_a_bomb_is_refused(self):
        bomb = gzip.compress(b"\0" * (300 << 20), 9)
        self.serve("/bomb", bomb, Content_Type="text/plain", Content_Encoding="gzip")
        began = time.monotonic()
        run = self.run_hearsay("read", "--allow-private", self.server.url + "/bomb")
        self.assertEqual(run.code, 3)
        self.assertEqual(run.text, "")
        self.assertLess(time.monotonic() - began, 20)

    def test_a_feed_is_added_once(self):
        base = self.server.url
        self.serve("/feed.xml", rss(base, "/b", "/a"), Content_Type="application/rss+xml")
        self.serve("/a", REPORT, Content_Type="text/plain")
        self.serve("/b", "Nobody asked us, said Lena Marr of the Lowland Wire.\n", Content_Type="text/plain")
        run = self.run_hearsay("add", "--feed", "--allow-private", base + "/feed.xml")
        self.assertEqual(run.code, 0, run.messages)
        self.assertEqual(len(run.text.splitlines()), 2, run.text)
        self.assertIn("Item /a", run.text.splitlines()[0])
        self.assertIn("Harbour Wire", run.text)
        self.assertEqual(self.paths(), ["/feed.xml", "/robots.txt", "/a", "/b"])
        again = self.run_hearsay("add", "--feed", "--allow-private", base + "/feed.xml")
        self.assertEqual(again.code, 1, again.messages)
        self.assertEqual(again.text, "")
        self.assertEqual(self.paths()[4:], ["/feed.xml"])
        self.assertEqual(self.run_hearsay("verify").code, 0)

    def test_a_feed_in_a_file_is_added(self):
        self.serve("/a", REPORT, Content_Type="text/plain")
        self.write("feed.xml", rss(self.server.url, "/a"))
        run = self.run_hearsay("add", "--feed", "--allow-private", "feed.xml")
        self.assertEqual(run.code, 0, run.messages)
        self.assertEqual(len(self.articles()), 1)

    def test_follow_once_asks_conditionally_and_only_when_due(self):
        base = self.server.url

        def feed(to):
            if to.headers.get("If-None-Match") == '"1"':
                return 304, {}, b""
            return 200, {"ETag": '"1"', "Content-Type": "application/rss+xml"}, rss(base, "/a", "/secret/b")

        self.server.pages["/feed.xml"] = feed
        self.serve("/a", REPORT, Content_Type="text/plain")
        self.serve("/robots.txt", "User-agent: *\nDisallow: /secret\n")
        words = ("follow", "--once", "--allow-private", "--every", "1s", base + "/feed.xml")
        run = self.run_hearsay(*words)
        self.assertEqual(len(run.text.splitlines()), 1, run.messages)
        self.assertIn("robots.txt of its host forbids it", run.messages)
        self.assertNotIn("/secret/b", self.paths())
        time.sleep(1.3)
        run = self.run_hearsay(*words)
        self.assertEqual((run.code, run.text), (1, ""), run.messages)
        self.assertEqual(self.server.requests[-1][1].get("If-None-Match"), '"1"')
        count = len(self.server.requests)
        run = self.run_hearsay("follow", "--once", "--allow-private", "--every", "1h", base + "/feed.xml")
        run = self.run_hearsay("follow", "--once", "--allow-private")  # the ledger knows it
        self.assertIn("is not due for another", run.messages)
        self.assertLessEqual(len(self.server.requests), count + 1)

    def test_follow_goes_on_until_it_is_stopped_and_leaves_the_ledger_free(self):
        base = self.server.url
        self.serve("/feed.xml", rss(base, "/a"), Content_Type="application/rss+xml")
        self.serve("/a", REPORT, Content_Type="text/plain")
        self.serve("/b", "Nobody asked us, said Lena Marr of the Lowland Wire.\n", Content_Type="text/plain")
        child = subprocess.Popen([binary.HEARSAY, "follow", "--allow-private", "--every", "1s", base + "/feed.xml"],
                                 cwd=self.folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                                 env=binary.ENVIRONMENT)
        self.addCleanup(child.kill)
        self.assertIn(b"Item /a", child.stdout.readline())
        self.serve("/feed.xml", rss(base, "/b", "/a"), Content_Type="application/rss+xml")
        self.assertIn(b"Item /b", child.stdout.readline())
        for _ in range(50):  # between two polls anybody may write
            added = self.run_hearsay("add", "report.txt")
            if added.code == 0:
                break
            time.sleep(0.1)
        self.assertEqual(added.code, 0, added.messages)
        child.send_signal(signal.SIGINT)
        out, messages = child.communicate(timeout=30)
        self.assertEqual(child.returncode, 0, messages)
        self.assertIn(b"added 2 articles", messages)
        self.assertEqual(out, b"")
        self.assertEqual(len(self.articles()), 3)
        self.assertEqual(self.run_hearsay("verify").code, 0)

    def test_wrong_words_are_answered_in_words(self):
        for words, said in ((("follow", "--every", "soon", "http://a.example/"), "--every takes a time"),
                            (("follow", "--every", "10s", "http://a.example/"), "at least 5 minutes"),
                            (("follow", "feed.xml"), "is no web address")):
            run = self.run_hearsay(*words)
            self.assertEqual(run.code, 2, run.messages)
            self.assertIn(said, run.messages)
        self.assertFalse(os.path.exists(self.path("hearsay.ledger")))
