// What was fetched, to articles.
#pragma once

#include <memory>
#include <string>

#include "hearsay/capture.h"
#include "read/source.h"

namespace hearsay {

// What SourceInput says of a capture; its name in messages is the final address.
SourceInput source_of(const Capture& capture);

// Why what came back is nothing to read: "... answered 404 (not found)". Ok for 200.
Status check_answer(const Capture& capture);

// Reads the body of `capture`, in confinement, by its Content-Type and its bytes. Each article
// points to it. Whatever cannot be read goes to `problem`.
void read_capture(const std::shared_ptr<const Capture>& capture, const ReadOptions& options,
                  const TakeArticle& take, const HearProblem& problem);

// Fetches `url` as options.fetch says, and reads what comes back.
void read_web_address(const std::string& url, const ReadOptions& options, const TakeArticle& take,
                      const HearProblem& problem);

}  // namespace hearsay
