// hearsay capture: what was fetched, as it came.
#include "cli/ledger_access.h"
#include "io/compressed/compression.h"
#include "hearsay/captures.h"
#include "show/capture_view.h"

namespace hearsay::cli {

int run_capture(Session& session, const Arguments& arguments) {
  Result<Ledger> ledger = open_ledger(arguments, LedgerMode::Read);
  if (!ledger.ok()) return session.fail(ledger.status());
  const Result<KeptCapture> kept = find_capture(*ledger, arguments.operands()[0]);
  if (!kept.ok()) return query_failed(session, arguments, kept.status());
  const Capture& capture = kept->capture;
  if (arguments.has("--json")) {
    session.out.write(capture_json(*kept) + "\n");
    return kFound;
  }
  if (!arguments.has("--raw") && !arguments.has("--body")) {
    session.out.write(capture_text(*kept, session.terminal.style));
    return kFound;
  }
  if (!capture.body_kept) {
    return session.fail({StatusKind::NotFound, "the bytes of " + capture.id +
                                                   " were not kept; its SHA-256 is " +
                                                   capture.sha256});
  }
  const bool packed = compression_of(capture.body) == Compression::Gzip &&
                      !header_value(capture.headers, "Content-Encoding").empty();
  if (arguments.has("--raw") || !packed) {
    session.out.write(capture.body);
    return kFound;
  }
  const Result<std::string> body = inflate_body(capture.body, {}, capture.id);
  if (!body.ok()) return session.fail(body.status());
  session.out.write(*body);
  return kFound;
}

}  // namespace hearsay::cli
