// Web archives (WARC 1.0 and 1.1, as crawlers and Common Crawl's news archive write them) to
// articles.
#pragma once

#include "read/formats.h"
#include "read/warc/warc_records.h"

namespace hearsay {

// What became of the records of an archive. Each is counted once:
// records == articles + not_wanted + problems.
struct WarcCounts {
  uint64_t records = 0;
  uint64_t articles = 0;    // gave an article (or several)
  uint64_t not_wanted = 0;  // of a kind that holds no report: request, metadata, revisit, a picture
  uint64_t problems = 0;    // could not be read, each told with its offset and the reason
};

// A StreamReader, for bytes as they are in the file. Pages (text/html, text/plain) of responses
// with a status of 200 to 203, of resource and of conversion records become articles, their capture
// the record's address, time (WARC-Date: never taken for the date of publication) and head. At the
// end a remark counts the records that were passed over.
void read_warc(ByteSource& source, const StreamInput& input, const ReadOptions& options,
               const TakeArticle& take, const HearProblem& problem);

// The same, giving the counts.
WarcCounts read_warc_counted(ByteSource& source, const StreamInput& input,
                             const ReadOptions& options, const TakeArticle& take,
                             const HearProblem& problem);

}  // namespace hearsay
